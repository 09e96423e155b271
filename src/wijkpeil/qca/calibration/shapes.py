"""S and bell shapes: straight or curved from anchor to anchor, and flat outside them."""

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.calibration.anchors import Anchors, BellAnchors
from wijkpeil.qca.calibration.direct import snapped

FloatArray = npt.NDArray[np.float64]


def s_shape(
    *, values: FloatArray, anchors: Anchors, below: float = 1.0, above: float = 1.0
) -> FloatArray:
    r"""Calibrate along an S shape.

    .. math::
        \mu(x) = \tfrac12 \Bigl(\frac{x - e}{c - e}\Bigr)^{b}
        \text{ between } e \text{ and } c,\quad
        \mu(x) = 1 - \tfrac12 \Bigl(\frac{i - x}{i - c}\Bigr)^{a} \text{ between } c \text{ and } i

    and 0 or 1 beyond them (Thiem 2014, *International Journal of Social Research Methodology*
    17(6); Duşa 2019, *QCA with R*, chapter 4). With both powers 1 it is linear.

    Parameters
    ----------
    values : ndarray, shape (n,)
        Raw values; NaN stays NaN.
    anchors : Anchors
        Increasing or decreasing.
    below, above : float
        The powers :math:`b` and :math:`a`, on the side of exclusion and of inclusion. More than 1
        keeps memberships near 0 or 1 for longer, less than 1 for shorter.

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> s_shape(values=np.array([160.0, 168, 175, 190]), anchors=Anchors(165, 175, 185))
    array([0.  , 0.15, 0.5 , 1.  ])
    """
    if below <= 0 or above <= 0:
        raise QcaError(_("The powers below and above the crossover must be larger than 0."))
    out, middle, full = anchors.values
    up = np.clip((values - out) / (middle - out), 0.0, 1.0)
    down = np.clip((full - values) / (full - middle), 0.0, 1.0)
    beyond = (values > middle) if anchors.increasing else (values < middle)
    return snapped(np.where(beyond, 1.0 - down**above / 2.0, up**below / 2.0))


def bell_shape(
    *, values: FloatArray, anchors: BellAnchors, below: float = 1.0, above: float = 1.0
) -> FloatArray:
    """Calibrate a set that the middle values belong to, or, inverted, the outer values.

    A bell has the lesser of its two S shapes as membership, an inverse bell the greater one.

    Parameters
    ----------
    values : ndarray, shape (n,)
        Raw values; NaN stays NaN.
    anchors : BellAnchors
    below, above : float
        As in :func:`s_shape`, on both sides.

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> middle = BellAnchors(Anchors(155, 165, 175), Anchors(195, 185, 175))
    >>> bell_shape(values=np.array([150.0, 160, 175, 190]), anchors=middle)
    array([0.  , 0.25, 1.  , 0.25])
    """
    sides = [
        s_shape(values=values, anchors=side, below=below, above=above)
        for side in (anchors.left, anchors.right)
    ]
    return np.minimum(*sides) if anchors.left.increasing else np.maximum(*sides)
