"""Which characteristics were asked about, and what was done with each."""

from wijkpeil.language import N_, number, percentage
from wijkpeil.language import gettext as _
from wijkpeil.report.document import Cell, Table
from wijkpeil.report.explanation.words import dimension_words, listed
from wijkpeil.results.explanation import Characteristic, ExplanationResults
from wijkpeil.trajectories.explanation.design import Fate

_FATES: dict[Fate, str] = {
    "used": N_("used"),
    "told by others": N_("left out: can't be told apart from {others} ({share} told by them)"),
    "same everywhere": N_("left out: the same in all areas"),
    "known of too few": N_("left out: known of too few areas"),
    "known of none": N_("left out: not known of any area"),
}


def characteristics_table(results: ExplanationResults) -> Table:
    """List all characteristics that were asked about."""
    return Table(
        caption=_("Characteristics, and what was done with each"),
        head=(
            _("Characteristic"),
            _("Used"),
            _("Scale"),
            _("Not known of"),
            _("Part of the score’s"),
        ),
        rows=tuple(_row(results, one) for one in results.characteristics),
        numeric=frozenset({3}),
        notes=(
            _(
                "Where more than 90% of a characteristic follows from those above it in the list, "
                "it is left out. Areas of which a used characteristic is not known don't take "
                "part: figures are kept secret where few people live, whatever the change was."
            ),
        ),
        fold=_("The characteristics: scale, missing figures, what was left out"),
    )


def _row(results: ExplanationResults, one: Characteristic) -> tuple[Cell, ...]:
    treatment = one.treatment
    used = treatment.fate == "used"
    fate = _(_FATES[treatment.fate]).format(
        others=listed([results.label(name) for name in treatment.told_by]),
        share=percentage(treatment.told),
    )
    scale = _("logarithm") if treatment.logged else _("as it is")
    return (
        Cell(one.label),
        Cell(fate),
        Cell(scale if used else "–"),
        Cell(number(treatment.missing)),
        Cell(dimension_words(one.ingredient_of) or "–"),
    )
