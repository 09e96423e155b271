"""What interventions did, how sure that is, and what shocks went with."""

from dataclasses import dataclass

from wijkpeil.effects.guards.finding import Finding
from wijkpeil.effects.library.beside import Disagreement
from wijkpeil.effects.library.evidence import Evidence
from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.effects.register.overlaps import Overlap
from wijkpeil.effects.verdict.forms import Forms
from wijkpeil.effects.verdict.rule import Verdict
from wijkpeil.language import Language
from wijkpeil.sources.provenance import Provenance
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True)
class AtWave:
    """Treated areas and those they are compared with, at one wave.

    Attributes
    ----------
    year : int
    treated, controls : float
        Mean measured scores; NaN without any.
    effect, low, high : float
        Difference in change since the reference wave, with the band for all waves at once; 0 at
        the reference wave, NaN where it can't be told.
    """

    year: int
    treated: float
    controls: float
    effect: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Since:
    """Effect some years after the start.

    Attributes
    ----------
    years : str
        "0–2", "3–5", "6–9" or "10+".
    effect, low, high : float
        Bands hold for all rows at once.
    areas : int
    """

    years: str
    effect: float
    low: float
    high: float
    areas: int


@dataclass(frozen=True, slots=True)
class Look:
    """Effect on one outcome.

    Attributes
    ----------
    outcome : str
        As the column is called: the total, or a dimension.
    intended : bool
        Whether the register says that it was meant to change this.
    effect, low, high : float
        95%, of this look alone.
    p, counted : float
        Of this look alone, and with all looks counted (Holm).
    """

    outcome: str
    intended: bool
    effect: float
    low: float
    high: float
    p: float
    counted: float


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What an intervention did to livability, and how sure that is.

    Attributes
    ----------
    treated, controls, without : int
        Areas that take part; treated areas for which no area was as bad.
    reference, first : int
        Year of the wave that effects are counted from, and of the first treated wave.
    detectable, relevant : float
        The effect that would be found four times in five, and the smallest that matters.
    waves : tuple of AtWave
    since : tuple of Since
    looks : tuple of Look
        The total first.
    forms : Forms
    placebos : ndarray or None
        Effects found where nothing was done; only with few treated areas.
    smallest_p : float
        0 where any p is possible.
    findings : tuple of Finding
        What each guard says.
    verdict : Verdict
    how : str
        In words: with which areas it is compared, and why.
    notes : tuple of str
    """

    treated: int
    controls: int
    without: int
    reference: int
    first: int
    detectable: float
    relevant: float
    waves: tuple[AtWave, ...]
    since: tuple[Since, ...]
    looks: tuple[Look, ...]
    forms: Forms
    placebos: FloatArray | None
    smallest_p: float
    findings: tuple[Finding, ...]
    verdict: Verdict
    how: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class InterventionEffect:
    """One intervention of the register, with its answer.

    Attributes
    ----------
    intervention : Intervention
    answer : Answer or None
        None where no effect can be estimated.
    refused : str
        Why not; empty if there is an answer.
    remarks : tuple of str
        What the register should tell, and doesn't.
    """

    intervention: Intervention
    answer: Answer | None
    refused: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Apart:
    """Areas of high against areas of low exposure at one wave.

    Attributes
    ----------
    year : int
    effect, low, high : float
        Difference in change since the wave before the shock, with the band for all waves at once;
        0 at that wave.
    """

    year: int
    effect: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class ShockEffect:
    """Shocks between two waves, and whether more exposed areas moved differently.

    Attributes
    ----------
    names : tuple of str
    gap : tuple of int
        Years of the two waves.
    exposure : str
        Label of the characteristic; empty where none was looked at.
    identifies, found : tuple of str
        Sentences: what the comparison can tell, and what it tells.
    waves : tuple of Apart
        Empty where it couldn't be estimated.
    refused : str
        Why not; empty if it could.
    """

    names: tuple[str, ...]
    gap: tuple[int, int]
    exposure: str
    identifies: tuple[str, ...]
    found: tuple[str, ...] = ()
    waves: tuple[Apart, ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class EffectResults:
    """Everything that a report on what helped needs.

    Attributes
    ----------
    title : str
    language : {"nl", "en"}
    made_up : bool
    relevant : float
        The smallest effect that matters, score points.
    interventions : tuple of InterventionEffect
        In the order of the register.
    overlaps : tuple of Overlap
    shocks : tuple of ShockEffect
        In order of time.
    library : tuple of Evidence
        Published findings on the kinds in the register.
    disagreements : tuple of Disagreement
        Among those.
    command : str
    provenance : tuple of Provenance
    notes : tuple of str
    """

    title: str
    language: Language
    made_up: bool
    relevant: float
    interventions: tuple[InterventionEffect, ...]
    overlaps: tuple[Overlap, ...] = ()
    shocks: tuple[ShockEffect, ...] = ()
    library: tuple[Evidence, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    command: str = ""
    provenance: tuple[Provenance, ...] = ()
    notes: tuple[str, ...] = ()
