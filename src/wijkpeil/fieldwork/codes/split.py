"""Splitting a code: its passages are dealt out over codes under it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.change import Change, RowChange
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.codebook import Codebook
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.language import gettext as _


def split_code(
    codebook: Codebook,
    code: str,
    *,
    parts: Iterable[Code],
    dealt: Mapping[str, str],
    codings: Iterable[Coding],
) -> Change:
    """Make codes under a code, and give some of its passages one of those instead.

    The code itself stays: passages that nobody dealt out keep it, so that none is lost. Cells of
    the matrix keep resting on the same codings.

    Parameters
    ----------
    codebook : Codebook
    code : str
        Id of the code to split.
    parts : iterable of Code
        The new codes; their parent is set to the code.
    dealt : mapping of str to str
        From ids of codings to the id of one of the parts.
    codings : iterable of Coding
        All codings of the code, at least.

    Raises
    ------
    FieldworkError
        If the code is unknown, a part's id is taken, or a coding is dealt to no part or is not
        one of the code's.
    """
    old = codebook.get(code)
    new = tuple(replace(part, parent=code) for part in parts)
    Codebook.of([*codebook.codes, *new])
    own = {it.id: it for it in codings if it.code == code}
    names = {part.id for part in new}
    for coding, part in dealt.items():
        if coding not in own:
            message = _("The coding {id} is not one of code {code}.").format(id=coding, code=code)
            raise FieldworkError(message)
        if part not in names:
            message = _("The coding {id} is dealt to “{part}”, which is not one of the new codes.")
            raise FieldworkError(message.format(id=coding, part=part))
    rows = [RowChange("codes", part.id, None, part) for part in new] + [
        RowChange("codings", coding, own[coding], replace(own[coding], code=part))
        for coding, part in dealt.items()
    ]
    parts_named = ", ".join(part.name for part in new)
    return Change("split code", tuple(rows), f"{code} ({old.name}) → {parts_named}; {len(dealt)}")
