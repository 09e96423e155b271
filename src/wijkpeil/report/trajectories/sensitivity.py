"""Part 6: how the outcome depends on the rule."""

from typing import Any

import pandas as pd

from wijkpeil.charts.rules import OUTSIDE, rules
from wijkpeil.charts.theme import Width
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.report.document import (
    Block,
    Bullets,
    Cell,
    Figure,
    LegendItem,
    Paragraph,
    Section,
    SideBySide,
    Table,
)
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.report.trajectories.findings import Findings
from wijkpeil.report.trajectories.phrases import place, rule_name, verdict_legend
from wijkpeil.report.trajectories.rules_explained import rules_explained
from wijkpeil.report.trajectories.transitions import leaving, transition_table
from wijkpeil.report.words import verdict_word
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.trajectories.change import VERDICTS

_MOST = 12


def _counts(results: TrajectoryResults, found: Findings) -> dict[str, dict[str, int]]:
    """How many vulnerable areas get each verdict, by rule; the page's own rule first."""
    counts: dict[str, dict[str, int]] = {_("this page"): dict(found.counts())}  # type: ignore[arg-type]
    told = results.rules.reindex(found.vulnerable.index)
    for column in told.columns:
        of = told[column].value_counts()
        name = rule_name(str(column))
        said = {str(v): int(of.get(v, 0)) for v in VERDICTS}
        said[OUTSIDE] = len(told) - sum(said.values())
        counts[name if name not in counts else str(column)] = said
    return counts


def _figure(counts: dict[str, dict[str, int]]) -> Figure:
    def draw(width: Width) -> Any:
        return rules(counts=counts, width=width)

    return Figure(
        title=_("The same areas, judged by different rules"),
        description=_(
            "One bar a rule, each over the same areas: the share with each verdict. A rule that "
            "always gives an answer never says “can't tell”; one that is only about some of the "
            "areas does not apply to the others."
        ),
        pictures=(picture(draw, key="rules"),),
        legend=(*verdict_legend(VERDICTS), LegendItem("other", _("the rule does not apply"))),
        table=Table(
            caption=_("The areas by rule and verdict"),
            head=(_("Rule"), *(verdict_word(v) for v in VERDICTS), _("does not apply")),
            rows=tuple(
                (Cell(name), *(Cell(number(of.get(v, 0))) for v in (*VERDICTS, OUTSIDE)))
                for name, of in counts.items()
            ),
            numeric=frozenset({1, 2, 3, 4, 5}),
            fold=_("The figures of this chart as a table"),
        ),
    )


def _agreement(found: Findings) -> Table:
    rows = found.vulnerable
    shares = pd.crosstab(rows["agree"], rows["verdict"])
    most = int(rows["rules"].max())
    # No other rule ever says "can't tell", so there is nothing to agree on.
    told = [verdict for verdict in VERDICTS if verdict != "unclear"]
    return Table(
        caption=_("How many other rules agree with this page"),
        head=(_("Other rules that agree"), *(verdict_word(v) for v in told)),
        rows=tuple(
            (
                Cell(number(n)),
                *(Cell(number(int(shares[v].get(n, 0)) if v in shares else 0)) for v in told),
            )
            for n in range(most + 1)
        ),
        numeric=frozenset({1, 2, 3}),
    )


def _disputed(results: TrajectoryResults, found: Findings) -> list[Block]:
    """Show the risers and fallers with which fewest other rules agree."""
    rows = found.vulnerable
    rows = rows[rows["verdict"].isin(["rising", "falling"]) & (rows["rules"] > 0)]
    against = rows[rows["agree"] / rows["rules"].clip(lower=1) < 0.5]
    if not len(against):
        return []
    # Which ones to show follows the least agreement; their order on the page is alphabetical.
    least = against.loc[(against["agree"] / against["rules"]).nsmallest(_MOST, keep="first").index]
    shown = against[against.index.isin(least.index)]
    told = results.rules.reindex(shown.index)
    body = []
    for code, row in shown.iterrows():
        others: Any = told.loc[str(code)].dropna()
        verdicts = "; ".join(f"{rule_name(str(c))}: {verdict_word(v)}" for c, v in others.items())
        body.append(
            (
                Cell(place(row, str(code))),
                Cell(verdict_word(row["verdict"]), mark=row["verdict"]),
                Cell(verdicts),
            )
        )
    text = _(
        "With {n} of the risers and fallers fewer than half of the other rules agree. Take "
        "those verdicts with more reserve."
    ).format(n=number(len(against)))
    caption = _("Risers and fallers on which the rules disagree most")
    return [
        Paragraph(text),
        Table(
            caption=caption,
            head=(_("Area"), _("This page"), _("Other rules")),
            rows=tuple(body),
            fold=_("Table: {title}").format(title=caption),
        ),
    ]


def _markov(results: TrajectoryResults) -> tuple[Block, ...]:
    tables = [
        transition_table(frame, name=name)
        for name, frame in results.transitions.items()
        if name in {"plain", "corrected"}
    ]
    if not tables:
        return ()
    blocks: list[Block] = [
        Paragraph(
            _(
                "A common way to study neighbourhoods counts how many areas move from one class to "
                "another. Noise alone makes areas cross a border between classes, so the plain "
                "table shows more movement than there is. The corrected table allows for that."
            )
        ),
        SideBySide(tuple(tables)),
        Paragraph(
            _(
                "Rows: the class before; columns: the class at the next measurement. "
                "A dot is less than a half."
            ),
            kind="small",
        ),
    ]
    sentence = leaving(results.transitions)
    if sentence:
        blocks.append(Paragraph(sentence))
    return (Section("classes", _("Moves between classes"), tuple(blocks)),)


def sensitivity(results: TrajectoryResults, found: Findings, *, kicker: str) -> Section:
    """Show what other rules would have said."""
    blocks: list[Block] = [
        Paragraph(
            _(
                "A verdict depends on the rule that gives it. This page corrects for noise and "
                "compares with the course of the rest; other rules are in use as well. Here is "
                "what they say of the same areas."
            )
        )
    ]
    if len(found.vulnerable) and len(results.rules.columns):
        blocks += [
            _figure(_counts(results, found)),
            rules_explained(results),
            _agreement(found),
            *_disputed(results, found),
        ]
    if results.rule_notes:
        blocks.append(Bullets(results.rule_notes))
    return Section(
        "rules",
        _("How much depends on the rule"),
        (*blocks, *_markov(results)),
        kicker=kicker,
    )
