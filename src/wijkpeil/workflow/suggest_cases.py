"""From a panel, a question and a rule to suggested cases, with all that the page tells of them."""

from dataclasses import replace

import pandas as pd

from wijkpeil.cases.brought_in import BroughtIn, compare_brought_in
from wijkpeil.cases.candidates import Candidates, Excess
from wijkpeil.cases.cities import find_cities
from wijkpeil.cases.likeness import distances
from wijkpeil.cases.obstacle_words import NamedAs
from wijkpeil.cases.rule import SelectionRule
from wijkpeil.cases.suggest import Selection, suggest
from wijkpeil.errors import ModelError, RuleError
from wijkpeil.language import gettext as _
from wijkpeil.panel import Panel
from wijkpeil.results.cases import StabilityResults, SuggestedCases, Variant
from wijkpeil.sources.standard import standard_characteristics
from wijkpeil.study.model import Case
from wijkpeil.workflow.analyse import Progress, silent
from wijkpeil.workflow.candidates import candidates_of, cities_of, features_of
from wijkpeil.workflow.case_about import about_question, in_period
from wijkpeil.workflow.case_variants import variant, variants
from wijkpeil.workflow.city_names import with_city_names
from wijkpeil.workflow.expectation import compare_with_expected
from wijkpeil.workflow.explain_inputs import prepare
from wijkpeil.workflow.further import has_characteristics
from wijkpeil.workflow.judged import judge_areas
from wijkpeil.workflow.modelled import model
from wijkpeil.workflow.question import Question
from wijkpeil.workflow.scored import with_scores
from wijkpeil.workflow.stability import stability_of


def suggest_cases(
    panel: Panel,
    question: Question,
    rule: SelectionRule,
    *,
    brought_in: tuple[Case, ...] = (),
    other: Panel | None = None,
    excess: Excess | None = None,
    named: NamedAs = "option",
    progress: Progress = silent,
) -> SuggestedCases:
    """Choose cases by a rule, and say how the choice depends on it.

    Parameters
    ----------
    panel : Panel
    question : Question
        Its period is overruled by that of the rule, if the rule has one.
    rule : SelectionRule
    brought_in : tuple of Case
        Cases of the cities' own.
    other : Panel, optional
        The same scores for areas of another level, to see what would be chosen there.
    excess : Excess, optional
        Change beyond what was to be expected, in the order of the panel's areas with scores, for
        the typical-deviant design; worked out if that design is asked and nothing is given.
    named : {"option", "key"}
        How a message names settings: by their option, or their key in ``study.toml``.
    progress : callable, optional

    Raises
    ------
    ModelError
        If there are too few areas or waves, or the period is not in the data.
    RuleError
        If a city is not in the data, or the conditions can't be met; the message says which.
    """
    panel, notes = with_scores(panel)
    question = in_period(question, rule)
    asked = find_cities(rule.cities, known=cities_of(panel).tolist())
    rule = replace(rule, cities=tuple(sorted(asked.values())))
    progress(_("Smoothing the courses of {count} areas").format(count=len(panel.areas)))
    modelled = model(panel)
    judged = judge_areas(panel=panel, modelled=modelled, question=question)
    if excess is None and rule.design == "typical-deviant" and has_characteristics(panel):
        progress(_("Comparing areas with what was to be expected"))
        excess = excess_of(panel, question)
    areas = candidates_of(
        panel=panel,
        modelled=modelled,
        judged=judged,
        question=question,
        asked=asked,
        excess=excess,
    )
    progress(_("Choosing cases"))
    chosen = suggest(areas, rule, named=named)
    own = compare_brought_in(
        areas,
        rule,
        cases=tuple((case.code, case.name, case.city) for case in brought_in),
        chosen=chosen.codes,
    )
    progress(_("Choosing again under other rules"))
    changed = variants(
        panel=panel,
        modelled=modelled,
        question=question,
        rule=rule,
        asked=asked,
        suggested=chosen,
        named=named,
    )
    if other is not None:
        changed = (
            *changed,
            _elsewhere(other, panel, question, rule, suggested=chosen, named=named),
        )
    about = about_question(panel, question, notes=(*notes, *judged.notes))
    looked_at = _cases(areas, chosen, own)
    progress(_("Judging each case again under other rules and periods"))
    firm: StabilityResults | None = None
    if len(looked_at):
        firm = stability_of(
            panel=panel,
            modelled=modelled,
            question=question,
            judged=judged,
            cases=looked_at,
            about=about,
        )
    return SuggestedCases(
        about=about,
        selection=chosen,
        variants=changed,
        brought_in=own,
        stability=firm,
        **_likeness(panel, chosen),
    )


def excess_of(panel: Panel, question: Question) -> Excess:
    """Work out by how much each area's change went beyond what was to be expected of it.

    Raises
    ------
    ModelError
        If too few areas have characteristics and a gemeente.
    """
    known = standard_characteristics(
        panel.characteristics, size=panel.areas["size"], year=panel.figures_year
    )
    found = compare_with_expected(panel, question, prepare(panel, question, known)).excess
    return Excess(mean=found.estimate, scale=found.scale, degrees=found.degrees)


def _likeness(panel: Panel, chosen: Selection) -> dict[str, tuple[str, ...]]:
    """Name the characteristics that likeness rests on, and those that could not count."""
    if chosen.rule.design != "most-similar":
        return {}
    found = distances(chosen.candidates.features)
    table, labels = features_of(panel)
    named = dict(zip(map(str, table.columns), labels, strict=True))
    return {
        "compared_by": tuple(named[name] for name in found.used),
        "not_compared_by": tuple(named[name] for name in found.left_out),
    }


def _cases(areas: Candidates, chosen: Selection, own: tuple[BroughtIn, ...]) -> pd.DataFrame:
    """List the areas whose firmness is told: suggested, or brought in and known."""
    codes = {*chosen.codes, *(case.code for case in own if "unknown" not in case.objections)}
    named = {case.code: case.name for case in own}
    rows = {
        str(code): (named.get(str(code), "") or str(areas.names[at]) or str(code), areas.cities[at])
        for at, code in enumerate(areas.codes)
        if str(code) in codes
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=["name", "city"])


def _elsewhere(
    other: Panel,
    own: Panel,
    question: Question,
    rule: SelectionRule,
    *,
    suggested: Selection,
    named: NamedAs,
) -> Variant:
    """Choose among areas of another level by the same rule."""
    name = other.level
    try:
        panel, _notes = with_scores(with_city_names(other, own))
        asked = find_cities(rule.cities, known=cities_of(panel).tolist())
        modelled = model(panel)
        judged = judge_areas(panel=panel, modelled=modelled, question=question)
        areas = candidates_of(
            panel=panel, modelled=modelled, judged=judged, question=question, asked=asked
        )
        chosen = suggest(areas, rule, alternatives=False, named=named)
    except (ModelError, RuleError) as error:
        return Variant("other_file", name, why_not=str(error))
    return variant("other_file", name, chosen, suggested=suggested)
