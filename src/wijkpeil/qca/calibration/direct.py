"""The direct method: memberships along a logistic curve through three anchors."""

import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.calibration.anchors import Anchors

FloatArray = npt.NDArray[np.float64]
IDM = 0.95
"""Membership at the anchor of full inclusion, and its complement at that of exclusion."""
NEAR = 1e-4
"""A membership this near 0 or 1 is set to it, as in R's package."""


def direct(*, values: FloatArray, anchors: Anchors, idm: float = IDM) -> FloatArray:
    r"""Calibrate by the direct method.

    With anchors :math:`e, c, i` and inclusion degree :math:`m`,

    .. math::
        \mu(x) = \operatorname{expit}\Bigl(\frac{x - c}{a - c} \ln\frac{m}{1 - m}\, s\Bigr)

    where :math:`a = i, s = 1` on the side of inclusion and :math:`a = e, s = -1` on the other side
    (Ragin 2008, *Redesigning social inquiry*, chapter 5; Duşa 2019, *QCA with R*, chapter 4). So
    :math:`\mu(c) = 0.5`, :math:`\mu(i) = m` and :math:`\mu(e) = 1 - m`.

    Parameters
    ----------
    values : ndarray, shape (n,)
        Raw values; NaN stays NaN.
    anchors : Anchors
    idm : float
        Between 0.5 and 1, both excluded.

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> direct(values=np.array([165.0, 172, 175, 185]), anchors=Anchors(165, 175, 185)).round(4)
    array([0.05  , 0.2925, 0.5   , 0.95  ])
    """
    if not 0.5 < idm < 1:
        raise QcaError(_("The inclusion degree of membership (idm) lies between 0.5 and 1."))
    middle = anchors.crossover
    toward = (values - middle) * (1.0 if anchors.increasing else -1.0) > 0
    slope = np.where(
        toward,
        logit(idm) / (anchors.inclusion - middle),
        logit(idm) / (middle - anchors.exclusion),
    )
    return snapped(expit((values - middle) * slope))


def snapped(memberships: FloatArray) -> FloatArray:
    """Set what is almost 0 or 1 to 0 or 1."""
    ends = np.where(memberships > 1 - NEAR, 1.0, memberships)
    return np.where(ends < NEAR, 0.0, ends)
