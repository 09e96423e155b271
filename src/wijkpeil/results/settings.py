"""The settings that an outcome depends on, as plain values."""

from dataclasses import dataclass

from wijkpeil.trajectories.change import Reference


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting that the outcome depends on; ``results.json`` has them by these names.

    Attributes
    ----------
    wijkpeil : str
        Version of this software.
    command : str
        The command that made the results; may be empty.
    start, end : int
        The two waves between which change is judged.
    waves : tuple of int
        All waves in the data.
    areas : int
        How many areas with scores.
    relative_to : {"nation", "gemeente", "group", "none"}
    vulnerable : str
        The rule, as a user writes it.
    minimum_change : float
        The least change that counts, in score points.
    wrong_signs : float
        The most that the expected share of wrong verdicts may be.
    size_classes : int
        Size classes in the noise model.
    tail_degrees : float
        Degrees of freedom of the tails.
    """

    wijkpeil: str
    command: str
    start: int
    end: int
    waves: tuple[int, ...]
    areas: int
    relative_to: Reference
    vulnerable: str
    minimum_change: float
    wrong_signs: float
    size_classes: int
    tail_degrees: float

    @property
    def every_area(self) -> bool:
        """Whether all areas are asked about, and not only the vulnerable ones."""
        return self.vulnerable == "all"
