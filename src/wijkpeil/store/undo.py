"""Takes changes back."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from wijkpeil.errors import StoreError
from wijkpeil.fieldwork.change import Change
from wijkpeil.language import gettext as _
from wijkpeil.store import journal
from wijkpeil.store.apply import apply
from wijkpeil.store.checks import Known
from wijkpeil.store.models import JournalEntry
from wijkpeil.store.shelf import Shelf
from wijkpeil.store.transactions import writing


def undo(
    shelf: Shelf,
    *,
    known: Known,
    who: str,
    number: int | None = None,
    when: datetime | None = None,
) -> int:
    """Take a change back; a change that took one back is taken back by the same means.

    Parameters
    ----------
    shelf : Shelf
    known : Known
        As `apply`.
    who : str
    number : int, optional
        Of the change; the last of `who` that still holds and took nothing back, if not given.
    when : datetime, optional
        Now, if not given.

    Returns
    -------
    int
        The number of the new entry.

    Raises
    ------
    StoreError
        If there is no such change, it is final, it was taken back before, or its rows were
        changed since.
    """
    with writing(shelf):
        if number is None:
            number = _last(shelf, who)
        entry = journal.entry_numbered(shelf, number)
        _check(entry)
        rows = tuple(journal.rows_of_entry(shelf, entry))
        inverse = replace(
            Change(entry.action, rows, entry.detail).inverse(),
            stands_on=journal.texts_then(shelf, rows, number=number),
        )
        made = apply(shelf, inverse, known=known, who=who, when=when, undoes=entry)
        entry.undone = True
        entry.save(update_fields=["undone"])
        if entry.undoes is not None:  # what it took back holds again
            entry.undoes.undone = False
            entry.undoes.save(update_fields=["undone"])
        return made


def _last(shelf: Shelf, who: str) -> int:
    entries = JournalEntry.objects.using(shelf.database).filter(
        study_id=shelf.study, who=who, undone=False, undoes=None
    )
    found: int | None = entries.order_by("-number").values_list("number", flat=True).first()
    if found is None:
        raise StoreError(_("There is nothing of yours to take back."))
    return found


def _check(entry: Any) -> None:
    if entry.final:
        message = _(
            "Change {number} can't be taken back: it is final, or a text that it held was made "
            "free of personal data since."
        )
        raise StoreError(message.format(number=entry.number))
    if entry.undone:
        message = _("Change {number} was taken back before.")
        raise StoreError(message.format(number=entry.number))
