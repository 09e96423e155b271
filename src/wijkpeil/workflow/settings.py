"""Every setting that an outcome depends on."""

from wijkpeil import __version__
from wijkpeil.panel import Panel
from wijkpeil.results.settings import Settings
from wijkpeil.workflow.modelled import Modelled
from wijkpeil.workflow.question import Question


def settings_of(panel: Panel, modelled: Modelled, question: Question) -> Settings:
    """List the settings, those that were chosen and those that the data gave."""
    fitted = modelled.fit
    return Settings(
        wijkpeil=__version__,
        command=question.command,
        start=question.start,
        end=question.end,
        waves=tuple(panel.waves.tolist()),
        areas=len(panel.areas),
        relative_to=question.reference,
        vulnerable=str(question.vulnerable),
        minimum_change=question.minimum,
        wrong_signs=question.cap,
        size_classes=len(fitted.groups.rank),
        tail_degrees=float(fitted.degrees),
    )
