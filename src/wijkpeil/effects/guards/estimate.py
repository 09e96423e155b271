"""An estimate with its error, and what can be said of it."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import t

from wijkpeil.language import gettext as _
from wijkpeil.language import number


@dataclass(frozen=True, slots=True)
class Estimate:
    """An effect with its error.

    Attributes
    ----------
    effect, error : float
        Outcome units.
    freedom : float
        Degrees of freedom of the error.
    """

    effect: float
    error: float
    freedom: float = np.inf

    @property
    def p(self) -> float:
        """Two-sided p of no effect, by Student's t."""
        if self.error == 0:
            return 1.0 if self.effect == 0 else 0.0
        return float(2 * t.sf(abs(self.effect) / self.error, self.freedom))

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """Return the ends of the interval."""
        far = float(t.ppf(0.5 + level / 2, self.freedom)) * self.error
        return self.effect - far, self.effect + far

    def written(self, *, digits: int = 3) -> str:
        """Write it with its interval of 95%."""
        low, high = self.interval()
        return _("{effect} ({low} to {high})").format(
            effect=number(self.effect, digits=digits, sign=True),
            low=number(low, digits=digits, sign=True),
            high=number(high, digits=digits, sign=True),
        )
