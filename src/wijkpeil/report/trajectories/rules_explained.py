"""What each rule looks at, and what it compares an area with."""

from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.report.document import Cell, Table
from wijkpeil.report.trajectories.phrases import DIGITS, more_than, rule_name
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.trajectories.typology.four_groups import FourGroupsRule


def _explained(results: TrajectoryResults) -> dict[str, tuple[str, str]]:
    """Say what each rule looks at and compares with, by its column in the results."""
    change = results.relative
    rest, nothing = more_than(change.reference), more_than("none")
    type_verdict = _("An area gets the verdict of the mean course of its type.")
    return {
        "raw_difference": (
            _("The difference of two scores as published; it counts from {minimum} points.").format(
                minimum=number(change.minimum, digits=DIGITS)
            ),
            rest,
        ),
        "class_change": (_("Whether the class as published is another one."), nothing),
        "four_groups": (
            FourGroupsRule(now=change.end, minimum=change.minimum).describe(),
            _("nothing else; only the level with the country"),
        ),
        "sequences": (
            _("The classes at all measurements, sorted into a few types.") + f" {type_verdict}",
            rest,
        ),
        "shapes": (
            _("The likely course over all measurements, sorted into a few types.")
            + f" {type_verdict}",
            rest,
        ),
    }


def rules_explained(results: TrajectoryResults) -> Table:
    """Say of this page and of each other rule what it looks at, and what it compares with."""
    own = _("The likely change, with noise taken out as well as the figures allow.")
    known = _explained(results)
    body = [(Cell(_("this page")), Cell(own), Cell(more_than(results.relative.reference)))]
    for column in results.rules.columns:
        if column in known:
            looks, rest = known[column]
            body.append((Cell(rule_name(column)), Cell(looks), Cell(rest)))
    title = _("What each rule looks at, and what it compares an area with")
    return Table(
        caption=title,
        head=(_("Rule"), _("What it looks at"), _("Compared with")),
        rows=tuple(body),
        fold=title,
    )
