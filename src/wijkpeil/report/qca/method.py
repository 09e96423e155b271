"""How the answer was reached, and the same in R."""

from wijkpeil.language import gettext as _
from wijkpeil.qca.r_call import r_call
from wijkpeil.report.document import Block, Bullets, Code, Fold, Paragraph, Section
from wijkpeil.results.qca import QcaResults


def method_section(results: QcaResults, *, kicker: str) -> Section:
    """Say what was done, with the call of R's package that gives the same."""
    blocks: tuple[Block, ...] = (
        Bullets(
            (
                _(
                    "Qualitative Comparative Analysis (Ragin 1987, 2008) looks for combinations of "
                    "conditions that go with an outcome. Several combinations may do, and what "
                    "goes with the outcome need not be the reverse of what goes without it."
                ),
                _(
                    "Consistency says how far what is on a path lies in the outcome; PRI the same, "
                    "without what lies in both the outcome and its negation; coverage which part "
                    "of the outcome a path accounts for; unique coverage what would be lost "
                    "without it."
                ),
                _(
                    "Every model that fits equally well is found, without leaving any out: by "
                    "exact search, checked against R's package QCA."
                ),
                _(
                    "Noise: the outcome is dealt out at random over the same cases, and the whole "
                    "analysis is done again each time. The share with a fit as good is a p-value."
                ),
                _(
                    "Steadiness: the protocol of Oana and Schneider (2024), with the cuts a step "
                    "lower and higher, one case more per row, and each crossover a quarter of the "
                    "way to its anchors."
                ),
                _(
                    "None of this shows what caused what. It says what went together in these "
                    "cases."
                ),
            )
        ),
        _in_r(results),
    )
    return Section("qca-method", _("How this was done"), blocks, kicker=kicker)


def _in_r(results: QcaResults) -> Fold:
    """Give the code of R that asks the same, for the outcome and for its negation."""
    codes = (
        Code(r_call(one.question, file=results.file, layout=results.layout, kinds=one.found.kinds))
        for one in (results.answer, results.negation)
    )
    intro = Paragraph(_("With {file} in the same folder:").format(file=results.file))
    return Fold(_("The same with R's package QCA"), (intro, *codes))
