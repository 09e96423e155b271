"""Codes of a project or a codebook as codes of Wijkpeil."""

from collections.abc import Iterator, Mapping

from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.refi.descriptions import read_description
from wijkpeil.fieldwork.refi.guid import identity
from wijkpeil.fieldwork.refi.ids import allot
from wijkpeil.fieldwork.refi.memos import Memos
from wijkpeil.fieldwork.refi.model import project as model


def read_codes(
    codes: tuple[model.Code, ...],
    *,
    project: str,
    memos: Memos,
    explicit: Mapping[str, str],
    taken: frozenset[str],
) -> dict[str, Code]:
    """Make codes, by identity, each before the codes under it.

    Parameters
    ----------
    codes : tuple of model.Code
    project : str
        The project's name, from which Wijkpeil derived identities.
    memos : Memos
    explicit : mapping of str to str
        Ids that are known, by identity.
    taken : frozenset of str
        Ids that other codes have.
    """
    tree = list(_tree(codes, ""))
    ids = allot(
        [(code.guid, code.name) for code, _parent in tree],
        explicit=explicit,
        taken=taken,
        fallback="code",
    )
    return {
        code.guid: _code(code, ids[code.guid], ids.get(parent, ""), project, memos)
        for code, parent in tree
    }


def _tree(codes: tuple[model.Code, ...], parent: str) -> Iterator[tuple[model.Code, str]]:
    for code in codes:
        yield code, parent
        yield from _tree(code.codes, code.guid)


def code_text(code: model.Code, memos: Memos) -> str:
    """Give what a code says of itself: its description, or else its memos."""
    return code.description or memos.of(code.notes)


def full_colour(colour: str) -> str:
    """Write ``#rgb`` as ``#rrggbb``.

    >>> full_colour("#fa0"), full_colour("#FF0000"), full_colour("")
    ('#ffaa00', '#FF0000', '')
    """
    return "#" + "".join(2 * digit for digit in colour[1:]) if len(colour) == 4 else colour


def _code(code: model.Code, id_: str, parent: str, project: str, memos: Memos) -> Code:
    said = read_description(code_text(code, memos))
    return Code(
        id=id_,
        name=code.name or id_,
        parent=parent,
        kind=said.kind,
        definition=said.definition,
        include=said.include,
        exclude=said.exclude,
        colour=full_colour(code.colour),
        guid="" if code.guid == identity(project, "code", id_) else code.guid,
    )
