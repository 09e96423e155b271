"""Better or worse than expected: for one area, and for all."""

import numpy as np
import numpy.typing as npt

from wijkpeil.language import N_, number, percentage
from wijkpeil.language import gettext as _
from wijkpeil.report.document import (
    Block,
    Bullets,
    Cell,
    Count,
    Counts,
    Note,
    Paragraph,
    Section,
    Table,
)
from wijkpeil.report.explanation.answer import late_note
from wijkpeil.report.explanation.words import listed
from wijkpeil.report.trajectories.phrases import areas_word, place, points
from wijkpeil.report.words import Certainty, certainty, class_steps
from wijkpeil.results.explanation import ExpectationResults
from wijkpeil.trajectories.change import VERDICTS, Verdict

BoolArray = npt.NDArray[np.bool_]
_SHORT: dict[Verdict, str] = {
    "rising": N_("better than expected"),
    "falling": N_("worse than expected"),
    "stable": N_("about as expected"),
    "unclear": N_("can't tell"),
}
_SURE: dict[Certainty, str] = {
    "almost certainly": N_("{name} almost certainly did {verdict}"),
    "very likely": N_("{name} very likely did {verdict}"),
    "likely": N_("{name} likely did {verdict}"),
    "unsure": N_("{name} more likely than not did {verdict}"),
}


def expected_word(verdict: Verdict) -> str:
    """Say a verdict on an excess in the active language."""
    return _(_SHORT[verdict])


def expectation_block(
    results: ExpectationResults, code: str, *, name: str = ""
) -> tuple[Block, ...]:
    """Say how one area did against what was to be expected of it.

    Parameters
    ----------
    results : ExpectationResults
    code : str
    name : str
        What to call the area; its own name if empty.
    """
    at = results.place(code)
    if at is None:
        text = _("The scores hold no area with code {code}.").format(code=code)
        return (Note(_("Not found:"), text),)
    name = name or str(results.areas["name"].iloc[at]) or code
    if np.isnan(results.excess.estimate[at]):
        text = _(
            "What was to be expected of {name} can't be told: a characteristic, the number of "
            "inhabitants or the gemeente is not known, or it is the only area of its gemeente."
        ).format(name=name)
        return (Paragraph(text),)
    return (
        Paragraph(expected_sentence(results, at, name)),
        Paragraph(" ".join(filter(None, (_own(results, at), _late(results)))), kind="small"),
    )


def _late(results: ExpectationResults) -> str:
    """Remind in one line that characteristics may be of after the start."""
    if not results.late:
        return ""
    return _(
        "Mind that the characteristics may be of after {start}, and so partly a consequence of "
        "the change."
    ).format(start=results.excess.start)


def expected_sentence(results: ExpectationResults, at: int, name: str) -> str:
    """Say how an area did against what was expected, how much, and how sure that is."""
    excess = results.excess
    low, high = (float(bound[at]) for bound in excess.interval(0.95))
    verdict: Verdict = next(v for v in VERDICTS if v == results.verdict[at])
    if verdict == "unclear":
        return _(
            "Whether {name} did better or worse than expected between {start} and {end}, we can't "
            "tell: the difference lies between {low} and {high} points (95%)."
        ).format(name=name, start=excess.start, end=excess.end, low=points(low), high=points(high))
    sure = {"rising": excess.rise, "falling": excess.fall, "stable": excess.within}[verdict]
    did = _(_SURE[certainty(float(sure[at]))]).format(name=name, verdict=expected_word(verdict))
    if verdict == "stable":
        return _(
            "{did} between {start} and {end}: the difference lies between {low} and {high} points "
            "(95%)."
        ).format(did=did, start=excess.start, end=excess.end, low=points(low), high=points(high))
    estimate = float(excess.estimate[at])
    least, most = (-high, -low) if estimate < 0 else (low, high)
    return _(
        "{did} between {start} and {end}, by about {size} points (95%: {least} to {most}). That is "
        "about {steps}."
    ).format(
        did=did,
        start=excess.start,
        end=excess.end,
        size=number(abs(estimate), digits=3),
        least=number(least, digits=3),
        most=number(most, digits=3),
        steps=class_steps(estimate),
    )


def _own(results: ExpectationResults, at: int) -> str:
    return _(
        "Compared with the country, {expected} points (give or take {unsure}) was to be expected "
        "of an area like it; it went {own}. The expectation was learned in other gemeenten. (Here "
        "the own change is estimated with the characteristics too, so it may differ a little from "
        "the change that the verdict on the area gives.)"
    ).format(
        expected=points(float(results.expected[at])),
        unsure=number(2 * float(results.unsure[at]), digits=3),
        own=points(float(results.own[at])),
    )


