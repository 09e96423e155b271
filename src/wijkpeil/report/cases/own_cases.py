"""Part 4: cases that cities brought in, beside what the rule would have chosen."""

import math

from wijkpeil.cases.brought_in import BroughtIn, Objection
from wijkpeil.language import N_, number, percentage
from wijkpeil.language import gettext as _
from wijkpeil.report.cases.facts import Facts
from wijkpeil.report.document import Bullets, Cell, Paragraph, Section, Table
from wijkpeil.report.trajectories.phrases import DIGITS
from wijkpeil.report.words import finding
from wijkpeil.results.cases import SuggestedCases

_OBJECTIONS: dict[Objection, str] = {
    "unknown": N_("not among the areas with scores"),
    "other_city": N_("not in one of the cities asked"),
    "not_vulnerable": N_("not vulnerable by the rule"),
    "unmeasured": N_("not measured at both ends of the period"),
    "too_small": N_("fewer inhabitants than asked"),
    "size_unknown": N_("inhabitants not known"),
}


def own_cases(results: SuggestedCases, known: Facts, *, kicker: str) -> Section | None:
    """Hold each case that was brought in against the rule; None if there is none."""
    if not results.brought_in:
        return None
    table = Table(
        caption=_("Cases brought in, in order of city"),
        head=(
            _("Area"),
            _("Could the rule have chosen it?"),
            _("Verdict on the area"),
            _("Surely other than the city's other case?"),
            _("The rule chooses here"),
        ),
        rows=tuple(_row(one, known) for one in results.brought_in),
        notes=(
            _(
                "That the rule could not have chosen an area, or chooses another, is no verdict on "
                "the city's choice. It says what the figures can and can't carry."
            ),
        ),
        fold=_("The same as a table"),
    )
    told = Bullets(tuple(_sentence(one, known) for one in results.brought_in))
    text = _(
        "Cities brought in these cases themselves. Beside each stands what the rule makes of it."
    )
    title = _("Cases that cities brought in")
    return Section("brought-in", title, (Paragraph(text), told, table), kicker=kicker)


def unknown_cases(results: SuggestedCases) -> tuple[str, ...]:
    """Warn of each case that was brought in and is not among the areas with scores."""
    text = _("{name} ({city}) was brought in, but {code} is not among the areas with scores.")
    return tuple(
        text.format(name=one.name, city=one.city, code=one.code)
        for one in results.brought_in
        if "unknown" in one.objections
    )


def _place(case: BroughtIn) -> str:
    return f"{case.name} ({case.city})"


def _sentence(case: BroughtIn, known: Facts) -> str:
    if not case.verdict:
        return f"{_place(case)}: {_because(case)}."
    if case.objections:
        could = _("the rule could not have chosen it ({why})").format(why=_because(case))
    else:
        could = _("the rule could have chosen it")
    return _("{area}: {finding}; {could}. The rule chooses here: {chosen}.").format(
        area=_place(case),
        finding=finding(case.verdict, case.sure),  # type: ignore[arg-type]
        could=could,
        chosen=_chosen(case, known) or _("nothing"),
    )


def _chosen(case: BroughtIn, known: Facts) -> str:
    instead = [known[code].name for code in case.instead]
    return _("the same") if case.chosen and len(instead) == 1 else ", ".join(instead)


def _row(case: BroughtIn, known: Facts) -> tuple[Cell, ...]:
    if case.verdict:
        verdict = Cell(finding(case.verdict, case.sure), mark=case.verdict)  # type: ignore[arg-type]
    else:
        verdict = Cell("–")
    could = _("yes") if not case.objections else _("no: {why}").format(why=_because(case))
    return (
        Cell(_place(case)),
        Cell(could),
        verdict,
        Cell(_difference(case)),
        Cell(_chosen(case, known) or "–"),
    )


def _because(case: BroughtIn) -> str:
    return ", ".join(_(_OBJECTIONS[one]) for one in case.objections)


def _difference(case: BroughtIn) -> str:
    if math.isnan(case.differs):
        return "–"
    return _("chance {chance}; starts {apart} points apart").format(
        chance=percentage(case.differs), apart=number(case.start_apart, digits=DIGITS)
    )
