"""How many of many findings may be called, with a cap on the share that is false."""

import numpy as np

from wijkpeil.trajectories.trajectory import FloatArray


def threshold(*, p: FloatArray, rate: float) -> float:
    r"""Find the largest p-value that may be called: the step-up rule.

    Parameters
    ----------
    p : ndarray, shape (m,)
    rate : float
        The most that the expected share of false calls may be.

    Returns
    -------
    float
        The largest :math:`p_{(r)} \le \frac{r}{m} q`; 0 if there is none, so that nothing is
        called.

    Notes
    -----
    Benjamini & Hochberg (1995), *JRSS B* 57, 289-300. The rule holds where the statistics depend
    on each other positively (Benjamini & Yekutieli 2001, *Annals of Statistics* 29, 1165-1188);
    those of neighbours do. Caldas de Castro & Singer (2006), *Geographical Analysis* 38,
    180-208, found it to hold for local statistics of association.

    Examples
    --------
    >>> threshold(p=np.array([0.001, 0.02, 0.03, 0.5]), rate=0.05)
    0.03
    """
    ordered = np.sort(p)
    allowed = rate * np.arange(1, ordered.size + 1) / max(ordered.size, 1)
    called = np.flatnonzero(ordered <= allowed)
    return float(ordered[called[-1]]) if called.size else 0.0