def expectation_section(results: ExpectationResults, *, kicker: str) -> Section:
    """Tell how many vulnerable areas did better or worse than expected, and which."""
    asked = _asked(results)
    counts = _counts(results)
    total = sum(counts.values())
    blocks: list[Block] = [
        Paragraph(lead(results), kind="lead"),
        Counts(tuple(Count(number(counts[v]), expected_word(v), v) for v in VERDICTS if total)),
        *late_note(year=results.year, start=results.excess.start),
        Paragraph(_meaning(results)),
        *_table(results, asked),
        Bullets(_method(results)),
    ]
    return Section("expected", _("Better or worse than expected"), tuple(blocks), kicker=kicker)


def lead(results: ExpectationResults) -> str:
    """Say how many vulnerable areas did better or worse than expected."""
    counts = _counts(results)
    total = sum(counts.values())
    return _(
        "Of {total} vulnerable {areas}, {better} did better and {worse} did worse between {start} "
        "and {end} than was to be expected of areas like them."
    ).format(
        total=number(total),
        areas=areas_word(results.level, total),
        better=number(counts["rising"]),
        worse=number(counts["falling"]),
        start=results.excess.start,
        end=results.excess.end,
    )


def _asked(results: ExpectationResults) -> BoolArray:
    """Which areas are told of: the vulnerable ones that take part."""
    vulnerable = results.areas["vulnerable"].to_numpy(dtype=bool)
    return np.asarray(vulnerable & np.isfinite(results.excess.estimate))


def _counts(results: ExpectationResults) -> dict[Verdict, int]:
    told = results.verdict[_asked(results)]
    return {verdict: int((told == verdict).sum()) for verdict in VERDICTS}


def _meaning(results: ExpectationResults) -> str:
    return _(
        "What was expected is the change of areas elsewhere that were alike in {start}: "
        "{features}. It tells {told} of the differences in change between areas. The rest is "
        "what sets an area apart from areas like it, and what these figures don't know; they don't "
        "tell why."
    ).format(
        start=results.excess.start,
        features=listed(list(results.features)),
        told=percentage(results.told) if results.told >= 0.005 else _("about none"),
    )


def _method(results: ExpectationResults) -> tuple[str, ...]:
    return (
        _(
            "No gemeente explains itself: the country is cut into ten parts of whole gemeenten, "
            "and each part is expected from the nine others."
        ),
        _("Of the score, only measurements up to {start} are used.").format(
            start=results.excess.start
        ),
        _(
            "At most {cap} of the verdicts “better” and “worse” may be expected to have the wrong "
            "direction. A difference smaller than {minimum} points is “about as expected”."
        ).format(cap=percentage(results.cap), minimum=number(results.excess.minimum, digits=3)),
        *results.notes,
    )


def _table(results: ExpectationResults, asked: BoolArray) -> tuple[Block, ...]:
    """List the vulnerable areas with a verdict, in order of gemeente and name."""
    told = asked & np.isin(results.verdict, ("rising", "falling"))
    rows = results.areas.assign(_at=np.arange(len(results.areas)))[told]
    if not len(rows):
        return ()
    rows = rows.assign(_code=rows.index.astype(str))
    rows = rows.sort_values(["gemeente_name", "name", "_code"], kind="stable")
    low, high = results.excess.interval(0.95)
    body = []
    for code, row in rows.iterrows():
        at = int(row["_at"])
        verdict: Verdict = next(v for v in VERDICTS if v == results.verdict[at])
        body.append(
            (
                Cell(place(row, str(code))),
                Cell(expected_word(verdict), mark=verdict),
                Cell(points(float(results.expected[at]))),
                Cell(points(float(results.own[at]))),
                Cell(points(float(results.excess.estimate[at]))),
                Cell(
                    _("{low} to {high}").format(
                        low=points(float(low[at])), high=points(float(high[at]))
                    )
                ),
            )
        )
    return (
        Table(
            caption=_(
                "Vulnerable areas that did better or worse than expected, in order of gemeente and "
                "name"
            ),
            head=(
                _("Area"),
                _("Verdict"),
                _("Expected"),
                _("Its own change"),
                _("Difference"),
                _("95% interval"),
            ),
            rows=tuple(body),
            numeric=frozenset({2, 3, 4, 5}),
            fold=_("The areas as a table"),
        ),
    )
