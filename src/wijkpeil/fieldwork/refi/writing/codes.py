"""The codebook: codes as a tree, with what another program knew of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.refi.descriptions import described, read_description, write_description
from wijkpeil.fieldwork.refi.memos import Memos
from wijkpeil.fieldwork.refi.model import project as model
from wijkpeil.fieldwork.refi.reading.codes import code_text, full_colour
from wijkpeil.fieldwork.refi.xml.values import read_colour
from wijkpeil.language import gettext as _


def code_tree(
    codes: tuple[Code, ...],
    guids: Mapping[str, str],
    earlier: tuple[model.Code, ...] = (),
    memos: Memos | None = None,
) -> tuple[model.Code, ...]:
    """Make the tree.

    Parameters
    ----------
    codes : tuple of Code
    guids : mapping of str to str
        Identities by id.
    earlier : tuple of model.Code
        The codebook that was imported: whether a code may be given, and its memos.
    memos : Memos, optional

    Raises
    ------
    FieldworkError
        If a code stands under one that isn't there, or under itself.
    """
    known = {code.guid: code for code in _all(earlier)}
    under: dict[str, list[Code]] = {}
    for code in codes:
        if code.parent and code.parent not in guids:
            message = _("Code {id} stands under {parent}, which is not in the codebook.")
            raise FieldworkError(message.format(id=code.id, parent=code.parent))
        under.setdefault(code.parent, []).append(code)

    def branch(parent: str) -> tuple[model.Code, ...]:
        return tuple(
            replace(
                _code(code, guids[code.id], known.get(guids[code.id]), memos),
                codes=branch(code.id),
            )
            for code in under.pop(parent, [])
        )

    tree = branch("")
    if under:
        message = _("Code {id} stands under itself.")
        raise FieldworkError(message.format(id=min(code.id for c in under.values() for code in c)))
    return tree


def _all(codes: tuple[model.Code, ...]) -> Iterator[model.Code]:
    for code in codes:
        yield code
        yield from _all(code.codes)


def _code(code: Code, guid: str, known: model.Code | None, memos: Memos | None) -> model.Code:
    colour = read_colour(code.colour) or ""
    if known is None or memos is None:
        return model.Code(guid, code.name, True, colour, write_description(code))  # noqa: FBT003
    same = read_description(code_text(known, memos)) == described(code)
    return replace(
        known,
        name=code.name,
        colour=known.colour if full_colour(known.colour) == code.colour else colour,
        description=known.description if same else write_description(code),
    )
