"""Every setting that an outcome depends on, in words."""

from wijkpeil import __version__
from wijkpeil.cases.vulnerable import describe
from wijkpeil.language import N_, number, percentage
from wijkpeil.language import gettext as _
from wijkpeil.panel import Panel
from wijkpeil.trajectories.change import Reference
from wijkpeil.workflow.modelled import Modelled
from wijkpeil.workflow.question import Question

REFERENCES: dict[Reference, str] = {
    "nation": N_("the nation (mean over all areas)"),
    "gemeente": N_("the mean of the area's gemeente"),
    "group": N_("the mean of the vulnerable areas"),
    "none": N_("nothing (the absolute change)"),
}


def settings_in_words(panel: Panel, modelled: Modelled, question: Question) -> dict[str, str]:
    """List the settings by name, for the method section and for machines."""
    fitted = modelled.fit
    # The report shows the command apart, by this name.
    command = {"command": question.command} if question.command else {}
    return command | {
        _("Version of Wijkpeil"): __version__,
        _("Period"): f"{question.start}–{question.end}",
        _("Waves"): ", ".join(str(wave) for wave in panel.waves),
        _("Areas"): number(len(panel.areas)),
        _("Change is relative to"): _(REFERENCES[question.reference]),
        _("Vulnerable areas"): describe(question.vulnerable),
        _("Least change that counts"): number(question.minimum, digits=4),
        _("Most wrong verdicts to be expected"): percentage(question.cap),
        _("Size classes in the noise model"): str(len(fitted.groups.rank)),
        _("Degrees of freedom of the tails"): number(fitted.degrees, digits=1),
    }
