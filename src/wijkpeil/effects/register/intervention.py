"""An intervention as the register records it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Intervention:
    """What was done where, how the areas were chosen, and what it cost.

    Attributes
    ----------
    id, name : str
    kind : str
        One of `kinds.KINDS`; "" where it isn't told.
    areas : tuple of str
        Codes.
    started : float
        Decimal year; read from a study it remembers whether it was a year or a day.
    announced, ended : float or None
        An announcement may act by itself, so that it counts as the start of what may have moved.
        Without an end it still runs.
    selection_rule : str
        How the areas were chosen, in words.
    selection_waves : tuple of int
        The waves that the choice looked at, if any: an area chosen on a bad wave recovers by
        itself from what was bad luck.
    cost : float or None
        Euro, in all.
    source : str
        Documents that say so.
    components : tuple of str
        What it consisted of.
    shares : tuple of float
        Share of each area that it reached, above 0 and at most 1, in the order of `areas`; empty
        where it reached every area whole.
    dimensions : tuple of str
        Outcomes that it meant to change, as the columns of the scores are called.
    dose : str
        How much was done, in words: "1 caretaker for 600 homes".
    cost_per_resident : float or None
        Euro, in all years together.
    price_year : int or None
        Year whose prices the costs are in.
    owner : str
        Who was responsible.
    line : int
        Line in interventions.csv, the header being line 1; 0 if it wasn't read from one.
    """

    id: str
    name: str
    kind: str
    areas: tuple[str, ...]
    started: float
    announced: float | None = None
    ended: float | None = None
    selection_rule: str = ""
    selection_waves: tuple[int, ...] = ()
    cost: float | None = None
    source: str = ""
    components: tuple[str, ...] = ()
    shares: tuple[float, ...] = ()
    dimensions: tuple[str, ...] = ()
    dose: str = ""
    cost_per_resident: float | None = None
    price_year: int | None = None
    owner: str = ""
    line: int = field(default=0, compare=False)

    @property
    def from_when(self) -> float:
        """When it may first have acted: its announcement, or else its start."""
        return self.started if self.announced is None else self.announced

    def share_of(self, code: str) -> float:
        """Share of an area that it reached; 0 for an area that isn't its own.

        >>> one = Intervention("V1", "Bouwen", "fysiek", ("A", "B"), 2013.0, shares=(1.0, 0.4))
        >>> one.share_of("B"), one.share_of("C")
        (0.4, 0.0)
        """
        if code not in self.areas:
            return 0.0
        return self.shares[self.areas.index(code)] if self.shares else 1.0
