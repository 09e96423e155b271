"""Blind second coding: which parts a second person codes, and what coders may see meanwhile."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.agreement.coded_text import CodedText
from wijkpeil.fieldwork.agreement.lines import counting
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.language import gettext as _

Stratum = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A document, or a passage of one, that can be drawn.

    Attributes
    ----------
    document : str
    start, end : int
    perspective : str
    cases : tuple of str
    """

    document: str
    start: int
    end: int
    perspective: str = ""
    cases: tuple[str, ...] = ()

    @property
    def stratum(self) -> Stratum:
        """The perspective and the cases that it speaks for."""
        return self.perspective, tuple(sorted(self.cases))


@dataclass(frozen=True, slots=True)
class StratumCount:
    """How many parts of a perspective and case there are, and how many were drawn."""

    perspective: str
    cases: tuple[str, ...]
    available: int
    drawn: int


@dataclass(frozen=True, slots=True)
class BlindSample:
    """What a second person codes without seeing the first one's codes.

    Attributes
    ----------
    parts : tuple of Part
        In order of document and place.
    strata : tuple of StratumCount
        In order of perspective and case; some may have nothing drawn.
    seed : int
        With the same parts and seed anyone draws the same sample.
    """

    parts: tuple[Part, ...]
    strata: tuple[StratumCount, ...]
    seed: int

    @property
    def not_covered(self) -> tuple[StratumCount, ...]:
        """Perspectives and cases that nothing was drawn of."""
        return tuple(one for one in self.strata if not one.drawn)


def whole_documents(documents: Iterable[Document], texts: Sequence[CodedText]) -> list[Part]:
    """Make a part of each document that has a text."""
    known = {text.document: text for text in texts}
    return [
        Part(one.id, 0, known[one.id].length, one.perspective, one.cases)
        for one in documents
        if one.id in known and known[one.id].length
    ]


def passages(
    documents: Iterable[Document], texts: Sequence[CodedText], *, least: int = 3_000
) -> list[Part]:
    """Cut each document into passages of whole paragraphs.

    Parameters
    ----------
    documents : iterable of Document
    texts : sequence of CodedText
    least : int
        Characters that a passage has at least, but for the last of a document.
    """
    found = []
    for part in whole_documents(documents, texts):
        text = next(one for one in texts if one.document == part.document)
        begin: int | None = None
        spans = counting(text)
        for at, (start, end) in enumerate(spans):
            begin = start if begin is None else begin
            if end - begin >= least or at == len(spans) - 1:
                found.append(replace(part, start=begin, end=end))
                begin = None
    return found


def blind_sample(parts: Iterable[Part], *, size: int, seed: int) -> BlindSample:
    """Draw parts for a second coder, spread over perspectives and cases.

    Each perspective and case gets one part as long as there are enough; the rest is shared out by
    how many parts each has (largest remainders). With fewer parts than strata, those come first
    whose perspective and case were drawn least. Within a stratum lots decide: the SHA-256 of seed
    and part. So neither the order of files nor documents that come later change who is drawn
    before whom, and anyone can check it.

    Parameters
    ----------
    parts : iterable of Part
    size : int
    seed : int

    Raises
    ------
    FieldworkError
        If less than one part is asked for, or more than there are.

    Examples
    --------
    >>> made = [Part(name, 0, 10, "policy", (case,)) for name, case in zip("abcd", "xxyy")]
    >>> [one.drawn for one in blind_sample(made, size=2, seed=1).strata]
    [1, 1]
    """
    known = sorted(set(parts))
    if not 1 <= size <= len(known):
        raise FieldworkError(
            _(
                "{size} parts were asked for the second coder, and there are {count} to draw from."
            ).format(size=size, count=len(known))
        )
    strata: dict[Stratum, list[Part]] = {}
    for part in sorted(known, key=lambda one: _lot(seed, one)):
        strata.setdefault(part.stratum, []).append(part)
    counts = _shares({one: len(strata[one]) for one in sorted(strata)}, size, seed)
    drawn = [part for one, members in strata.items() for part in members[: counts[one]]]
    return BlindSample(
        parts=tuple(sorted(drawn)),
        strata=tuple(
            StratumCount(one[0], one[1], len(strata[one]), counts[one]) for one in sorted(strata)
        ),
        seed=seed,
    )


def _lot(seed: int, part: Part) -> str:
    return sha256(f"{seed}|{part.document}|{part.start}|{part.end}".encode()).hexdigest()


def _shares(available: Mapping[Stratum, int], size: int, seed: int) -> dict[Stratum, int]:
    """Divide `size` over strata: one each if possible, then by how many parts they have."""
    if size < len(available):
        return dict.fromkeys(available, 0) | dict.fromkeys(_spread(list(available), size, seed), 1)
    left, over = size - len(available), sum(available.values()) - len(available)
    exact = {one: left * (count - 1) / over if over else 0.0 for one, count in available.items()}
    found = {one: 1 + int(share) for one, share in exact.items()}
    by_remainder = sorted(exact, key=lambda one: (int(exact[one]) - exact[one], one))
    for one in by_remainder[: size - sum(found.values())]:
        found[one] += 1
    return found


def _spread(strata: Sequence[Stratum], size: int, seed: int) -> list[Stratum]:
    """Choose strata so that every perspective and every case comes up as evenly as can be."""
    left = sorted(strata)
    found: list[Stratum] = []
    while len(found) < size:

        def drawn_before(one: Stratum) -> tuple[int, str]:
            same = sum((one[0] == other[0]) + (one[1] == other[1]) for other in found)
            return same, sha256(f"{seed}|{one}".encode()).hexdigest()

        chosen = min(left, key=drawn_before)
        found.append(chosen)
        left.remove(chosen)
    return found


def visible_codings(
    codings: Iterable[Coding],
    sample: BlindSample,
    *,
    coder: str,
    finished: Collection[str] = (),
) -> tuple[Coding, ...]:
    """Keep the codings that a coder may see.

    One's own always; other people's outside the sample; within it only once the coder has finished
    the whole sample, because what one sees in one document guides one's hand in the next.

    Parameters
    ----------
    codings : iterable of Coding
    sample : BlindSample
    coder : str
    finished : collection of str
        Coders who finished the sample.
    """
    if coder in finished:
        return tuple(codings)
    inside: dict[str, list[Part]] = {}
    for part in sample.parts:
        inside.setdefault(part.document, []).append(part)
    return tuple(
        one
        for one in codings
        if one.coder == coder
        or not any(
            one.start < part.end and part.start < one.end for part in inside.get(one.document, ())
        )
    )


def sampled_texts(
    sample: BlindSample, texts: Sequence[CodedText], *, coders: Sequence[str]
) -> tuple[CodedText, ...]:
    """Give the texts of a sample, cut to what was drawn and coded by `coders`, to be compared."""
    inside: dict[str, list[tuple[int, int]]] = {}
    for part in sample.parts:
        inside.setdefault(part.document, []).append((part.start, part.end))
    return tuple(
        replace(text, passages=tuple(sorted(inside[text.document])), coders=tuple(coders))
        for text in texts
        if text.document in inside
    )
