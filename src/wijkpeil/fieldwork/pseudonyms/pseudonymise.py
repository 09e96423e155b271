"""Putting pseudonyms in a text, as decided, the same one for the same person everywhere."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.pseudonyms.key import DocumentMap, Key, new_identity, with_form
from wijkpeil.fieldwork.pseudonyms.kinds import NEVER_KEPT, PSEUDONYMS, Kind
from wijkpeil.fieldwork.pseudonyms.review import Decision, Review, fingerprint
from wijkpeil.fieldwork.replacement import Moved, ReplacedText, Replacement, replace_parts
from wijkpeil.fieldwork.text import Place
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext

NEW = "new"
LABEL = re.compile(r"[^\W\d_][^\W\d_ -]*(?:[ -][^\W\d_]+)*")
IN_BRACKETS = re.compile(r"\[[^\[\]\n]{1,60}\]")


@dataclass(frozen=True, slots=True, repr=False)
class Pseudonymised:
    """A text with pseudonyms.

    Attributes
    ----------
    replaced : ReplacedText
        The text, and where every position went.
    key : Key
        With what is new, and the document's map.
    counts : tuple of (Kind, int)
        How many words of each kind were taken out.
    """

    replaced: ReplacedText
    key: Key
    counts: tuple[tuple[Kind, int], ...]

    def __repr__(self) -> str:
        """Tell how much was taken out, not what."""
        return f"Pseudonymised({sum(count for _kind, count in self.counts)} replaced)"

    @property
    def text(self) -> str:
        """The text with pseudonyms."""
        return self.replaced.text


def pseudonymise(
    text: str,
    review: Review,
    key: Key,
    *,
    document: str,
    labels: Mapping[Kind, str] | None = None,
) -> Pseudonymised:
    """Put pseudonyms in place of what a person decided to take out.

    Numbers are given in order of appearance. The same words get the same pseudonym, in all
    documents that share the key; so do different words that a person gave the same identity.

    Parameters
    ----------
    text : str
        The text of the review.
    review : Review
    key : Key
    document : str
        Its id, for the map in the key.
    labels : mapping of Kind to str, optional
        What pseudonyms of a kind are called, such as ``{"person": "bewoner"}``.

    Raises
    ------
    FieldworkError
        If the review is of another text; if proposals are undecided; if words are known to stand
        for more than one and the decision doesn't say for which; if a label can't be used.

    Examples
    --------
    >>> from wijkpeil.fieldwork.pseudonyms.propose import propose
    >>> from wijkpeil.fieldwork.pseudonyms.review import begin_review
    >>> text = "Ik ben Fatima."
    >>> review = begin_review(text, propose(text))
    >>> review = review.accept(review.undecided[0], label="bewoner")
    >>> pseudonymise(text, review, Key(), document="d1").text
    'Ik ben [bewoner 1].'
    """
    _check(text, review)
    known = {word for one in key.identities for word in one.pseudonyms}
    avoid = set(IN_BRACKETS.findall(text)) - known
    replacements = []
    for one in review.taken_out:
        words = text[one.start : one.end]
        label = one.label or (labels or {}).get(one.kind, "")
        key, new = _pseudonym(key, one, words, _pattern(one.kind, label), avoid)
        replacements.append(Replacement(one.start, one.end, new))
    replaced = replace_parts(text, replacements)
    made = DocumentMap(document, fingerprint(replaced.text), replaced.replacements)
    counts = Counter(one.kind for one in review.taken_out)
    return Pseudonymised(
        replaced, replace(key, maps=(*key.maps, made)), tuple(sorted(counts.items()))
    )


def _check(text: str, review: Review) -> None:
    if review.text_sha256 != fingerprint(text):
        raise FieldworkError(
            _("The review is of another text. Begin a new review of the text as it is now.")
        )
    if review.undecided:
        count = len(review.undecided)
        message = ngettext(
            "{count} proposal is undecided. Decide on it first.",
            "{count} proposals are undecided. Decide on each of them first.",
            count,
        )
        raise FieldworkError(message.format(count=count))


def _pattern(kind: Kind, label: str) -> str:
    if not label:
        return _(PSEUDONYMS[kind])
    if not LABEL.fullmatch(label) or len(label) > 30:
        message = _("A label such as “{example}” has letters, spaces and hyphens only.")
        raise FieldworkError(message.format(example=_("resident")))
    return f"[{label} {{number}}]"


def _pseudonym(
    key: Key, one: Decision, words: str, pattern: str, avoid: Iterable[str]
) -> tuple[Key, str]:
    if one.instead:
        return key, one.instead
    if one.kind in NEVER_KEPT:
        return key, _(PSEUDONYMS[one.kind])
    if one.identity not in ("", NEW):
        return with_form(key, one.identity, words), key.identity(one.identity).pseudonym
    found = key.candidates(one.kind, words) if one.identity == "" else ()
    if len(found) > 1:
        message = _(
            "The words at characters {start} to {end} stand for {ids} in the key. Say which."
        )
        ids = ", ".join(it.id for it in found)
        raise FieldworkError(message.format(start=one.start, end=one.end, ids=ids))
    if found:
        return key, found[0].pseudonym
    key, made = new_identity(key, kind=one.kind, words=words, pattern=pattern, avoid=avoid)
    return key, made.pseudonym


def move_places(places: Iterable[Place], done: Pseudonymised) -> tuple[Place, ...]:
    """Bring the map of pages, paragraphs and speakers along; a speaker gets the pseudonym.

    A speaker whom the key doesn't know is named ``?``: the name of somebody who speaks must not
    stay beside a text from which it was taken out.
    """
    return tuple(
        replace(
            place,
            start=done.replaced.move(place.start, place.start).start,
            speaker=_speaker(place.speaker, done.key),
        )
        for place in places
    )


def _speaker(name: str, key: Key) -> str:
    if not name or IN_BRACKETS.fullmatch(name):
        return name
    found = key.candidates("person", name)
    return found[0].pseudonym if len(found) == 1 else "?"


def restore_map(key: Key, document: str, text: str) -> ReplacedText:
    """Give the map of a document's last pseudonymising again, from the key.

    Raises
    ------
    FieldworkError
        If the key has no map that leads to this text.
    """
    wanted = fingerprint(text)
    for one in reversed(key.maps):
        if one.document == document and one.text_sha256 == wanted:
            shifts = [0]
            for it in one.replacements:
                shifts.append(shifts[-1] + len(it.new) - (it.end - it.start))
            return ReplacedText(text, one.replacements, tuple(shifts))
    message = _("The key has no map of document “{document}” as its text is now.")
    raise FieldworkError(message.format(document=document))


def original_span(replaced: ReplacedText, start: int, end: int) -> Moved:
    """Give where a span of the text with pseudonyms stood in the original.

    Examples
    --------
    >>> from wijkpeil.fieldwork.replacement import replace_parts
    >>> made = replace_parts("Bel Fatima morgen.", [Replacement(4, 10, "[bewoner 1]")])
    >>> original_span(made, 16, 22)
    Moved(start=11, end=17, touched=False)
    """
    back = [
        Replacement(it.start + shift, it.start + shift + len(it.new), "\0" * (it.end - it.start))
        for it, shift in zip(replaced.replacements, replaced.shifts, strict=False)
    ]
    return replace_parts(replaced.text, back).move(start, end)
