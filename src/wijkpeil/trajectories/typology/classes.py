"""The nine official classes of the Leefbaarometer, from very insufficient to excellent."""

import numpy as np
import numpy.typing as npt

from wijkpeil.language import N_
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.change import S

ClassArray = npt.NDArray[np.int8]

BOUNDS: tuple[float, ...] = (
    -0.428303,
    -0.353829,
    -0.2814605,
    -0.1640485,
    -0.1029695,
    0.01014625,
    0.08954525,
    0.167961,
)
"""Bounds between the nine classes of the total score, in `afw`.

The owner publishes each area's class, not the bounds. Over the 12,147 buurten and 342 gemeenten of
measurement 2024 (edition 3.0) no score lies between the highest of one class and the lowest of the
next; each bound here is the midpoint of that gap. The widest gap, between the two lowest classes,
is 0.0082 wide, the others at most 0.0016.
"""

DIMENSION_BOUNDS: tuple[float, ...] = tuple(
    m * S for m in (-1.5, -1, -0.5, -0.25, 0.25, 0.5, 1, 1.5)
)
"""Bounds between the nine classes of a dimension's score: symmetric, in multiples of `S`."""

COUNT = 9
WEAK = 4
"""The best class that still counts as weak livability: ``zwak``."""

NAMES: tuple[str, ...] = (
    N_("very insufficient"),
    N_("largely insufficient"),
    N_("insufficient"),
    N_("weak"),
    N_("sufficient"),
    N_("amply sufficient"),
    N_("good"),
    N_("very good"),
    N_("excellent"),
)
"""Names of the classes 1 to 9, to be translated where shown."""

OFFICIAL: tuple[str, ...] = (
    "zeer onvoldoende",
    "ruim onvoldoende",
    "onvoldoende",
    "zwak",
    "voldoende",
    "ruim voldoende",
    "goed",
    "zeer goed",
    "uitstekend",
)
"""The owner's own names, which a rule may use in either language."""


def classify(*, afw: npt.ArrayLike, bounds: tuple[float, ...] = BOUNDS) -> ClassArray:
    """Give every score its official class.

    Parameters
    ----------
    afw : array_like, any shape
        Total scores as deviations from the fixed reference (`lbm` minus 4.102264851143687).
    bounds : tuple of float
        Ascending bounds; a score on a bound belongs to the better class.

    Returns
    -------
    ndarray of int8, the shape of `afw`
        1 (worst) to 9 (best); 0 where the score is missing.

    Examples
    --------
    >>> classify(afw=[-0.5, -0.2, 0.0, 0.2, float("nan")])
    array([1, 4, 6, 9, 0], dtype=int8)
    """
    scores = np.asarray(afw, dtype=np.float64)
    found = 1 + np.searchsorted(np.asarray(bounds), scores, side="right")
    return np.where(np.isfinite(scores), found, 0).astype(np.int8)


def classify_dimension(*, score: npt.ArrayLike) -> ClassArray:
    """Give every score of one dimension its class, 1 to 9; 0 where it is missing.

    The middle class is a quarter of `S` on either side of zero.

    >>> classify_dimension(score=[-0.24, 0.0, 0.05])
    array([1, 5, 6], dtype=int8)
    """
    return classify(afw=score, bounds=DIMENSION_BOUNDS)


def name(number: int) -> str:
    """Name class `number` (1 to 9) in the active language.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     name(4)
    'weak'
    """
    return _(NAMES[number - 1])


def number_of(text: str) -> int | None:
    """Find the class that `text` names, in Dutch or English; None if it names none.

    >>> number_of("Zwak"), number_of("very good"), number_of("awful")
    (4, 8, None)
    """
    wanted = " ".join(text.casefold().split())
    for names in (OFFICIAL, NAMES):
        if wanted in names:
            return names.index(wanted) + 1
    return None
