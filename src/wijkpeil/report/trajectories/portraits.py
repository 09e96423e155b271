"""Part 5: a portrait of each case."""

from typing import Any

import numpy as np
import pandas as pd

from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.report.document import Block, Cell, Fact, Facts, Note, Paragraph, Section, Table
from wijkpeil.report.trajectories import further
from wijkpeil.report.trajectories.findings import Findings
from wijkpeil.report.trajectories.phrases import caution, rule_name
from wijkpeil.report.trajectories.portrait_course import course_figure, score_domain
from wijkpeil.report.trajectories.portrait_split import split_figure
from wijkpeil.report.trajectories.sentences import absolute_sentence, verdict_sentence
from wijkpeil.report.words import verdict_word
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.study.model import Case


def _rules(results: TrajectoryResults, case: Case, row: "pd.Series[Any]") -> Table:
    told: Any = results.rules.loc[case.code]
    body = [(Cell(_("this page")), Cell(verdict_word(row["verdict"]), mark=row["verdict"]))]
    for column in results.rules.columns:
        verdict = told[column]
        if pd.isna(verdict):
            body.append((Cell(rule_name(column)), Cell(_("does not apply"))))
        else:
            body.append((Cell(rule_name(column)), Cell(verdict_word(verdict), mark=verdict)))
    return Table(
        caption=_("{name}: what other rules say ({agree} of {rules} agree)").format(
            name=case.name, agree=int(row["agree"]), rules=int(row["rules"])
        ),
        head=(_("Rule"), _("Verdict")),
        rows=tuple(body),
    )


def _facts(results: TrajectoryResults, case: Case, row: "pd.Series[Any]") -> Facts:
    inhabitants = number(float(row["size"]))
    if row["small"]:
        inhabitants += f" ({caution()})"
    facts = [
        Fact(_("Gemeente"), str(row["gemeente_name"]) or case.city or "–"),
        Fact(_("Code"), case.code),
        Fact(_("Inhabitants"), inhabitants),
    ]
    if not results.settings.every_area:
        yes = _("yes") if row["vulnerable"] else _("no")
        facts.append(Fact(_("Vulnerable by the rule"), yes))
    return Facts(tuple(facts))


def _portrait(
    results: TrajectoryResults, found: Findings, case: Case, key: str, domain: tuple[float, float]
) -> Section:
    title = f"{case.name} ({case.city})" if case.city else case.name
    if case.code not in found.areas.index:
        text = _("The scores hold no area with code {code}.").format(code=case.code)
        return Section(key, title, (Note(_("Not found:"), text),), "portrait")
    at = int(np.flatnonzero(found.areas.index == case.code)[0])
    row = found.areas.iloc[at]
    why = (Paragraph(_("Chosen because: {why}").format(why=case.why)),) if case.why else ()
    return Section(
        key,
        title,
        (
            Paragraph(verdict_sentence(results, row, case.name), kind="lead"),
            Paragraph(absolute_sentence(results, at)),
            *why,
            _facts(results, case, row),
            course_figure(results, case, at, domain, key),
            split_figure(results, case, key),
            *further.beside(results.further, case, key=key),
            *further.how_firm(results.further, case),
            _rules(results, case, row),
        ),
        "portrait",
    )


def portraits(results: TrajectoryResults, found: Findings, *, kicker: str) -> Section | None:
    """Portray the cases of the study; None if it has none."""
    if not results.cases:
        return None
    cases = sorted(results.cases, key=lambda case: (case.city, case.name, case.code))
    known = [int(p) for p in np.flatnonzero(found.areas.index.isin([c.code for c in cases]))]
    domain = score_domain(results, known) if known else (0.0, 1.0)
    intro: list[Block] = [
        Paragraph(
            _(
                "The cases, in order of city and name. All charts of courses have the same "
                "scale, but for those beside areas that are alike. A dot is what was measured; "
                "the line is the likely level, with noise taken out as well as the figures "
                "allow. The true level lies in the dark band with a chance of 80%, and in the "
                "light band with a chance of 95%."
            )
        ),
    ]
    shown = [
        _portrait(results, found, case, f"case-{n}", domain)
        for n, case in enumerate(cases, start=1)
    ]
    return Section("cases", _("The cases"), (*intro, *shown), kicker=kicker)
