"""Where the perspectives agree, and where they contradict each other."""

from typing import Any

from wijkpeil.charts.fieldwork.tiles import stand_tile, tiles
from wijkpeil.charts.theme import Width
from wijkpeil.fieldwork.matrix.perspectives import (
    STANDS,
    SideBySide,
    count_stands,
    stands_by_factor,
)
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.report.document import (
    Block,
    Bullets,
    Cell,
    Figure,
    LegendItem,
    Note,
    Paragraph,
    Section,
    Table,
)
from wijkpeil.report.explanation.words import listed
from wijkpeil.report.fieldwork.numbered import in_parts, numbers
from wijkpeil.report.fieldwork.words import case_names, rule_words, said_words, stand_words
from wijkpeil.results.fieldwork import FieldworkResults


def agreement(results: FieldworkResults, *, kicker: str) -> Section:
    """Count agreement, list contradictions, and show how far the count hangs on the rule."""
    opposed = [one for one in results.beside if one.stand == "contradict"]
    blocks: list[Block] = [
        Paragraph(_headline(results)),
        _figure(results),
        numbers(results),
        Paragraph(_rule(), kind="small"),
    ]
    blocks += [Note(_("Another rule:"), text) for text in _other_rules(results)]
    if opposed:
        blocks += [
            Paragraph(_("Where they contradict each other. Each is a question to go back with:")),
            Bullets(tuple(contradiction(results, one) for one in opposed)),
        ]
    blocks += [_by_factor(results), _by_pair(results)]
    title = _("Where the perspectives agree, and where they contradict each other")
    return Section("fieldwork-agreement", title, tuple(blocks), kicker=kicker)


def contradiction(results: FieldworkResults, one: SideBySide) -> str:
    """Tell in a sentence what each side says of a factor in a case."""
    cells = [results.matrix.cell(one.case, perspective, one.factor) for perspective in one.scores]
    sides = [said_words(cell.perspective, cell, results) for cell in cells]
    return _("{case}, {factor}: {sides}.").format(
        case=case_names(results)[one.case],
        factor=results.matrix.factor(one.factor).name,
        sides="; ".join(sides),
    )


def _headline(results: FieldworkResults) -> str:
    tally = count_stands(results.beside)
    compared = tally["agree"] + tally["differ"] + tally["contradict"]
    if not compared:
        return _("Nowhere did two perspectives give a score on the same factor in one case.")
    text = ngettext(
        "On {count} factor in a case two perspectives or more gave a score: they agree {agree} "
        "times, differ in strength {differ} times, and contradict each other {contradict} times.",
        "On {count} factors in a case two perspectives or more gave a score: they agree {agree} "
        "times, differ in strength {differ} times, and contradict each other {contradict} times.",
        compared,
    ).format(
        count=number(compared),
        agree=number(tally["agree"]),
        differ=number(tally["differ"]),
        contradict=number(tally["contradict"]),
    )
    alone = ngettext(
        "On {count} only one perspective gave a score: that is no agreement.",
        "On {count} only one perspective gave a score: that is no agreement.",
        tally["one"],
    ).format(count=number(tally["one"]))
    return f"{text} {alone}" if tally["one"] else text


def _figure(results: FieldworkResults) -> Figure:
    matrix = results.matrix
    stands = {(one.case, one.factor): one.stand for one in results.beside}

    def draw(part: range, width: Width) -> Any:
        cells = {
            (0, row, column): stand_tile(stands[matrix.cases[at], factor.id])
            for row, factor in enumerate(matrix.factors)
            for column, at in enumerate(part)
        }
        return tiles(
            rows=[factor.name for factor in matrix.factors],
            columns=[str(at + 1) for at in part],
            blocks=("",),
            cells=cells,
            width=width,
        )

    legend = [
        LegendItem(f"stand-{stand}", stand_words(stand))
        for stand in ("agree", "differ", "contradict", "one")
    ]
    return Figure(
        title=_("How the perspectives stand to each other, for each factor and case"),
        description="",
        pictures=in_parts(draw, len(matrix.cases), key="stands"),
        legend=(
            *legend,
            LegendItem("score-unclear", stand_words("unclear")),
            LegendItem("score-empty", stand_words("none")),
        ),
        alternative=_("Contradictions are listed below; the tables count the rest."),
    )


def _rule() -> str:
    return _(
        "The rule: perspectives agree if all their scores point the same way (help, hinder, or "
        "neither). They contradict each other if one says that it helps and another that it "
        "hinders. In between they differ in strength: one sees that it matters, another that it "
        "does not. What is unclear never counts as agreement."
    )


def _other_rules(results: FieldworkResults) -> list[str]:
    told = []
    for rule, found in results.other_rules:
        tally = count_stands(found)
        told.append(
            _(
                "{rule}. Then they agree {agree} times, differ {differ} times and contradict each "
                "other {contradict} times."
            ).format(
                rule=rule_words(rule),
                agree=number(tally["agree"]),
                differ=number(tally["differ"]),
                contradict=number(tally["contradict"]),
            )
        )
    return told


def _by_factor(results: FieldworkResults) -> Table:
    counts = stands_by_factor(results.matrix, results.beside)
    rows = tuple(
        (Cell(code.name), *(Cell(number(counts[code.id][stand])) for stand in STANDS))
        for code in results.matrix.factors
    )
    return Table(
        caption=_("In how many cases the perspectives agree, by factor"),
        head=(_("Factor"), *(stand_words(stand) for stand in STANDS)),
        rows=rows,
        numeric=frozenset(range(1, len(STANDS) + 1)),
        notes=(_("In the order of the codebook. Each row adds up to the number of cases."),),
        fold=_("Table: agreement by factor"),
    )


def _by_pair(results: FieldworkResults) -> Table:
    rows = tuple(
        (
            Cell(listed([pair.first, pair.second])),
            Cell(number(pair.both)),
            Cell(number(pair.agree)),
            Cell(number(pair.differ)),
            Cell(number(pair.contradict)),
        )
        for pair in results.pairs
    )
    return Table(
        caption=_("Each two perspectives, over all cases and factors"),
        head=(
            _("Perspectives"),
            _("both gave a score"),
            *(stand_words(stand) for stand in STANDS[:3]),
        ),
        rows=rows,
        numeric=frozenset({1, 2, 3, 4}),
        fold=_("Table: agreement by two perspectives"),
    )
