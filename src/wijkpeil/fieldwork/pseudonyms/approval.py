"""Approval: only a person makes a text count as pseudonymised, and not while something is open."""

from dataclasses import dataclass, replace

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.pseudonyms.folding import tokens
from wijkpeil.fieldwork.pseudonyms.key import Key, known_forms
from wijkpeil.fieldwork.pseudonyms.log import LogEntry
from wijkpeil.fieldwork.pseudonyms.project_list import listed, names_of
from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.pseudonymise import Pseudonymised
from wijkpeil.fieldwork.pseudonyms.review import Review, fingerprint
from wijkpeil.fieldwork.pseudonyms.risks import RiskNote, risk_notes
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext


@dataclass(frozen=True, slots=True)
class Check:
    """What stands between a review and approval.

    Attributes
    ----------
    undecided : tuple of Proposal
    known : tuple of Proposal
        Words that the key knows or that are taken out elsewhere in this text, on which nobody
        decided. `Review.with_more` takes them in as proposals.
    notes : tuple of RiskNote
        All indirect identifiers in what stays.
    unseen : tuple of RiskNote
        Those that nobody said to have seen.
    """

    undecided: tuple[Proposal, ...]
    known: tuple[Proposal, ...]
    notes: tuple[RiskNote, ...]
    unseen: tuple[RiskNote, ...]

    @property
    def is_clear(self) -> bool:
        """Whether a person can approve now."""
        return not (self.undecided or self.known or self.unseen)


def check_before_approval(text: str, review: Review, key: Key) -> Check:
    """List what a person must still decide on or look at.

    Parameters
    ----------
    text : str
        The text of the review.
    review : Review
    key : Key
        Its names, and those taken out in this review, are looked for once more: the last net.

    Raises
    ------
    FieldworkError
        If the review is of another text.
    """
    if fingerprint(text) != review.text_sha256:
        raise FieldworkError(
            _("The review is of another text. Begin a new review of the text as it is now.")
        )
    here = ((one.kind, text[one.start : one.end]) for one in review.taken_out)
    found = listed(text, tokens(text), names_of((*known_forms(key), *here)))
    known = tuple(one for one in found if not _decided(one, review))
    notes = tuple(note for note in risk_notes(text) if not _gone(note, review))
    unseen = tuple(note for note in notes if note not in review.notes_seen)
    return Check(review.undecided, known, notes, unseen)


def approve(
    document: Document,
    text: str,
    review: Review,
    done: Pseudonymised,
    *,
    by: str,
    at: str,
) -> tuple[Document, LogEntry]:
    """Let a person say that a text holds no personal data any more.

    Parameters
    ----------
    document : Document
    text : str
        The text of the review, before.
    review : Review
    done : Pseudonymised
    by : str
        Who approves.
    at : str
        When, ISO 8601; its first ten characters are the day.

    Returns
    -------
    tuple of (Document, LogEntry)
        The document with who and when, and the sha256 of the text with pseudonyms.

    Raises
    ------
    FieldworkError
        If anything is open, nobody is named, or the result isn't of this review.
    """
    if not by.strip() or len(at) < 10:
        raise FieldworkError(_("Say who approves and when: a person must answer for it."))
    check = check_before_approval(text, review, done.key)
    if not check.is_clear:
        raise FieldworkError(_open(document.id, check))
    spans = {(one.start, one.end) for one in review.taken_out}
    if spans != {(one.start, one.end) for one in done.replaced.replacements}:
        message = _("The text of document “{document}” isn't what was decided. Make it again.")
        raise FieldworkError(message.format(document=document.id))
    sha256 = fingerprint(done.text)
    approved = replace(document, reviewed_by=by.strip(), reviewed_on=at[:10], text_sha256=sha256)
    return approved, LogEntry(
        action="approved",
        by=by.strip(),
        at=at,
        document=document.id,
        text_sha256=sha256,
        taken_out=done.counts,
        kept=sum(not one.takes_out for one in review.decisions),
        added=sum(one.answers is None for one in review.decisions),
        notes=len(check.notes),
    )


def _open(document: str, check: Check) -> str:
    """Tell in numbers what is open; the words themselves are never told."""
    parts = []
    count = len(check.undecided) + len(check.known)
    if count:
        said = ngettext("{count} proposal is undecided", "{count} proposals are undecided", count)
        parts.append(said.format(count=count))
    count = len(check.unseen)
    if count:
        said = ngettext(
            "{count} risk note wasn't looked at", "{count} risk notes weren't looked at", count
        )
        parts.append(said.format(count=count))
    message = _("Document “{document}” can't be approved yet: {parts}.")
    return message.format(document=document, parts=_(" and ").join(parts))


def _decided(one: Proposal, review: Review) -> bool:
    return any(it.start < one.end and one.start < it.end for it in review.decisions)


def _gone(note: RiskNote, review: Review) -> bool:
    """Tell whether a decision takes the whole passage out."""
    return any(it.start <= note.start and note.end <= it.end for it in review.taken_out)
