"""Choosing a way of counting for every text, or saying that it can't be told.

The programs that write these files count all texts in one way, most of the time; so the other
texts' selections inform each text's choice, without forcing it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from wijkpeil.errors import PositionsUnsure
from wijkpeil.fieldwork.refi.positions.convention import CONVENTIONS, Convention
from wijkpeil.fieldwork.refi.positions.evidence import Evidence, PlacedText, weigh
from wijkpeil.fieldwork.refi.positions.prior import prior
from wijkpeil.fieldwork.refi.positions.report import (
    PositionsReport,
    Score,
    SettledBy,
    TextPositions,
)
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number, percentage

SURE = 0.99
"""Least probability of the chosen convention, with those that come to the same."""
TELLING = 3
"""Least number of distinct selections that two conventions must put in different places..."""
PRIOR_ODDS = 10
"""...unless what is known of the program favours the chosen one by this factor."""
FITTING = 0.5
"""Least share of distinct selections that cut no word; below it no convention fits."""
FEW = 8
"""A text with fewer distinct selections isn't judged on that share by itself."""
TOGETHER = 0.95
"""Chance that a text is counted as the other texts are."""

CERTAIN = 1 - 1e-9
"""No choice is quite certain."""

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


def settle(
    texts: Sequence[PlacedText],
    *,
    origin: str,
    known: Convention | None = None,
    chosen: Mapping[str, Convention] | None = None,
) -> PositionsReport:
    """Choose a convention for each text.

    Parameters
    ----------
    texts : sequence of PlacedText
    origin : str
        The program that wrote the project, as the project says.
    known : Convention, optional
        The one that this program uses for certain.
    chosen : mapping of str to Convention, optional
        What a person chose, by text; goes before everything.

    Raises
    ------
    PositionsUnsure
        If it can't be told for some text that nobody chose for. Its `report` has the scores.
    """
    given = {text.id: known for text in texts if known} | dict(chosen or {})
    weighed = {text.id: evidence for text in texts if (evidence := weigh(text)) is not None}
    expected = _normalised(np.log([prior(origin)[convention] for convention in CONVENTIONS]))
    telling = _telling(weighed.values())
    settled = [_settle_one(text, weighed, expected, telling, given.get(text.id)) for text in texts]
    misfit = _misfit(settled, weighed)
    if misfit:
        settled = [
            text if text.id in given or text.id not in weighed else replace(text, doubt=misfit)
            for text in settled
        ]
    overall = _scores(
        list(weighed.values()), _normalised(np.log(expected) + _pooled(weighed.values())), expected
    )
    by: SettledBy = "caller" if chosen else "origin" if known else "evidence"
    report = PositionsReport(tuple(settled), overall, by)
    doubts = tuple(dict.fromkeys(report.doubts()))
    if doubts:
        ask = _("Choose how positions are counted, after a look at the scores.")
        raise PositionsUnsure(" ".join((*doubts, ask)), report=report)
    return report


def _settle_one(
    text: PlacedText,
    weighed: Mapping[str, Evidence],
    expected: Floats,
    telling: Counts,
    given: Convention | None,
) -> TextPositions:
    """Choose for one text, from its own selections and, a little less, from the other texts'."""
    others = [evidence for id_, evidence in weighed.items() if id_ != text.id]
    of_others = _normalised(np.log(expected) + _pooled(others))
    before = TOGETHER * of_others + (1 - TOGETHER) * expected
    own = weighed.get(text.id)
    if own is None:
        return TextPositions(text.id, text.title, given or _likeliest(before), ())
    after = _normalised(np.log(before) + _pooled([own]))
    scores = _scores([own], after, expected)
    best = scores[0]
    doubt = "" if given else _doubt(scores, own, expected, telling)
    return TextPositions(text.id, text.title, given or best.convention, scores, doubt)


