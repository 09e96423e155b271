"""An interval for an effect that holds although courses may differ."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RobustInterval:
    """Values of the effect that can't be excluded.

    Attributes
    ----------
    allowed : float
        M: how much courses may differ.
    lower, upper : float
        Outcome units. An end without limit is infinite.
    level : float
    """

    allowed: float
    lower: float
    upper: float
    level: float

    @property
    def excludes_zero(self) -> bool:
        """Whether "no effect" is excluded."""
        return self.lower > 0 or self.upper < 0
