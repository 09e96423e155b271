"""Voices against figures: what people say of rise or decline, beside the area's trajectory."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from wijkpeil.fieldwork.matrix.cell import MatrixCell
from wijkpeil.fieldwork.matrix.framework import FrameworkMatrix
from wijkpeil.trajectories.change import Verdict

VoiceStand = Literal[
    "agree",
    "differ",
    "contradict",
    "figures can't tell",
    "voices unclear",
    "no figures",
    "nothing said",
]
VOICE_STANDS: tuple[VoiceStand, ...] = get_args(VoiceStand)


@dataclass(frozen=True, slots=True)
class FiguresSay:
    """What the figures say of an area.

    Attributes
    ----------
    verdict : {"rising", "falling", "stable", "unclear"}
    chance : float
        That the verdict is right; of ``unclear``, that of the likelier direction.
    """

    verdict: Verdict
    chance: float


@dataclass(frozen=True, slots=True)
class VoiceFinding:
    """What one perspective says of the course of a case, beside its figures.

    Attributes
    ----------
    case, perspective : str
    stand : str
        ``contradict``: one rose and the other fell. ``differ``: one moved, the other stayed about
        the same.
    score : int or None
        From -2 (fell strongly) to 2 (rose strongly); None if unclear or nothing was said.
    said : {"rising", "falling", "stable", "unclear"} or None
        The score as a direction; None if nothing was said.
    figures : FiguresSay or None
    passages : int
        Passages behind what was said.
    """

    case: str
    perspective: str
    stand: VoiceStand
    score: int | None
    said: Verdict | None
    figures: FiguresSay | None
    passages: int


def direction(score: int | None) -> Verdict:
    """Give a score of the development as a direction.

    >>> direction(2), direction(-1), direction(0), direction(None)
    ('rising', 'falling', 'stable', 'unclear')
    """
    if score is None:
        return "unclear"
    return "rising" if score > 0 else "falling" if score < 0 else "stable"


def voice_stand(said: Verdict | None, figures: Verdict | None) -> VoiceStand:
    """Set one direction beside the other; what is missing on a side is told first.

    >>> voice_stand("rising", "falling"), voice_stand("stable", "falling")
    ('contradict', 'differ')
    >>> voice_stand("rising", "unclear"), voice_stand("unclear", "falling")
    ("figures can't tell", 'voices unclear')
    """
    if said is None:
        return "nothing said"
    if said == "unclear":
        return "voices unclear"
    if figures is None:
        return "no figures"
    if figures == "unclear":
        return "figures can't tell"
    if said == figures:
        return "agree"
    return "differ" if "stable" in (said, figures) else "contradict"


def voices_against_figures(
    matrix: FrameworkMatrix, *, figures: Mapping[str, FiguresSay]
) -> tuple[VoiceFinding, ...]:
    """Set what each perspective says of the development beside the figures of the case.

    Parameters
    ----------
    matrix : FrameworkMatrix
    figures : mapping of str to FiguresSay
        By case; a case that is not in it has no figures.

    Returns
    -------
    tuple of VoiceFinding
        By case, then by perspective; empty if the codebook has no code of kind "development".
    """
    code = matrix.development
    if code is None:
        return ()
    return tuple(
        _finding(matrix.cells[case, perspective, code.id], figures.get(case))
        for case in matrix.cases
        for perspective in matrix.perspectives
    )


def _finding(cell: MatrixCell, figures: FiguresSay | None) -> VoiceFinding:
    said = None if cell.state == "empty" else direction(cell.score)
    return VoiceFinding(
        case=cell.case,
        perspective=cell.perspective,
        stand=voice_stand(said, None if figures is None else figures.verdict),
        score=cell.score,
        said=said,
        figures=figures,
        passages=cell.passages,
    )
