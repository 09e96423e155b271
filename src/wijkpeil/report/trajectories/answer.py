"""Part 1: the answer in plain words."""

from typing import Any

from wijkpeil.charts.theme import Width
from wijkpeil.charts.waffle import per_mark, waffle
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.report.document import Bullets, Cell, Figure, Paragraph, Section, Table
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.report.trajectories.findings import Findings
from wijkpeil.report.trajectories.phrases import asked_areas, begin, compared, raw_rule
from wijkpeil.report.words import verdict_word
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.trajectories.change import VERDICTS


def _headline(results: TrajectoryResults, found: Findings) -> str:
    counts = found.counts()
    total = sum(counts.values())
    if total == 0:
        return _("No area fits the rule for vulnerable areas, so there is no answer to give.")
    return ngettext(
        "There is {total} {areas}: {rising} rose and {falling} fell between {start} and {end}, "
        "{compared}. {stable} stayed about the same. For {unclear} we can't tell.",
        "Of the {total} {areas}, {rising} rose and {falling} fell between {start} and {end}, "
        "{compared}. {stable} stayed about the same. For {unclear} we can't tell.",
        total,
    ).format(
        total=number(total),
        areas=asked_areas(results, total),
        rising=number(counts["rising"]),
        falling=number(counts["falling"]),
        stable=number(counts["stable"]),
        unclear=number(counts["unclear"]),
        start=results.relative.start,
        end=results.relative.end,
        compared=compared(results.relative.reference),
    )


def _whom(results: TrajectoryResults) -> str:
    if results.settings.every_area:
        return _("This page is about all areas with scores, vulnerable or not.")
    return _("Vulnerable means here: {rule}").format(rule=results.vulnerable_rule)


def _how_sure(results: TrajectoryResults, found: Findings) -> str:
    counts = found.counts()
    told = counts["rising"] + counts["falling"]
    promise = _(
        "How sure is that? Of every 100 verdicts “rose” or “fell”, we expect at most {cap} to "
        "have the wrong direction."
    ).format(cap=number(100 * results.cap))
    if told == 0:
        return promise
    wrong = found.wrong()
    figure = ngettext(
        "Here there is {told} such verdict, and we expect {wrong} to be wrong.",
        "Here there are {told} such verdicts, and we expect {wrong} of them to be wrong.",
        told,
    ).format(told=number(told), wrong=_expected(wrong))
    return f"{promise} {figure}"


def _expected(value: float) -> str:
    return _("fewer than one") if value < 0.95 else _("about {n}").format(n=number(value))


def _subtracting(results: TrajectoryResults, found: Findings) -> tuple[str, ...]:
    """Compare with the difference of two scores."""
    rule = raw_rule(results.rules.columns)
    if rule is None:
        return ()
    rows = found.vulnerable
    raw = results.rules[rule].reindex(rows.index)
    told = raw.isin(["rising", "falling"])
    doubtful = int((told & (rows["verdict"] == "unclear")).sum())
    return (
        _(
            "Who simply subtracts the two scores, {compared}, gets {rising} risers and {falling} "
            "fallers. For {doubtful} of those {told} we can't tell."
        ).format(
            compared=compared(results.relative.reference),
            rising=number(int((raw == "rising").sum())),
            falling=number(int((raw == "falling").sum())),
            doubtful=number(doubtful),
            told=number(int(told.sum())),
        ),
        _(
            "That is because a score moves up and down a little by chance, most of all where few "
            "people live. Such a move often goes back at the next measurement. We take that into "
            "account, and only speak of a rise or a fall if its direction is sure enough."
        ),
    )


def _waffle(results: TrajectoryResults, found: Findings) -> Figure:
    counts = found.counts()
    total = sum(counts.values())
    labels = {v: f"{verdict_word(v)}: {number(n)}" for v, n in counts.items()}
    unit = per_mark(counts)
    each = ngettext("Each mark is one area.", "Each mark stands for {n} areas.", unit).format(
        n=number(unit)
    )
    rows = tuple(
        (
            Cell(verdict_word(v), mark=v),
            Cell(number(counts[v])),
            Cell(number(100 * counts[v] / total)),
        )
        for v in VERDICTS
    )

    title = _("{areas} by verdict").format(areas=begin(asked_areas(results, 2)))

    def draw(width: Width) -> Any:
        return waffle(counts=counts, labels=labels, width=width)

    return Figure(
        title=title,
        description=each,
        alternative=f"{'; '.join(labels.values())}. {each}",
        pictures=(picture(draw, key="waffle"),),
        table=Table(
            caption=title,
            head=(_("Verdict"), _("Areas"), _("Of every 100")),
            rows=rows,
            numeric=frozenset({1, 2}),
            fold=_("The figures of this drawing as a table"),
        ),
    )


def answer(results: TrajectoryResults, found: Findings, *, kicker: str) -> Section:
    """Say who rose, who fell, and how sure that is."""
    headline = Paragraph(_headline(results, found), kind="lead")
    if not sum(found.counts().values()):
        return Section("answer", _("The answer in short"), (headline,), "answer", kicker)
    how = _(
        "“Rose” and “fell” are about livability {compared}. An area can rise in points and still "
        "fall behind. “About the same” means a change smaller than {minimum} points, up or down. "
        "“Can't tell” is an answer too: the figures do not decide between a rise, a fall and no "
        "change."
    ).format(
        compared=compared(results.relative.reference),
        minimum=number(results.relative.minimum, digits=3),
    )
    return Section(
        "answer",
        _("The answer in short"),
        (
            headline,
            _waffle(results, found),
            Paragraph(_how_sure(results, found)),
            *(Paragraph(text) for text in _subtracting(results, found)),
            Paragraph(how),
            Bullets(
                (
                    _whom(results),
                    _(
                        "This page describes what happened. It does not say why, and it does not "
                        "say that a policy worked or failed."
                    ),
                )
            ),
        ),
        "answer",
        kicker,
    )
