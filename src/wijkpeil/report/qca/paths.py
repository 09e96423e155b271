"""The paths of a solution as a picture."""

from typing import Any

from wijkpeil.charts.qca.paths import MOST, Part, Path, paths_chart
from wijkpeil.charts.theme import Width
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.qca.after.memberships import model_memberships
from wijkpeil.qca.terms import Literal, Term, literals
from wijkpeil.report.document import Figure, LegendItem
from wijkpeil.report.qca.words import outcome_words, set_words, share
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.results.qca import Answer, QcaResults, ToldModel


def paths_figure(told: ToldModel, answer: Answer, results: QcaResults, *, key: str) -> Figure:
    """Draw each path as a column of marks, with its fit."""
    space = answer.data.space
    used = {one.condition for term in told.model.terms for one in literals(term, space)}
    conditions = [
        (name, set_words(name, 1, results.words) if levels == 2 else name)
        for name, levels in zip(space.names, space.levels, strict=True)
        if name in used
    ]
    figures = (_("consistency"), _("coverage"), _("unique coverage"), _("cases"))
    paths = _paths(told, answer)

    def draw(width: Width) -> Any:
        return paths_chart(conditions=conditions, figures=figures, paths=paths, width=width)

    return Figure(
        title=_("Paths to {outcome}").format(
            outcome=outcome_words(answer.question.outcome, results.words)
        ),
        description=_(
            "A column is a path: all its marks must hold together. A condition without a mark does "
            "not matter on that path. Large marks are in the parsimonious solution too, so they do "
            "not depend on what was expected. {more}"
        ).format(
            more=_("Only the first {count} paths are drawn.").format(count=MOST)
            if len(told.model.terms) > MOST
            else ""
        ),
        pictures=(picture(draw, key=f"{key}-paths"),),
        legend=(
            LegendItem("core", _("present, also in the parsimonious solution")),
            LegendItem("peripheral", _("present")),
            LegendItem("absent", _("absent")),
        ),
        alternative=_("The sentences above and the table below say the same."),
    )


def _paths(told: ToldModel, answer: Answer) -> list[Path]:
    model = model_memberships(told.model.terms, answer.data)
    with_it = ((model.members > 0.5) & (model.outcome > 0.5)).sum(axis=1)
    inside = (model.members > 0.5).sum(axis=1)
    found = []
    for place, (term, fit) in enumerate(zip(told.model.terms, told.model.fits, strict=True)):
        unique = "–" if fit.covU is None else share(fit.covU)
        cases = _("{with_it} of {inside}").format(
            with_it=number(int(with_it[place])), inside=number(int(inside[place]))
        )
        found.append(
            Path(
                label=_("Path {number}").format(number=place + 1),
                parts=_parts(term, answer),
                figures=(share(fit.inclS), share(fit.covS), unique, cases),
            )
        )
    return found[:MOST]


def _parts(term: Term, answer: Answer) -> dict[str, Part]:
    space = answer.data.space
    levels = dict(zip(space.names, space.levels, strict=True))
    core = _core(term, answer)
    return {
        one.condition: Part(
            one.value, one in core, str(one.value) if levels[one.condition] > 2 else ""
        )
        for one in literals(term, space)
    }


def _core(term: Term, answer: Answer) -> set[Literal]:
    """Find what a parsimonious term that holds this one needs too."""
    space = answer.data.space
    simple = next((one for one in answer.solutions if one.kind == "parsimonious"), None)
    if simple is None:
        return set()
    models = [told.model.terms for told in simple.models]
    wide = {other for terms in models for other in terms if other.covers(term)}
    return {one for other in wide for one in literals(other, space)}
