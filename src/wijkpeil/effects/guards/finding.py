"""What a guard says."""

from collections.abc import Iterable
from dataclasses import dataclass

from wijkpeil.effects.levels import LEVELS, Level
from wijkpeil.effects.verdict.table import TABLE
from wijkpeil.errors import EffectError


@dataclass(frozen=True, slots=True)
class Finding:
    """What a guard says.

    Attributes
    ----------
    point, grade : str
        As in :class:`wijkpeil.effects.verdict.grades.Grades`.
    fired : bool
        Whether there is something to warn of.
    sentence : str
        What was seen, with its figures.
    refuses : bool
        Whether no effect may be shown at all.
    """

    point: str
    grade: str
    fired: bool
    sentence: str
    refuses: bool = False

    @property
    def cap(self) -> Level:
        """The highest level that this leaves a claim of an effect."""
        return TABLE[self.point][self.grade].effect

    @property
    def lowers(self) -> bool:
        """Whether it takes anything off the highest level."""
        return self.cap != LEVELS[-1]


def refuse_if_asked(findings: Iterable[Finding]) -> None:
    """Stop where a guard says that no effect may be shown.

    Parameters
    ----------
    findings : iterable of Finding

    Raises
    ------
    EffectError
    """
    said = [each.sentence for each in findings if each.refuses]
    if said:
        raise EffectError(" ".join(said))
