"""Checks of the figures in a row: possible values, and the two identities of edition 3.0."""

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import RefusedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources.leefbaarometer.instrument import DIMENSIONS, LARGEST, REFERENCE, VALUES
from wijkpeil.sources.leefbaarometer.long import Floats, LongScores

LEAST_TOLERANCE = 1e-6
"""The identities hold to machine precision in official files; this allows for ten decimals."""

_FEW = 3


def check_possible(long: LongScores) -> None:
    """Refuse figures that no area can have, and rows of which a part is missing.

    Raises
    ------
    RefusedFile
        At the first value that is infinite or further than 3 from the reference, and at the first
        row with ``lbm`` or ``afw`` alone, or with only some of the five dimensions.
    """
    for value in VALUES:
        centre = REFERENCE if value == "lbm" else 0.0
        wrong = np.abs(long.figures[value] - centre) > LARGEST
        if wrong.any():
            row = int(np.argmax(wrong))
            raise long.refusal(
                row,
                _(
                    "{value} = {found} is impossible ({area}): it must be within {limit} of "
                    "{centre}. Fetch the file again, or use the file as it was published."
                ).format(
                    value=value,
                    found=f"{long.figures[value][row]:g}",
                    area=long.area(row),
                    limit=f"{LARGEST:g}",
                    centre=f"{centre:.4g}",
                ),
            )
    _check_partly_missing(long)


def check_identities(long: LongScores) -> None:
    """Refuse rows where ``afw = lbm - 4.1022...`` or ``afw = fys + onv + soc + vrz + won`` fails.

    How far they may be off is told by the printed digits: half a unit in the last place of every
    figure in the sum, and at least 1e-6.

    Raises
    ------
    RefusedFile
        For one row with its line; for many rows as another edition, or a mix of editions.
    """
    allowed = tolerance(long, ("lbm", "afw"))
    gap = long.figures["lbm"] - long.figures["afw"]
    wrong = np.abs(gap - REFERENCE) > allowed
    if wrong.any():
        raise _wrong_reference(long, gap, wrong, allowed)
    allowed = tolerance(long, ("afw", *DIMENSIONS))
    total = np.sum([long.figures[dimension] for dimension in DIMENSIONS], axis=0)
    wrong = np.abs(total - long.figures["afw"]) > allowed
    if wrong.any():
        row = int(np.argmax(wrong))
        raise long.refusal(
            row,
            _(
                "afw = {afw}, but the five dimensions add up to {total} ({area}; a difference of "
                "{allowed} is allowed for rounding). A figure was changed: use the file as it was "
                "published."
            ).format(
                afw=f"{long.figures['afw'][row]:.6f}",
                total=f"{total[row]:.6f}",
                area=long.area(row),
                allowed=f"{allowed:.0e}",
            ),
        )


def tolerance(long: LongScores, values: tuple[str, ...]) -> float:
    """How far a sum of values may be off by rounding alone."""
    return max(LEAST_TOLERANCE, 1.1 * sum(long.rounding[value] for value in values))


def _check_partly_missing(long: LongScores) -> None:
    absent = {value: np.isnan(long.figures[value]) for value in VALUES}
    count = np.sum([absent[dimension] for dimension in DIMENSIONS], axis=0)
    some = (count > 0) & (count < len(DIMENSIONS))
    wrong = some | (absent["lbm"] != absent["afw"]) | (absent["afw"] & (count < len(DIMENSIONS)))
    if not wrong.any():
        return
    row = int(np.argmax(wrong))
    raise long.refusal(
        row,
        _(
            "A part of the scores is missing ({area}: {missing}), while others are there. Use the "
            "file as it was published."
        ).format(
            area=long.area(row), missing=", ".join(value for value in VALUES if absent[value][row])
        ),
    )


def _wrong_reference(
    long: LongScores, gap: Floats, wrong: npt.NDArray[np.bool_], allowed: float
) -> RefusedFile:
    """Tell one changed figure from another edition."""
    row, count = int(np.argmax(wrong)), int(wrong.sum())
    known = ~np.isnan(gap)
    others, times = np.unique(np.round(gap[wrong], 4), return_counts=True)
    if count < _FEW or times.max() < _FEW:
        message = _(
            "lbm − afw = {gap}, but it must be {reference} ({area}; a difference of {allowed} is "
            "allowed for rounding). A figure was changed: use the file as it was published."
        ).format(
            gap=f"{gap[row]:.6f}",
            reference=f"{REFERENCE:.6f}",
            area=long.area(row),
            allowed=f"{allowed:.0e}",
        )
        return long.refusal(row, message)
    other = f"{others[np.argmax(times)]:.4f}"
    if count == known.sum():
        message = _(
            "All scores refer to {other} and not to {reference}: this is another edition than 3.0. "
            "Use the scores of Leefbaarometer 3.0."
        ).format(other=other, reference=f"{REFERENCE:.4f}")
    else:
        message = _(
            "Two editions are mixed: {count} rows, of which this is the first, refer to {other} "
            "and not to {reference}. Use one edition for all years."
        ).format(count=count, other=other, reference=f"{REFERENCE:.4f}")
    return long.refusal(row, message)
