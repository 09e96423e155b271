"""Agreement between people who scored the same cells of the framework matrix."""

from collections.abc import Iterable
from dataclasses import dataclass

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.agreement.ratings import Ratings, ratings
from wijkpeil.fieldwork.matrix.assessment import HIGHEST, LOWEST, Assessment
from wijkpeil.language import gettext as _

Cell = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class ScoreDisagreement:
    """A cell that people scored differently.

    Attributes
    ----------
    case, perspective, factor : str
    scores : tuple of (str, int or None)
        Of each assessor, by name; None where it was unclear to them.
    apart : int
        Highest minus lowest score; 0 if one said it is unclear and the others agree.
    opposite : bool
        Whether one says that it helps and another that it hinders.
    """

    case: str
    perspective: str
    factor: str
    scores: tuple[tuple[str, int | None], ...]
    apart: int
    opposite: bool


def score_disagreements(assessments: Iterable[Assessment]) -> tuple[ScoreDisagreement, ...]:
    """List the cells that were scored differently, by case; the most different of a case first."""
    found = []
    for cell, of in _cells(assessments).items():
        if len(set(of.values())) < 2:
            continue
        known = [score for score in of.values() if score is not None]
        found.append(
            ScoreDisagreement(
                *cell,
                scores=tuple(sorted(of.items())),
                apart=max(known) - min(known),
                opposite=min(known) < 0 < max(known),
            )
        )
    return tuple(
        sorted(
            found,
            key=lambda one: (one.case, not one.opposite, -one.apart, one.perspective, one.factor),
        )
    )


def score_ratings(assessments: Iterable[Assessment]) -> Ratings:
    """Take scores as ratings, to work out (ordinal) agreement; unclear counts as no judgement.

    The cells of one case belong together: intervals rest on cases.

    Raises
    ------
    FieldworkError
        If fewer than two people scored, or one scored a cell twice.

    Examples
    --------
    >>> from wijkpeil.fieldwork.agreement.alpha import krippendorff_alpha
    >>> made = [
    ...     Assessment(case, "policy", "green", score, assessor=who)
    ...     for case, scores in {"a": (1, 1), "b": (-2, -1), "c": (0, 0)}.items()
    ...     for who, score in zip(("Ann", "Ben"), scores)
    ... ]
    >>> round(krippendorff_alpha(score_ratings(made), metric="ordinal").value, 2)
    0.95
    """
    cells = _cells(assessments)
    names = sorted({name for of in cells.values() for name in of})
    kept = sorted(cells)
    return ratings(
        {name: [cells[cell].get(name) for cell in kept] for name in names},
        categories=range(LOWEST, HIGHEST + 1),
        groups=[case for case, _perspective, _factor in kept],
    )


def _cells(assessments: Iterable[Assessment]) -> dict[Cell, dict[str, int | None]]:
    found: dict[Cell, dict[str, int | None]] = {}
    for one in assessments:
        of = found.setdefault((one.case, one.perspective, one.factor), {})
        if one.assessor in of:
            raise FieldworkError(
                _(
                    "{assessor} scored “{factor}” twice for {case}, {perspective}; keep one score."
                ).format(
                    assessor=one.assessor,
                    factor=one.factor,
                    case=one.case,
                    perspective=one.perspective,
                )
            )
        of[one.assessor] = one.score
    return dict(sorted(found.items()))