def _doubt(scores: Sequence[Score], own: Evidence, expected: Floats, telling: Counts) -> str:
    """Say why the likeliest convention is not sure; empty if it is."""
    best, *rivals = scores
    if best.probability < SURE:
        message = _("{text}: the likeliest way of counting has a probability of {probability}.")
        return message.format(text=own.title, probability=percentage(best.probability, digits=1))
    if len(own.distinct) >= FEW and _share(best.convention, own) < FITTING:
        message = _("{text}: no way of counting puts most selections on whole words.")
        return message.format(text=own.title)
    fewest = min(
        (
            int(telling[_at(best.convention), _at(rival.convention)])
            for rival in rivals
            if _chance(best, expected) < PRIOR_ODDS * _chance(rival, expected)
        ),
        default=TELLING,
    )
    if fewest < TELLING:
        message = ngettext(
            "{text}: only {count} passage tells the likeliest ways of counting apart;"
            " {least} are needed.",
            "{text}: only {count} passages tell the likeliest ways of counting apart;"
            " {least} are needed.",
            fewest,
        )
        return message.format(text=own.title, count=number(fewest), least=number(TELLING))
    return ""


def _at(convention: Convention) -> int:
    return CONVENTIONS.index(convention)


def _chance(score: Score, expected: Floats) -> float:
    """Give the chance, beforehand, of a convention or one that comes to the same."""
    return float(sum(expected[_at(one)] for one in (score.convention, *score.same)))


def _telling(weighed: Iterable[Evidence]) -> Counts:
    """Count the distinct selections that each two conventions put in different places."""
    count = np.zeros((len(CONVENTIONS), len(CONVENTIONS)), dtype=np.int64)
    for evidence in weighed:
        places = np.stack([evidence.places[convention] for convention in CONVENTIONS])
        count += (places[:, None] != places[None]).any(axis=3).sum(axis=2)
    return count


def _misfit(settled: Sequence[TextPositions], weighed: Mapping[str, Evidence]) -> str:
    """Say so if most selections cut words in whatever way is counted."""
    judged = [(text.convention, weighed[text.id]) for text in settled if text.id in weighed]
    distinct = sum(len(evidence.distinct) for _convention, evidence in judged)
    whole = sum(evidence.distinct_on_words[convention] for convention, evidence in judged)
    if whole >= FITTING * distinct:
        return ""
    message = _("No way of counting puts most selections on whole words: {count} of {all} at best.")
    return message.format(count=number(whole), all=number(distinct))


def _share(convention: Convention, own: Evidence) -> float:
    return own.distinct_on_words[convention] / len(own.distinct)


def _pooled(weighed: Iterable[Evidence]) -> Floats:
    total = np.zeros(len(CONVENTIONS))
    for evidence in weighed:
        total += [evidence.likelihood[convention] for convention in CONVENTIONS]
    return total


def _normalised(logs: Floats) -> Floats:
    # A chance too small to be written would make a logarithm of zero further on.
    chances = np.exp(np.maximum(logs - logs.max(), -600.0))
    normalised: Floats = chances / chances.sum()
    return normalised


def _likeliest(chances: Floats) -> Convention:
    return CONVENTIONS[int(np.argmax(chances))]


def _scores(weighed: Sequence[Evidence], chances: Floats, expected: Floats) -> tuple[Score, ...]:
    """Put conventions that place every selection alike together, likeliest first."""
    if not weighed:
        return ()
    alike: dict[bytes, list[int]] = {}
    for at, convention in enumerate(CONVENTIONS):
        key = b"".join(evidence.places[convention].tobytes() for evidence in weighed)
        alike.setdefault(key, []).append(at)
    scores = []
    for members in alike.values():
        first, *rest = sorted(members, key=lambda at: (-expected[at], at))
        scores.append(
            Score(
                CONVENTIONS[first],
                tuple(CONVENTIONS[at] for at in rest),
                sum(evidence.on_words[CONVENTIONS[first]] for evidence in weighed),
                sum(evidence.selections for evidence in weighed),
                min(float(chances[members].sum()), CERTAIN),
            )
        )
    return tuple(sorted(scores, key=lambda score: (-score.probability, -score.on_words)))
