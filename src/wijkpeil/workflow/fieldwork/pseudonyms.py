"""From a text with names to one that a person approved: propose, review, approve, forget."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.edit_text import EditedText, approve_text
from wijkpeil.fieldwork.pseudonyms import (
    Check,
    Key,
    LogEntry,
    Offer,
    Pseudonymised,
    Review,
    answers,
    approve,
    begin_review,
    check_before_approval,
    move_places,
    offers,
    propose,
    pseudonymise,
    reidentify,
)
from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.review import fingerprint
from wijkpeil.language import gettext as _
from wijkpeil.language import speaking
from wijkpeil.store import Store
from wijkpeil.study.fieldwork.approvals import add_approval
from wijkpeil.study.fieldwork.key import delete_key, key_path, read_key, write_key
from wijkpeil.study.fieldwork.names import read_names
from wijkpeil.study.fieldwork.originals import originals_kept
from wijkpeil.study.fieldwork.places import read_places, write_places
from wijkpeil.study.fieldwork.reviews import (
    read_review,
    remove_review,
    reviews_open,
    write_review,
)
from wijkpeil.study.fieldwork.texts import private_folder
from wijkpeil.workflow.fieldwork.exchange import EXTRA
from wijkpeil.workflow.fieldwork.kept import codings_in, text_of
from wijkpeil.workflow.fieldwork.moment import now
from wijkpeil.workflow.fieldwork.remove_documents import clear_leftovers


def begin(store: Store, document: str, *, extra: Iterable[Proposal] = ()) -> Review:
    """Propose what may have to be taken out of a text, and keep it for review.

    A review of the same text that was begun before stays as it is.

    Raises
    ------
    FieldworkError
        If the document is unknown, or was approved.
    """
    open_document(store, document)
    text = text_of(store, document)
    there = read_review(store.folder, document)
    if there is not None and there.text_sha256 == fingerprint(text):
        return there
    proposals = propose(text, names=read_names(store.folder), extra=tuple(extra))
    review = begin_review(text, proposals)
    write_review(store.folder, document, review)
    return review


def waiting(store: Store) -> tuple[tuple[str, int | None, int], ...]:
    """List the texts that nobody approved: id, how many proposals, and how many undecided.

    The number of proposals is None where no review of the text as it is was begun.
    """
    found: list[tuple[str, int | None, int]] = []
    for document in store.fieldwork().documents:
        if document.may_be_quoted:
            continue
        review = read_review(store.folder, document.id)
        if review is None or review.text_sha256 != document.text_sha256:
            found.append((document.id, None, 0))
        else:
            found.append((document.id, len(review.proposals), len(review.undecided)))
    return tuple(found)


def save(store: Store, document: str, review: Review) -> Path:
    """Keep what a person decided so far."""
    return write_review(store.folder, document, review)


def offered(store: Store, document: str, review: Review) -> tuple[Offer, ...]:
    """Give answers that were given to the same words before, here or in other open reviews."""
    reviewed = [(text_of(store, document), review)]
    for other in reviews_open(store.folder):
        found = read_review(store.folder, other) if other != document else None
        if found is not None:
            reviewed.append((text_of(store, other), found))
    return offers(text_of(store, document), review, answers(reviewed))


def check(store: Store, document: str, *, key: Key) -> Check:
    """List what a person must still decide on or look at.

    Words that the key knows and that nothing proposed are added to the review, so that they can
    be decided on.

    Raises
    ------
    FieldworkError
        If no review was begun, or it is of another text.
    """
    text, review = text_of(store, document), _review(store, document)
    found = check_before_approval(text, review, key)
    if found.known:
        write_review(store.folder, document, review.with_more(found.known))
    return found


def approve_document(
    store: Store, document: str, *, by: str, passphrase: str, labels: dict[str, str] | None = None
) -> EditedText:
    """Put pseudonyms in a text as decided, and record that a person approved it.

    The key is written first: a text whose names can't be found back any more would be worse than
    a key that knows one document too many.

    Parameters
    ----------
    store : Store
    document : str
    by : str
        The person who answers for it.
    passphrase : str
        Of the key; the first time, the passphrase that it gets.
    labels : dict of str to str, optional
        What pseudonyms of a kind are called.

    Raises
    ------
    FieldworkError
        If anything is undecided or unseen, the passphrase is wrong, or the text changed.
    """
    before = open_document(store, document)
    text, review = text_of(store, document), _review(store, document)
    key = read_key(store.folder, passphrase)
    with speaking(store.study.language):  # the text's, whatever its reader asked for
        done = pseudonymise(text, review, key, document=document, labels=labels)  # type: ignore[arg-type] # kinds
    moment = now()
    approved, entry = approve(before, text, review, done, by=by, at=moment)
    codings = codings_in(store, document)
    edited = approve_text(
        before, text, done.replaced, codings=codings, by=approved.reviewed_by, on=moment[:10]
    )
    if done.key != key:
        write_key(store.folder, done.key, passphrase)
    _carry_places(store, document, text, done, by=approved.reviewed_by)
    store.apply(edited.change, who=by)
    add_approval(store.folder, entry)
    remove_review(store.folder, document)
    return edited


def who_is(store: Store, pseudonym: str, *, by: str, passphrase: str) -> tuple[str, ...]:
    """Look up whom a pseudonym stands for; that it was done is logged.

    Raises
    ------
    FieldworkError
        If the passphrase is wrong or the key doesn't have the pseudonym.
    """
    found = reidentify(read_key(store.folder, passphrase), pseudonym)
    add_approval(store.folder, LogEntry("re-identified", by, now(), pseudonym=pseudonym))
    return found


def forget(store: Store, *, by: str) -> tuple[Path, ...]:
    """Delete for good what leads back to people: the key, originals, and what is left behind.

    Texts that nobody approved yet stay; they hold names in the open.

    Returns
    -------
    tuple of Path
        What was deleted.
    """
    gone = [*originals_kept(store.folder).values()]
    extra = private_folder(store.folder) / EXTRA  # of another program: may name people
    gone += [extra] if extra.is_file() else []
    for path in gone:
        path.unlink()
    gone += clear_leftovers(store)
    if delete_key(store.folder):
        gone.append(key_path(store.folder))
        add_approval(store.folder, LogEntry("key deleted", by, now()))
    return tuple(gone)


def open_document(store: Store, document: str) -> Document:
    """Give a document that nobody approved yet.

    Raises
    ------
    FieldworkError
        If somebody did.
    """
    it = store.document(document)
    if it.may_be_quoted:
        message = _("Document {document} was approved before, by {by} on {on}.")
        raise FieldworkError(
            message.format(document=it.id, by=it.reviewed_by, on=it.reviewed_on or "?")
        )
    return it


def _review(store: Store, document: str) -> Review:
    review = read_review(store.folder, document)
    if review is None:
        message = _("No review of document {document} was begun. Propose names for it first.")
        raise FieldworkError(message.format(document=document))
    return review


def _carry_places(store: Store, document: str, text: str, done: Pseudonymised, *, by: str) -> None:
    before = open_document(store, document)
    places = move_places(read_places(store.folder, before, text), done)
    write_places(store.folder, replace(before, reviewed_by=by), done.text, places)
