"""What the made-up interventions consisted of, as the example study shows it, in Dutch."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """What belongs to an intervention but does nothing to the figures.

    Attributes
    ----------
    components : tuple of str
    dimensions : tuple of str
        Those that it meant to change; that says nothing of what it did change.
    dose, owner : str
    """

    components: tuple[str, ...]
    dimensions: tuple[str, ...]
    dose: str
    owner: str


FACTS = {
    "V1": Facts(
        ("sloop en nieuwbouw", "renovatie van huurwoningen", "nieuwe pleinen en straten"),
        ("fys", "won"),
        "ongeveer 1 op de 8 huurwoningen vernieuwd",
        "gemeenten en woningcorporaties",
    ),
    "V2": Facts(
        ("wijkconciërge", "spreekuur in de wijk"),
        ("onv", "soc"),
        "1 conciërge per 600 huurwoningen",
        "woningcorporaties",
    ),
    "V3": Facts(
        ("ontmoetingsplek in een leeg pand", "beheer door bewoners"),
        ("soc", "vrz"),
        "1 ontmoetingsplek per wijk",
        "gemeenten",
    ),
    "V4": Facts(
        ("camera's op pleinen", "toezicht op afstand"),
        ("onv",),
        "6 tot 12 camera's per wijk",
        "gemeenten en politie",
    ),
    "V5": Facts(
        ("bewonersbudget", "opbouwwerker"),
        ("soc",),
        "jaarlijks 25 euro per inwoner te besteden door bewoners",
        "gemeenten en bewonersorganisaties",
    ),
    "V6": Facts(
        ("sloop van portiekwoningen", "verhuisvergoeding"),
        ("fys", "won"),
        "ongeveer 1 op de 5 huurwoningen gesloopt",
        "woningcorporaties",
    ),
}
"""By id, for the programmes in `programmes.PROGRAMMES`."""
