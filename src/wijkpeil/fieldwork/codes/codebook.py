"""The codebook: codes as a tree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.language import gettext as _


@dataclass(frozen=True, slots=True)
class Codebook:
    """Codes in order: a code before those under it, siblings by name.

    Attributes
    ----------
    codes : tuple of Code
    by_id : dict of str to Code

    Examples
    --------
    >>> book = Codebook.of([Code("b", "Bankjes", parent="v"), Code("v", "Voorzieningen")])
    >>> [(code.name, book.depth(code.id)) for code in book.codes]
    [('Voorzieningen', 0), ('Bankjes', 1)]
    """

    codes: tuple[Code, ...] = ()
    by_id: dict[str, Code] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, codes: Iterable[Code]) -> "Codebook":
        """Put codes in order.

        Raises
        ------
        FieldworkError
            If an id occurs twice, a parent is unknown, codes stand under each other in a ring,
            or two have the kind "development".
        """
        given = tuple(codes)
        by_id = {code.id: code for code in given}
        _check(given, by_id)
        below: dict[str, list[Code]] = {}
        for code in given:
            below.setdefault(code.parent, []).append(code)
        ordered = tuple(_depth_first(below))
        if len(ordered) < len(given):
            lost = sorted(set(by_id) - {code.id for code in ordered})
            message = _("These codes stand under each other in a ring: {codes}.")
            raise FieldworkError(message.format(codes=", ".join(lost)))
        return cls(ordered, {code.id: code for code in ordered})

    def get(self, code: str) -> Code:
        """Give a code by its id.

        Raises
        ------
        FieldworkError
            If there is none.
        """
        try:
            return self.by_id[code]
        except KeyError:
            message = _("There is no code “{code}” in the codebook.").format(code=code)
            raise FieldworkError(message) from None

    def children(self, code: str) -> tuple[Code, ...]:
        """Give the codes right under one; those at the top for ""."""
        return tuple(it for it in self.codes if it.parent == code)

    def under(self, code: str) -> tuple[Code, ...]:
        """Give a code and everything under it."""
        found = {code}
        for it in self.codes:  # a parent comes before its children
            if it.parent in found:
                found.add(it.id)
        return tuple(it for it in self.codes if it.id in found)

    def path(self, code: str) -> tuple[Code, ...]:
        """Give a code with those above it, the top first."""
        it = self.get(code)
        return (*(self.path(it.parent) if it.parent else ()), it)

    def depth(self, code: str) -> int:
        """Give how many codes stand above one."""
        return len(self.path(code)) - 1

    def factors(self) -> tuple[Code, ...]:
        """Give the codes that have a column in the matrix: factors, and development first."""
        development = tuple(it for it in self.codes if it.kind == "development")
        return (*development, *(it for it in self.codes if it.kind == "factor"))


def _check(codes: tuple[Code, ...], by_id: dict[str, Code]) -> None:
    if len(by_id) < len(codes):
        ids = [code.id for code in codes]
        twice = next(one for one in ids if ids.count(one) > 1)
        raise FieldworkError(_("The code id {id} occurs twice.").format(id=twice))
    for code in codes:
        if code.parent and code.parent not in by_id:
            message = _("The code {code} stands under “{parent}”, which is not in the codebook.")
            raise FieldworkError(message.format(code=code.id, parent=code.parent))
    development = [code.id for code in codes if code.kind == "development"]
    if len(development) > 1:
        message = _("Only one code can be of kind “development”; these are: {codes}.")
        raise FieldworkError(message.format(codes=", ".join(sorted(development))))


def _depth_first(below: dict[str, list[Code]], parent: str = "") -> Iterator[Code]:
    for code in sorted(below.get(parent, ()), key=lambda it: (it.name.casefold(), it.id)):
        yield code
        yield from _depth_first(below, code.id)
