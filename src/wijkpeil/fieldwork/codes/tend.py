"""Tending the codebook: add, describe, rename, move and remove codes.

Each function works out a `Change`; nothing is altered here.
"""

from collections.abc import Iterable
from dataclasses import replace

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.change import Change, RowChange, row_changes
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.codebook import Codebook
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.language import gettext as _


def add_code(codebook: Codebook, code: Code) -> Change:
    """Add a code.

    Raises
    ------
    FieldworkError
        If its id or its name under the same parent is taken, its parent is unknown, or it would
        be the second of kind "development".
    """
    if not code.name.strip():
        raise FieldworkError(_("A code needs a name."))
    _check_name(codebook, code)
    Codebook.of([*codebook.codes, code])
    rows = (RowChange("codes", code.id, None, code),)
    return Change("add code", rows, f"{code.id}: {code.name}")


def describe_code(codebook: Codebook, code: Code) -> Change:
    """Change what a code means: kind, definition, examples or colour; not its name or parent.

    Raises
    ------
    FieldworkError
        If there is no such code, or it would be the second of kind "development".
    """
    old = codebook.get(code.id)
    new = replace(code, name=old.name, parent=old.parent)
    return _changed("describe code", codebook, old, new, f"{old.id}: {old.name}")


def rename_code(codebook: Codebook, code: str, *, name: str) -> Change:
    """Give a code another name; its id stays, so that codings and links stay with it.

    Examples
    --------
    >>> book = Codebook.of([Code("trust", "Trust")])
    >>> rename_code(book, "trust", name="Trust in the city").detail
    'trust: Trust → Trust in the city'

    Raises
    ------
    FieldworkError
        If there is no such code, or the name is empty or taken by a sibling.
    """
    old = codebook.get(code)
    new = replace(old, name=name.strip())
    if not new.name:
        raise FieldworkError(_("A code needs a name."))
    _check_name(codebook, new)
    return _changed("rename code", codebook, old, new, f"{code}: {old.name} → {new.name}")


def move_code(codebook: Codebook, code: str, *, parent: str) -> Change:
    """Put a code, with all under it, under another; "" for the top.

    Raises
    ------
    FieldworkError
        If either is unknown, the new parent stands under the code itself, or a sibling there has
        its name.
    """
    old = codebook.get(code)
    if parent and codebook.get(parent) in codebook.under(code):
        message = _("{code} can't be moved under {parent}, which stands under it.")
        raise FieldworkError(message.format(code=code, parent=parent))
    new = replace(old, parent=parent)
    _check_name(codebook, new)
    return _changed("move code", codebook, old, new, f"{code}: {old.parent} → {parent}")


def remove_code(
    codebook: Codebook,
    code: str,
    *,
    codings: Iterable[Coding],
    assessments: Iterable[Assessment] = (),
) -> Change:
    """Remove a code that nothing hangs on.

    Raises
    ------
    FieldworkError
        If codes stand under it, or codings or cells of the matrix use it; merge it instead.
    """
    old = codebook.get(code)
    uses = sum(it.code == code for it in codings)
    cells = sum(it.factor == code for it in assessments)
    below = len(codebook.children(code))
    if uses or cells or below:
        message = _(
            "The code {code} is in use: {uses} codings, {cells} cells of the matrix and {below} "
            "codes under it. Merge it with another code, or remove those first."
        )
        raise FieldworkError(message.format(code=code, uses=uses, cells=cells, below=below))
    rows = (RowChange("codes", code, old, None),)
    return Change("remove code", rows, f"{old.id}: {old.name}")


def _changed(action: str, codebook: Codebook, old: Code, new: Code, detail: str) -> Change:
    Codebook.of([new if it.id == old.id else it for it in codebook.codes])
    return Change(action, row_changes("codes", [(old, new)]), detail)


def _check_name(codebook: Codebook, code: Code) -> None:
    for sibling in codebook.children(code.parent):
        if sibling.id != code.id and sibling.name.casefold() == code.name.strip().casefold():
            message = _("There is already a code “{name}” in this place of the codebook ({id}).")
            raise FieldworkError(message.format(name=sibling.name, id=sibling.id))
