"""Skewed sets: with almost all cases in, or almost none, little can be told."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.language import percentage

FloatArray = npt.NDArray[np.float64]
LEAST, MOST = 0.2, 0.8
"""Shares of cases in a set outside which it counts as skewed (Oana, Schneider and Thomann 2021)."""


@dataclass(frozen=True, slots=True)
class Skew:
    """How many cases are more in a set than out of it.

    Attributes
    ----------
    inside : int
        Cases with a membership above 0.5.
    half : int
        Cases with a membership of exactly 0.5.
    cases : int
        Cases with a membership.
    """

    inside: int
    half: int
    cases: int

    @property
    def share(self) -> float:
        """Share of the cases that are more in than out."""
        return self.inside / self.cases

    @property
    def skewed(self) -> bool:
        """Whether the share lies outside 20 to 80%."""
        return not LEAST <= self.share <= MOST


def skew(memberships: FloatArray) -> Skew:
    """Count the cases in a set.

    A skewed set makes almost everything look necessary or sufficient (Schneider and Wagemann
    2012, section 9.2); where fewer than 20% or more than 80% of the cases are in, say so.

    Parameters
    ----------
    memberships : ndarray, shape (n,)
        NaN is left out.

    Returns
    -------
    Skew

    Examples
    --------
    >>> found = skew(np.array([0.9, 0.6, 0.5, 0.7, 1.0, 0.8]))
    >>> found.inside, found.half, found.skewed
    (5, 1, True)
    """
    known = memberships[~np.isnan(memberships)]
    if not known.size:
        raise QcaError(_("No case has a membership."))
    return Skew(int((known > 0.5).sum()), int((known == 0.5).sum()), int(known.size))


def skew_note(name: str, found: Skew) -> str:
    """Say in a sentence that a set is skewed; "" if it isn't."""
    if not found.skewed:
        return ""
    return _(
        "{name} is skewed: {inside} of {cases} cases ({share}) are more in than out. Below 20% and "
        "above 80%, almost anything can look necessary or sufficient."
    ).format(name=name, inside=found.inside, cases=found.cases, share=percentage(found.share))
