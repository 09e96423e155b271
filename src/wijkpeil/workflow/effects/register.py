"""The register of a study, checked against its figures."""

from wijkpeil.effects.register.check import RegisterFinding, check_against_panel
from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.effects.register.overlaps import Overlap, overlaps
from wijkpeil.panel import Panel
from wijkpeil.study.model import Study
from wijkpeil.workflow.effects.figures import figures_of


def checked(
    study: Study, panel: Panel
) -> tuple[tuple[Intervention, ...], tuple[RegisterFinding, ...], tuple[Overlap, ...]]:
    """Give the interventions, what the figures don't fit, and the overlaps."""
    figures = figures_of(panel, None)
    faults = check_against_panel(
        study.interventions,
        codes=figures.codes,
        years=figures.years,
        outcomes=tuple(figures.outcomes),
        inhabitants=figures.people,
    )
    return study.interventions, faults, overlaps(study.interventions)
