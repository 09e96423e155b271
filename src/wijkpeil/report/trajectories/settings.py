"""The settings in words, for the method section."""

from wijkpeil.language import N_, number, percentage
from wijkpeil.language import gettext as _
from wijkpeil.report.document import Cell, Table
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.trajectories.change import Reference

_REFERENCES: dict[Reference, str] = {
    "nation": N_("the nation (mean over all areas)"),
    "gemeente": N_("the mean of the area's gemeente"),
    "group": N_("the mean of the vulnerable areas"),
    "alike": N_("the mean of areas like it"),
    "none": N_("nothing (the absolute change)"),
}


def settings_table(results: TrajectoryResults) -> Table:
    """List every setting that the outcome depends on; the command stands elsewhere."""
    used = results.settings
    told = {
        _("Version of Wijkpeil"): used.wijkpeil,
        _("Period"): f"{used.start}–{used.end}",
        _("Waves"): ", ".join(str(wave) for wave in used.waves),
        _("Areas"): number(used.areas),
        _("Change is relative to"): _(_REFERENCES[used.relative_to]),
        (
            _("Areas that the page is about") if used.every_area else _("Vulnerable areas")
        ): results.vulnerable_rule,
        _("Least change that counts"): number(used.minimum_change, digits=4),
        _("Most wrong verdicts to be expected"): percentage(used.wrong_signs),
        _("Size classes in the noise model"): number(used.size_classes),
        _("Degrees of freedom of the tails"): number(used.tail_degrees, digits=1),
    }
    return Table(
        caption=_("Settings that the outcome depends on"),
        head=(_("Setting"), _("Value")),
        rows=tuple((Cell(name), Cell(value)) for name, value in told.items()),
    )
