"""The total score split over five dimensions that add up to it exactly."""

import numpy as np
import numpy.typing as npt

from wijkpeil.madeup import instrument
from wijkpeil.madeup.instrument import FloatArray

_SHARE = np.array([0.154, 0.425, 0.320, -0.198, 0.299])
_TOWN = np.array([0.0, -0.045, -0.040, 0.110, -0.025])
_MEAN = np.array([0.005, 0.045, 0.043, -0.086, -0.007])
_OWN_SD = np.array([0.035, 0.025, 0.020, 0.030, 0.020])
_STIR_SD = 0.35


def split(
    rng: np.random.Generator,
    *,
    deviation: FloatArray,
    town: FloatArray,
    stir: FloatArray,
) -> dict[str, FloatArray]:
    """Split scores over the dimensions, at the waves that have them.

    Towns have more amenities (``vrz``) and more nuisance (``onv``): the dimensions correlate as
    the real ones do, though the total tells them apart only in part.

    Parameters
    ----------
    rng : Generator
    deviation : ndarray, shape (n, T)
        Total score as a deviation from the fixed reference (``afw``).
    town : ndarray, shape (n,)
        How town-like the area is, standardised.
    stir : ndarray, shape (n,)
        Standard deviation of an area's noise at an average wave.

    Returns
    -------
    dict of str to ndarray, shape (n, T)
        ``fys, onv, soc, vrz, won``, NaN at waves without dimensions, and ``afw``: equal to the
        sum of the five where they exist and to `deviation` elsewhere.
    """
    count = len(deviation)
    own = rng.standard_normal((count, 5)) * _OWN_SD
    fixed = _MEAN + town[:, None] * _TOWN + own
    parts = np.full((5, *deviation.shape), np.nan)
    for wave in np.flatnonzero(np.isin(instrument.WAVES, instrument.DIMENSION_WAVES)):
        moving = _STIR_SD * stir[:, None] * rng.standard_normal((count, 5))
        raw = fixed + deviation[:, [wave]] * _SHARE + moving
        gap = deviation[:, wave] - raw.sum(axis=1)
        parts[:, :, wave] = (raw + gap[:, None] / 5.0).T
    total = parts[0] + parts[1] + parts[2] + parts[3] + parts[4]
    split_parts = dict(zip(instrument.DIMENSIONS, parts, strict=True))
    return {"afw": np.where(np.isnan(total), deviation, total), **split_parts}


def score_table(
    parts: dict[str, FloatArray], *, missing: npt.NDArray[np.bool_]
) -> dict[str, FloatArray]:
    """Put ``lbm`` before the parts and blank what was not measured.

    Parameters
    ----------
    parts : dict of str to ndarray, shape (n, T)
        From `split`.
    missing : ndarray of bool, shape (n, T)

    Returns
    -------
    dict of str to ndarray, shape (n, T)
        ``lbm, afw, fys, onv, soc, vrz, won``.
    """
    measured = {"lbm": parts["afw"] + instrument.REFERENCE, **parts}
    return {name: np.where(missing, np.nan, values) for name, values in measured.items()}
