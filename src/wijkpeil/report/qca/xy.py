"""The XY plot of a solution, with what it says of each case."""

from typing import Any

from wijkpeil.charts.qca.xy import Placed, xy_plot
from wijkpeil.charts.theme import Width
from wijkpeil.language import N_
from wijkpeil.language import gettext as _
from wijkpeil.qca.after.case_types import CaseTypes
from wijkpeil.qca.after.memberships import model_memberships
from wijkpeil.report.document import Cell, Figure, LegendItem, Table
from wijkpeil.report.qca.words import begin, outcome_words, share
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.results.qca import Answer, QcaResults, ToldModel

NAMED = 40
"""With more cases than this, names would cover the marks."""
KIND_WORDS = {
    "typical": N_("typical: on a path and with the outcome"),
    "in-degree": N_("on a path and with the outcome, but more in the path"),
    "deviant": N_("on a path, without the outcome"),
    "uncovered": N_("with the outcome, on no path"),
    "irrelevant": N_("neither"),
    "half": N_("exactly in between"),
}


def xy_figure(told: ToldModel, answer: Answer, results: QcaResults, *, key: str) -> Figure:
    """Draw all cases by their membership in the solution and in the outcome."""
    cases = placed(told, answer)
    outcome = outcome_words(answer.question.outcome, results.words)

    def draw(width: Width) -> Any:
        return xy_plot(
            cases=cases,
            x_title=_("membership in the solution"),
            y_title=outcome,
            width=width,
            names=len(cases) <= NAMED,
        )

    present = {one.kind for one in cases}
    return Figure(
        title=_("Each case: on a path or not, with {outcome} or not").format(outcome=outcome),
        description=_(
            "The shaded corner holds the cases that the solution is about. Cases below the "
            "diagonal are more in the solution than in the outcome; they speak against it, most of "
            "all in the lower right."
        ),
        pictures=(picture(draw, key=f"{key}-xy"),),
        legend=tuple(
            LegendItem(f"case-{kind}", _(words))
            for kind, words in KIND_WORDS.items()
            if kind in present
        ),
        table=Table(
            caption=_("Each case in the solution and in the outcome"),
            head=(_("Case"), _("Solution"), _("Outcome"), _("What it is")),
            rows=tuple(
                (
                    Cell(one.name),
                    Cell(share(one.x)),
                    Cell(share(one.y)),
                    Cell(_(KIND_WORDS[one.kind])),
                )
                for one in sorted(cases, key=lambda one: (-one.x, -one.y, one.name))
            ),
            numeric=frozenset({1, 2}),
            fold=_("The figures of this drawing as a table"),
        ),
        alternative=begin(_("The table below has the same figures.")),
    )


def placed(told: ToldModel, answer: Answer) -> list[Placed]:
    """Place each case by its memberships, with its kind."""
    model = model_memberships(told.model.terms, answer.data)
    kinds = kinds_of(told.types)
    return [
        Placed(case, float(x), float(y), kinds.get(case, "half"))
        for case, x, y in zip(model.cases, model.whole, model.outcome, strict=True)
    ]


def kinds_of(types: CaseTypes) -> dict[str, str]:
    """Give each case one kind; a case that is typical of any path is typical."""
    found = {one.case: "irrelevant" for one in types.irrelevant}
    found |= {one.case: "uncovered" for one in types.deviant_coverage}
    found |= {one.case: "deviant" for one in types.deviant_consistency}
    found |= {one.case: "in-degree" for one in types.in_degree}
    return found | {one.case: "typical" for one in types.typical}
