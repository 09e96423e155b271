"""Where perspectives agree on a factor in a case, and where they contradict each other."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, get_args

from wijkpeil.fieldwork.matrix.framework import FrameworkMatrix

Stand = Literal["agree", "differ", "contradict", "one", "unclear", "none"]
STANDS: tuple[Stand, ...] = get_args(Stand)


@dataclass(frozen=True, slots=True)
class AgreementRule:
    """When perspectives agree, and when they contradict each other.

    Attributes
    ----------
    same : {"sign", "score"}
        What must be the same to agree: the direction, or the score itself.
    opposite : {1, 2}
        How strong both sides of a contradiction must be: 2 leaves out those in which a side is
        weak.
    """

    same: Literal["sign", "score"] = "sign"
    opposite: Literal[1, 2] = 1


USUAL = AgreementRule()
OTHER_RULES = (AgreementRule(same="score"), AgreementRule(opposite=2))
"""Rules to hold the usual one against: how far a count depends on the rule must be shown."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What the perspectives together say of one factor in one case.

    Attributes
    ----------
    case, factor : str
    stand : {"agree", "differ", "contradict", "one", "unclear", "none"}
        ``differ`` is in strength: none is opposite to another. ``one``: only one perspective gave
        a score. ``unclear``: all that was judged is unclear. ``none``: nothing was judged.
    scores : mapping of perspective to int
        Of those that gave a score.
    unclear, silent : tuple of str
        Perspectives that were judged unclear, and those that were not judged.
    """

    case: str
    factor: str
    stand: Stand
    scores: Mapping[str, int]
    unclear: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PairCount:
    """Two perspectives over all cases and factors on which both gave a score."""

    first: str
    second: str
    agree: int
    differ: int
    contradict: int

    @property
    def both(self) -> int:
        """On how many both gave a score."""
        return self.agree + self.differ + self.contradict


def stand_of(scores: Sequence[int], *, unclear: int = 0, rule: AgreementRule = USUAL) -> Stand:
    """Say how the scores of several perspectives stand to each other.

    Parameters
    ----------
    scores : sequence of int
        Of the perspectives that gave one, -2 to 2.
    unclear : int
        How many others were judged unclear; they never count as agreement.
    rule : AgreementRule

    Examples
    --------
    >>> stand_of([1, 2]), stand_of([1, 0]), stand_of([2, -1]), stand_of([2], unclear=2)
    ('agree', 'differ', 'contradict', 'one')
    >>> stand_of([1, 2], rule=AgreementRule(same="score"))
    'differ'
    """
    if not scores:
        return "unclear" if unclear else "none"
    if len(scores) == 1:
        return "one"
    if max(scores) >= rule.opposite and min(scores) <= -rule.opposite:
        return "contradict"
    compared = scores if rule.same == "score" else [_sign(score) for score in scores]
    return "agree" if len(set(compared)) == 1 else "differ"


def side_by_side(matrix: FrameworkMatrix, *, rule: AgreementRule = USUAL) -> tuple[SideBySide, ...]:
    """Set the perspectives side by side, for each case and factor.

    Returns
    -------
    tuple of SideBySide
        In the order of the matrix: by case, then by factor.
    """
    return tuple(
        _beside(matrix, case, factor.id, rule) for case in matrix.cases for factor in matrix.factors
    )


def count_stands(found: Iterable[SideBySide]) -> dict[Stand, int]:
    """Count how often each occurs."""
    tally = Counter(one.stand for one in found)
    return {stand: tally[stand] for stand in STANDS}


def stands_by_factor(
    matrix: FrameworkMatrix, found: Iterable[SideBySide]
) -> dict[str, dict[Stand, int]]:
    """Count how often each occurs, over the cases, for each factor."""
    listed = tuple(found)
    return {
        factor.id: count_stands(one for one in listed if one.factor == factor.id)
        for factor in matrix.factors
    }


def pair_counts(
    perspectives: Sequence[str], found: Iterable[SideBySide], *, rule: AgreementRule = USUAL
) -> tuple[PairCount, ...]:
    """Count agreement and contradiction for each two perspectives."""
    listed = tuple(found)
    counts = []
    for first, second in combinations(perspectives, 2):
        tally = Counter(
            stand_of([one.scores[first], one.scores[second]], rule=rule)
            for one in listed
            if first in one.scores and second in one.scores
        )
        counts.append(
            PairCount(first, second, tally["agree"], tally["differ"], tally["contradict"])
        )
    return tuple(counts)


def _beside(matrix: FrameworkMatrix, case: str, factor: str, rule: AgreementRule) -> SideBySide:
    cells = [matrix.cells[case, perspective, factor] for perspective in matrix.perspectives]
    scores = {cell.perspective: cell.score for cell in cells if cell.score is not None}
    unclear = tuple(cell.perspective for cell in cells if cell.state == "unclear")
    silent = tuple(cell.perspective for cell in cells if cell.state == "empty")
    stand = stand_of(list(scores.values()), unclear=len(unclear), rule=rule)
    return SideBySide(case, factor, stand, scores, unclear, silent)


def _sign(score: int) -> int:
    return (score > 0) - (score < 0)
