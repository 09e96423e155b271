"""Which texts can be compared: those that at least two coders finished."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import Literal

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.language import gettext as _

Span = tuple[int, int]
_ORDER = attrgetter("document", "start", "end", "code", "coder", "id")
Why = Literal["nobody", "one coder", "outside"]


@dataclass(frozen=True, slots=True)
class CodedText:
    """What must be known of a text to compare codings in it.

    Attributes
    ----------
    document : str
    length : int
        Characters (Unicode code points).
    paragraphs : tuple of (int, int)
        First character of each paragraph and one past its last, in order; see
        :func:`paragraph_bounds`.
    coders : tuple of str
        Who finished it. Give them: someone who found nothing left no coding, but did read. If
        empty, everyone with a coding in it counts.
    passages : tuple of (int, int)
        Parts that all of them read, if not the whole text: a blind sample of passages. Codings
        elsewhere don't count.
    """

    document: str
    length: int
    paragraphs: tuple[Span, ...] = ()
    coders: tuple[str, ...] = ()
    passages: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A text that is not compared.

    Attributes
    ----------
    document : str
    why : {"nobody", "one coder", "outside"}
        Nobody coded it; one coder did; or codings stand in a document that was not given.
    codings : int
    """

    document: str
    why: Why
    codings: int

    def sentence(self) -> str:
        """Say in a sentence why it was left out."""
        told = {
            "nobody": _("“{document}” was left out: nobody coded it."),
            "one coder": _("“{document}” was left out: one person coded it."),
            "outside": _("“{document}” was left out: it was not among the texts to compare."),
        }
        return told[self.why].format(document=self.document)


@dataclass(frozen=True, slots=True)
class Compared:
    """The texts that can be compared, and what was coded in them.

    Attributes
    ----------
    texts : tuple of CodedText
        In order of document; with their coders.
    coders : tuple of str
        Everyone who finished one of them, by alphabet.
    codes : tuple of str
        In order of alphabet.
    codings : tuple of Coding
        Inside those texts, one code each; a child also as its parent if so asked.
    left_out : tuple of LeftOut
    """

    texts: tuple[CodedText, ...]
    coders: tuple[str, ...]
    codes: tuple[str, ...]
    codings: tuple[Coding, ...]
    left_out: tuple[LeftOut, ...]

    def by_text(self) -> list[tuple[CodedText, list[Coding]]]:
        """Give each text with the codings in it."""
        inside: dict[str, list[Coding]] = {text.document: [] for text in self.texts}
        for one in self.codings:
            inside[one.document].append(one)
        return [(text, inside[text.document]) for text in self.texts]


def paragraph_bounds(text: str) -> tuple[Span, ...]:
    r"""Give the bounds of a text's paragraphs: its lines that hold more than white space.

    >>> paragraph_bounds("Dag.\n\n  Tot ziens.")
    ((0, 4), (8, 18))
    """
    found, at = [], 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            begin = at + line.index(words[0])
            found.append((begin, begin + len(words)))
        at += len(line) + 1
    return tuple(found)


def compare(
    codings: Iterable[Coding],
    texts: Sequence[CodedText],
    *,
    parents: Mapping[str, str] | None = None,
    codes: Sequence[str] | None = None,
) -> Compared:
    """Keep the texts that at least two coders finished, and the codings in them.

    Parameters
    ----------
    codings : iterable of Coding
    texts : sequence of CodedText
    parents : mapping of code to code, optional
        The codebook's tree. If given, a coding with a child also counts for its parent, and so up.
    codes : sequence of str, optional
        Only these; all that occur if not given.

    Raises
    ------
    FieldworkError
        If a text is given twice, a coding or paragraph lies outside its text, or the tree of codes
        goes round in a circle.
    """
    known = {text.document: text for text in texts}
    if len(known) < len(texts):
        raise FieldworkError(_("A text was given twice; give each once."))
    for text in texts:
        _check_text(text)
    inside: dict[str, list[Coding]] = {document: [] for document in known}
    outside: dict[str, int] = {}
    for coding in sorted(set(codings), key=_ORDER):
        if coding.document in known:
            _check(coding, known[coding.document])
            inside[coding.document].append(coding)
        else:
            outside[coding.document] = outside.get(coding.document, 0) + 1
    kept = {name: _finished(known[name], inside[name]) for name in sorted(known)}
    left_out = [
        LeftOut(name, "one coder" if text.coders else "nobody", len(inside[name]))
        for name, text in kept.items()
        if len(text.coders) < 2
    ] + [LeftOut(name, "outside", count) for name, count in outside.items()]
    chosen = [text for text in kept.values() if len(text.coders) > 1]
    lifted = [
        one for text in chosen for one in _of_coders(inside[text.document], text, parents or {})
    ]
    wanted = {coding.code for coding in lifted} if codes is None else set(codes)
    return Compared(
        texts=tuple(chosen),
        coders=tuple(sorted({coder for text in chosen for coder in text.coders})),
        codes=tuple(sorted(wanted)),
        codings=tuple(one for one in lifted if one.code in wanted),
        left_out=tuple(sorted(left_out, key=lambda one: one.document)),
    )


def ancestors(code: str, parents: Mapping[str, str]) -> list[str]:
    """Give a code's parent, its parent's parent, and so up.

    Raises
    ------
    FieldworkError
        If that goes round in a circle.
    """
    found: list[str] = []
    above = parents.get(code, "")
    while above:
        if above == code or above in found:
            raise FieldworkError(
                _("The code “{code}” stands below itself in the codebook.").format(code=above)
            )
        found.append(above)
        above = parents.get(above, "")
    return found


def _finished(text: CodedText, codings: Sequence[Coding]) -> CodedText:
    coders = text.coders or {coding.coder for coding in codings}
    return CodedText(
        text.document, text.length, text.paragraphs, tuple(sorted(set(coders))), text.passages
    )


def _of_coders(
    codings: Sequence[Coding], text: CodedText, parents: Mapping[str, str]
) -> list[Coding]:
    """Keep codings of those who finished the text, and lift them to their parents."""
    found = []
    for one in codings:
        if one.coder in text.coders:
            found.append(one)
            found += [
                Coding(one.document, one.start, one.end, above, one.coder, one.id)
                for above in ancestors(one.code, parents)
            ]
    return found


def _check(coding: Coding, text: CodedText) -> None:
    if not 0 <= coding.start < coding.end <= text.length:
        raise FieldworkError(
            _(
                "A coding of “{document}” runs from character {start} to {end}, but the text has "
                "{length}. The text was changed, or the codings belong to another version."
            ).format(document=text.document, start=coding.start, end=coding.end, length=text.length)
        )


def _check_text(text: CodedText) -> None:
    told = (
        (text.paragraphs, _("The paragraphs of “{document}” overlap, or lie outside the text.")),
        (text.passages, _("The passages of “{document}” overlap, or lie outside the text.")),
    )
    for spans, message in told:
        inside = all(0 <= start < end <= text.length for start, end in spans)
        if not inside or any(one[1] > after[0] for one, after in pairwise(spans)):
            raise FieldworkError(message.format(document=text.document))
