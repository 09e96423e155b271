"""What each side says: the matrix as a picture, then as tables."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from wijkpeil.charts.fieldwork.sides import Bar, sides
from wijkpeil.charts.fieldwork.tiles import NOTHING, Tile, score_tile, tiles
from wijkpeil.charts.theme import Width
from wijkpeil.fieldwork.matrix.assessment import HIGHEST, LOWEST
from wijkpeil.fieldwork.matrix.cell import MatrixCell
from wijkpeil.fieldwork.matrix.words import score_sign, score_words
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.report.document import (
    Block,
    Cell,
    Figure,
    Fold,
    LegendItem,
    Paragraph,
    Section,
    Table,
)
from wijkpeil.report.fieldwork.numbered import in_parts, numbers
from wijkpeil.report.fieldwork.words import case_names, cell_words
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.results.fieldwork import FieldworkResults


def said(results: FieldworkResults, *, kicker: str) -> Section:
    """Show the whole matrix, the perspectives per factor, and the words of each case."""
    blocks: list[Block] = [
        Paragraph(
            _(
                "Of each factor each side was asked what it does in the neighbourhood: whether it "
                "hinders or helps that the neighbourhood rises. The score is a judgement of the "
                "researchers, made from the passages behind it; it is not measured."
            )
        ),
        _matrix_figure(results),
        numbers(results),
    ]
    if any(code.kind == "factor" for code in results.matrix.factors):
        blocks.append(_sides_figure(results))
    blocks += [_case(results, case) for case in results.matrix.cases if _judged(results, case)]
    return Section("fieldwork-said", _("What each side says"), tuple(blocks), kicker=kicker)


def _tile(cell: MatrixCell) -> Tile:
    if cell.state == "empty":
        return NOTHING
    return score_tile(cell.score, score_sign(cell.score), supported=cell.passages > 0)


def _matrix_figure(results: FieldworkResults) -> Figure:
    matrix = results.matrix

    def draw(part: range, width: Width) -> Any:
        cells = {
            (block, row, column): _tile(matrix.cell(matrix.cases[at], perspective, factor.id))
            for block, perspective in enumerate(matrix.perspectives)
            for row, factor in enumerate(matrix.factors)
            for column, at in enumerate(part)
        }
        return tiles(
            rows=[factor.name for factor in matrix.factors],
            columns=[str(at + 1) for at in part],
            blocks=matrix.perspectives,
            cells=cells,
            width=width,
        )

    return Figure(
        title=_("The framework matrix: each factor, in each case, from each perspective"),
        description=_(
            "The numbers are those of the cases below; factors are in the order of "
            "the codebook, not of their weight. An open tile rests on no passage. Of rise or "
            "decline itself, + says rose and − fell."
        ),
        pictures=in_parts(draw, len(matrix.cases), key="matrix"),
        legend=_legend(),
        alternative=_("The tables below hold the same, case by case, with a summary of each cell."),
    )


def _legend() -> tuple[LegendItem, ...]:
    scores = [
        LegendItem(f"score{score}", score_words(score, "factor"))
        for score in range(LOWEST, HIGHEST + 1)
    ]
    return (
        *scores,
        LegendItem("score-unclear", _("unclear")),
        LegendItem("score-open", _("no passage behind it")),
        LegendItem("score-empty", _("not judged")),
    )


def _sides_figure(results: FieldworkResults) -> Figure:
    matrix = results.matrix
    factors = [code for code in matrix.factors if code.kind == "factor"]
    cells = {
        (row, place): [matrix.cell(case, perspective, factor.id) for case in matrix.cases]
        for row, factor in enumerate(factors)
        for place, perspective in enumerate(matrix.perspectives)
    }
    bars = {place: _bar(some) for place, some in cells.items()}

    def draw(width: Width) -> Any:
        return sides(
            factors=[factor.name for factor in factors],
            perspectives=matrix.perspectives,
            bars=bars,
            most=max((_longest(bar) for bar in bars.values()), default=1),
            ends=(_("hinders"), _("helps")),
            width=width,
        )

    names = {
        (row, place): f"{factor.name}, {perspective}"
        for row, factor in enumerate(factors)
        for place, perspective in enumerate(matrix.perspectives)
    }
    return Figure(
        title=_("The perspectives side by side, for each factor"),
        description=_(
            "Numbers of cases. Dark: strongly. A score of 0 lies across the line; “?” counts what "
            "is unclear. How often a factor is named is not how much it weighs."
        ),
        pictures=(picture(draw, key="sides"),),
        legend=_legend()[:5],
        table=_sides_table(names, cells),
    )


def _sides_table(
    names: Mapping[tuple[int, int], str], cells: Mapping[tuple[int, int], Sequence[MatrixCell]]
) -> Table:
    scores = range(LOWEST, HIGHEST + 1)

    def row(place: tuple[int, int]) -> tuple[Cell, ...]:
        told = [cell.score if cell.state == "scored" else cell.state for cell in cells[place]]
        counted = (told.count(what) for what in (*scores, "unclear", "empty"))
        return (Cell(names[place]), *(Cell(number(count)) for count in counted))

    return Table(
        caption=_("Cases by score, for each factor and perspective"),
        head=(
            _("Factor, perspective"),
            *(score_words(score, "factor") for score in scores),
            _("unclear"),
            _("not judged"),
        ),
        rows=tuple(row(place) for place in names),
        numeric=frozenset(range(1, 8)),
        fold=_("The figures of this chart as a table"),
    )


def _bar(cells: Sequence[MatrixCell]) -> Bar:
    counts = Counter(cell.score for cell in cells if cell.score is not None)
    unclear = sum(cell.state == "unclear" for cell in cells)
    return Bar(dict(sorted(counts.items())), f"{number(unclear)} ?" if unclear else "")


def _longest(bar: Bar) -> float:
    left = sum(count for score, count in bar.counts.items() if score < 0)
    right = sum(count for score, count in bar.counts.items() if score > 0)
    return max(left, right) + bar.counts.get(0, 0) / 2


def _judged(results: FieldworkResults, case: str) -> bool:
    return results.coverage.by_case[case].judged > 0


def _case(results: FieldworkResults, case: str) -> Fold:
    """Tell the words of one case: a row a factor, a column a perspective."""
    matrix = results.matrix
    name = case_names(results)[case]
    rows = []
    for factor in matrix.factors:
        cells = [matrix.cell(case, perspective, factor.id) for perspective in matrix.perspectives]
        if any(cell.assessment is not None for cell in cells):
            rows.append((Cell(factor.name), *(Cell(_told(cell, results)) for cell in cells)))
    table = Table(
        caption=_("{name}: what each side says").format(name=name),
        head=(_("Factor"), *matrix.perspectives),
        rows=tuple(rows),
        notes=(_("Between brackets: the number of passages behind it."),),
    )
    return Fold(name, (table,))


def _told(cell: MatrixCell, results: FieldworkResults) -> str:
    words = cell_words(cell, results)
    if cell.state == "empty":
        return words
    text = f"{words} ({number(cell.passages)})"
    return f"{text}. {cell.summary}" if cell.summary else text
