"""How firm each verdict is: other rules, other periods."""

from typing import Any

from wijkpeil.cases.stability import CaseStability, Support
from wijkpeil.charts.matrix import matrix
from wijkpeil.charts.svg import svg
from wijkpeil.charts.theme import Width
from wijkpeil.charts.windows import windows
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.report.cases.dependence import unique_names
from wijkpeil.report.cases.words import firmness_words, rule_words
from wijkpeil.report.document import (
    Block,
    Bullets,
    Cell,
    Figure,
    Paragraph,
    Picture,
    Section,
    Table,
)
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.report.trajectories.phrases import verdict_legend
from wijkpeil.report.words import finding
from wijkpeil.results.cases import StabilityResults
from wijkpeil.trajectories.change import VERDICTS


def firmness(results: StabilityResults, *, kicker: str) -> Section:
    """Show the verdict on each case under each rule and over each period."""
    blocks: list[Block] = [
        Paragraph(headline(results), kind="lead"),
        Paragraph(
            _(
                "Nobody should be called a faller on one rule alone. A verdict is firm here if no "
                "other rule says the opposite, at least two thirds of the rules say the same, and "
                "so do at least half of the rules that are not this study's own with another "
                "setting, and half of the periods that overlap {start}–{end}."
            ).format(start=results.about.start, end=results.about.end)
        ),
        _by_rule(results),
        Bullets(_numbered(results), numbered=True),
        _table(results),
        _by_period(results),
    ]
    return Section("firmness", _("How firm is each verdict?"), tuple(blocks), kicker=kicker)


def _numbered(results: StabilityResults) -> tuple[str, ...]:
    return (_("this study"), *(rule_words(str(column)) for column in results.rules.columns))


def headline(results: StabilityResults) -> str:
    """Say in a sentence how many verdicts are firm."""
    moved = [one for one in results.found if one.verdict in ("rising", "falling", "stable")]
    firm = sum(one.firmness == "robust" for one in moved)
    denied = sum(one.firmness == "contradicted" for one in moved)
    text = ngettext(
        "Of {all} case with a verdict, the verdict is firm in {firm}.",
        "Of {all} cases with a verdict, the verdict is firm in {firm}.",
        len(moved),
    ).format(all=number(len(moved)), firm=number(firm))
    if not denied:
        return text
    return f"{text} " + ngettext(
        "In {count} other rules or periods mostly say the opposite.",
        "In {count} other rules or periods mostly say the opposite.",
        denied,
    ).format(count=number(denied))


def _names(results: StabilityResults, *, short: bool = False) -> list[str]:
    rows = results.cases
    cities = [""] * len(rows) if short else rows["city"].tolist()
    return unique_names(list(zip(map(str, rows.index), rows["name"], cities, strict=True)))


def _by_rule(results: StabilityResults) -> Figure:
    names, short = _names(results), _names(results, short=True)
    own = results.cases["verdict"].tolist()
    said = results.rules.to_numpy(dtype=object)
    cells = {(at, 0): str(own[at]) for at in range(len(names))}
    cells |= {
        (at, place + 1): str(word) if isinstance(word, str) else ""
        for at, words in enumerate(said)
        for place, word in enumerate(words)
    }
    columns = [str(place) for place in range(1, said.shape[1] + 2)]

    def draw(width: Width) -> Any:
        labels = names if width > 400 else short
        return matrix(rows=labels, columns=columns, cells=cells, width=width, first=True)

    return Figure(
        title=_("Each case under each rule"),
        description=_(
            "The first column is the verdict of this study; the numbers on top are those of the "
            "list below. A dash: the rule says nothing of that area."
        ),
        pictures=(picture(draw, key="firmness"),),
        legend=verdict_legend(VERDICTS),
        alternative=_("The table below counts how many rules and periods say the same."),
    )


def _table(results: StabilityResults) -> Table:
    rows = [
        (
            Cell(name),
            Cell(finding(found.verdict, float(sure)), mark=found.verdict),
            Cell(_said(found.rules)),
            Cell(_said(found.periods)),
            Cell(firmness_words(found.firmness)),
        )
        for found, name, sure in zip(
            results.found, _names(results), results.cases["sure"], strict=True
        )
    ]
    return Table(
        caption=_("How many rules and periods say the same"),
        head=(
            _("Area"),
            _("Verdict of this study"),
            _("Other rules"),
            _("Other periods that overlap"),
            _("So the verdict is"),
        ),
        rows=tuple(rows),
        notes=(
            _(
                "“Otherwise” is another verdict that is not the opposite: “about the same” of a "
                "rise or a fall, and a rise or a fall of “about the same”. The rest can't tell."
            ),
        ),
        fold=_("Table: how many rules and periods say the same"),
    )


def _said(support: Support) -> str:
    return _with_rest(_("{same} of {asked} say the same"), support)


def summary_of(found: CaseStability) -> str:
    """Sum up one case in a line: what the other rules say, and apart from that the periods."""
    rules = _with_rest(_("{same} of {asked} rules say the same"), found.rules)
    periods = _with_rest(_("{same} of {asked} periods say the same"), found.periods)
    return f"{rules}; {periods}"


def _with_rest(text: str, support: Support) -> str:
    """Add to how many say the same how many say the opposite, or otherwise."""
    parts = [text.format(same=number(support.same), asked=number(support.asked))]
    if support.against:
        parts.append(_("{count} the opposite").format(count=number(support.against)))
    if support.other:
        parts.append(_("{count} otherwise").format(count=number(support.other)))
    return ", ".join(parts)


def _by_period(results: StabilityResults) -> Figure:
    titles = (_("from"), _("to"))
    own = (results.about.start, results.about.end)
    pictures = []
    said = results.periods.to_numpy(dtype=object)
    spans = [_window(str(column)) for column in results.periods.columns]
    for at, found in enumerate(results.found):
        verdicts = dict(zip(spans, map(str, said[at]), strict=True)) | {own: found.verdict}
        chart = windows(waves=results.waves, verdicts=verdicts, own=own, titles=titles)
        pictures.append(Picture(svg(chart, key=f"period-{at}")))
    return Figure(
        title=_("Each case over every period between two measurements"),
        description=_(
            "Down: where a period starts; across: where it ends. The frame is the period of this "
            "study. An area can rise in one period and fall in another: that is its course, and "
            "no fault in the figures."
        ),
        pictures=tuple(pictures),
        labels=tuple(_names(results)),
        legend=verdict_legend(VERDICTS),
    )


def _window(column: str) -> tuple[int, int]:
    start, end = column.split("-")
    return int(start), int(end)
