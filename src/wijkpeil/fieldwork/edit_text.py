"""Changing a text safely: its codings move with it, or are flagged for a person to look at."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.change import Change, RowChange, row_changes
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.differences import differences
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.replacement import ReplacedText, replace_parts
from wijkpeil.language import N_
from wijkpeil.language import gettext as _

WORDS_CHANGED = N_("the words under this coding were changed")
EDGE_CHANGED = N_("the words at the edge of this coding were changed")
NOTHING_LEFT = N_("nothing is left of the words of this coding; it stands beside where they were")


@dataclass(frozen=True, slots=True)
class EditedText:
    """A document with a new text, and its codings there.

    Attributes
    ----------
    change : Change
    moved, flagged : int
        Codings that moved, and those among all that a person should look at.
    """

    change: Change
    moved: int
    flagged: int


def correct_text(
    document: Document, old: str, new: str, *, codings: Iterable[Coding]
) -> EditedText:
    """Correct a text: a typing error, a sentence left out.

    A coding whose own words changed keeps its place and is flagged; no coding is removed.

    Parameters
    ----------
    document : Document
    old, new : str
    codings : iterable of Coding
        All codings in the document.

    Raises
    ------
    FieldworkError
        If the new text is empty.

    Examples
    --------
    >>> coding = Coding("d1", 9, 18, code="trust", coder="AB", id="k1")
    >>> edited = correct_text(Document("d1", "Gesprek"), "Wij gaan er op vooruit.",
    ...                       "Wij gingen er op vooruit.", codings=[coding])
    >>> edited.moved, edited.flagged
    (1, 0)
    """
    if not new.strip():
        raise FieldworkError(_("The new text is empty. Remove the document instead."))
    return _edited(
        "correct text", document, old, replace_parts(old, differences(old, new)), codings
    )


def approve_text(
    document: Document,
    old: str,
    pseudonymised: ReplacedText,
    *,
    codings: Iterable[Coding],
    by: str,
    on: str,
) -> EditedText:
    """Record that a person saw no personal data in a text any more, and put that text in place.

    The change is final: to be able to take it back would be to keep the personal data.

    Parameters
    ----------
    document : Document
    old : str
    pseudonymised : ReplacedText
        Made from the old text; without replacements where there was nothing to replace.
    codings : iterable of Coding
        All codings in the document.
    by : str
        Who approved.
    on : str
        The day, ``2026-03-01``.

    Raises
    ------
    FieldworkError
        If nobody approved, or the text was approved before.
    """
    if not by.strip():
        raise FieldworkError(_("Say who approves this text; no text approves itself."))
    if document.may_be_quoted:
        message = _("Document {document} was approved before, by {by} on {on}.")
        raise FieldworkError(
            message.format(
                document=document.id, by=document.reviewed_by, on=document.reviewed_on or "?"
            )
        )
    # a file's name may hold a person's, and its fingerprint lets anybody test a guessed name
    approved = replace(
        document, reviewed_by=by.strip(), reviewed_on=on, original="", original_sha256=""
    )
    return _edited(
        "approve text", approved, old, pseudonymised, codings, before=document, final=True
    )


def _edited(
    action: str,
    document: Document,
    old: str,
    replaced: ReplacedText,
    codings: Iterable[Coding],
    *,
    before: Document | None = None,
    final: bool = False,
) -> EditedText:
    given = tuple(codings)
    placed = [_placed(it, replaced, old, pseudonymised=final) for it in given]
    after = replace(document, text_sha256=hashlib.sha256(replaced.text.encode("utf-8")).hexdigest())
    rows = row_changes("codings", zip(given, placed, strict=True))
    text_rows = (
        () if old == replaced.text else (RowChange("texts", document.id, old, replaced.text),)
    )
    change = Change(
        action,
        (*row_changes("documents", [(before or document, after)]), *text_rows, *rows),
        f"{document.id}: {len(replaced.replacements)}",
        final=final,
    )
    flagged = sum(bool(it.flag) for it in placed)
    return EditedText(change, moved=len(rows), flagged=flagged)


def _placed(coding: Coding, replaced: ReplacedText, old: str, *, pseudonymised: bool) -> Coding:
    moved = replaced.move(coding.start, coding.end)
    if moved.start == moved.end:
        start = max(0, min(moved.start, len(replaced.text) - 1))
        return replace(coding, start=start, end=start + 1, flag=NOTHING_LEFT)
    here = replace(coding, start=moved.start, end=moved.end)
    if moved.touched:
        return replace(here, flag=EDGE_CHANGED)
    same = old[coding.start : coding.end] == replaced.text[moved.start : moved.end]
    # a name under a coding that became a pseudonym is what was meant to happen
    return here if same or pseudonymised else replace(here, flag=WORDS_CHANGED)
