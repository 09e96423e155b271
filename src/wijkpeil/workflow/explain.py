"""From a panel, a question and characteristics to what goes with rise and decline."""

import numpy as np

from wijkpeil.cases.vulnerable import describe
from wijkpeil.errors import ModelError, RuleError
from wijkpeil.language import active
from wijkpeil.language import gettext as _
from wijkpeil.madeup.recognise import made_up_codes
from wijkpeil.panel import Panel
from wijkpeil.results.explanation import ExplanationResults, OutsideCircle
from wijkpeil.trajectories.explanation.apart import Apart, without
from wijkpeil.trajectories.explanation.draws import DRAWS, SEED
from wijkpeil.trajectories.explanation.explain import (
    BoolArray,
    Plausible,
    model_of,
    plausible,
    relate,
)
from wijkpeil.trajectories.explanation.relations import Relations
from wijkpeil.trajectories.explanation.rules import changes_by_rule
from wijkpeil.trajectories.explanation.sample import Sample
from wijkpeil.trajectories.explanation.stability import Line, over_periods, over_rules, windows
from wijkpeil.trajectories.split import DIMENSIONS
from wijkpeil.workflow.explain_inputs import Prepared, members, sample_of
from wijkpeil.workflow.inputs import Borders
from wijkpeil.workflow.question import Question

Circle = tuple[tuple[str, ...], tuple[str, ...], Apart]
"""Dimensions left out, the characteristics that enter them, and the score that is left."""


def explain(
    panel: Panel,
    question: Question,
    prepared: Prepared,
    *,
    borders: Borders | None = None,
    stability: bool = True,
) -> ExplanationResults:
    """Relate change to characteristics, among the vulnerable areas and among all.

    Parameters
    ----------
    panel : Panel
        Areas with scores.
    question : Question
    prepared : Prepared
        Of the same panel and question.
    borders : Borders, optional
        Only for their provenance; `prepared` knows the neighbours.
    stability : bool
        Whether to ask other periods and other rules too, which takes most of the time.

    Raises
    ------
    MissingExtra
        If pyfixest isn't installed.
    RuleError
        If the rule on vulnerable areas can't be applied.
    """
    taken = prepared.sample
    chosen = members(panel, question, taken, start=question.start)
    member, wave = chosen or (None, None)
    courses = plausible(prepared.model, taken, member=member, wave=wave)
    circles = _circles(panel, question, prepared)
    # The table outside the circle is one more set of looks on the same page.
    families = (1 if member is None else 2) + any(one.values is not None for *_who, one in circles)
    told = {
        among_members: _relate(
            courses, taken, question, among_members=among_members, families=families
        )
        for among_members in ((False,) if member is None else (False, True))
    }
    lines = _stability(panel, question, prepared, member) if stability else ()
    return ExplanationResults(
        title=question.title or _("What goes with rise and decline"),
        language=active(),
        made_up=question.made_up or made_up_codes(panel.codes),
        level=panel.level,
        start=question.start,
        end=question.end,
        characteristics=prepared.characteristics,
        year=prepared.year,
        everywhere=told[False],
        vulnerable=told.get(True),
        vulnerable_rule=describe(question.vulnerable),
        stability=lines,
        outside=_outside(panel, question, prepared, circles=circles, families=families),
        left_out=taken.left_out,
        areas=len(panel.areas),
        minimum=question.minimum,
        draws=DRAWS,
        seed=SEED,
        command=question.command,
        provenance=panel.provenance + (() if borders is None else (borders.provenance,)),
        notes=_notes(prepared),
    )


def _relate(
    courses: Plausible, taken: Sample, question: Question, *, among_members: bool, families: int
) -> Relations:
    return relate(
        courses,
        taken,
        start=question.start,
        end=question.end,
        among_members=among_members,
        families=families,
        minimum=question.minimum,
    )


def _stability(
    panel: Panel, question: Question, prepared: Prepared, member: BoolArray | None
) -> tuple[Line, ...]:
    """Ask the same of other periods and by other rules; what refuses has no lines."""
    try:
        periods = _over_periods(panel, question, prepared)
    except ModelError:
        periods = ()
    try:
        rules = _over_rules(panel, question, prepared, member)
    except ModelError:
        rules = ()
    return periods + rules


def _over_periods(panel: Panel, question: Question, prepared: Prepared) -> tuple[Line, ...]:
    taken = prepared.sample
    periods = windows(taken.years, start=question.start, end=question.end)
    chosen = {
        start: found
        for start in sorted({pair[0] for pair in periods})
        if (found := _members_then(panel, question, taken, start=start)) is not None
    }
    return over_periods(prepared.model, taken, periods=periods, members=chosen)


def _members_then(
    panel: Panel, question: Question, taken: Sample, *, start: int
) -> tuple[BoolArray, int] | None:
    """Choose the vulnerable areas of another start; nobody where the rule refuses there."""
    try:
        return members(panel, question, taken, start=start)
    except (ModelError, RuleError):
        return np.zeros(len(taken.rows), dtype=bool), start


def _over_rules(
    panel: Panel, question: Question, prepared: Prepared, member: BoolArray | None
) -> tuple[Line, ...]:
    taken = prepared.sample
    changes = changes_by_rule(
        values=taken.values,
        reference=float(np.nanmedian(panel.values("lbm") - panel.values("afw"))),
        groups=taken.groups,
        years=taken.years,
        start=question.start,
        end=question.end,
    )
    return over_rules(taken, changes=changes, member=member, start=question.start, end=question.end)


def _circles(panel: Panel, question: Question, prepared: Prepared) -> tuple[Circle, ...]:
    """Take the dimensions that characteristics enter out of the score."""
    used = [one for one in prepared.characteristics if one.treatment.fate == "used"]
    entered = sorted({one.ingredient_of for one in used if one.ingredient_of})
    return tuple(
        (
            dropped,
            tuple(one.name for one in used if one.ingredient_of == dropped),
            without(
                dropped,
                dimensions={
                    name: panel.scores[name] for name in DIMENSIONS if name in panel.scores
                },
                years=panel.waves,
                start=question.start,
                end=question.end,
            ),
        )
        for dropped in entered
    )


def _outside(
    panel: Panel,
    question: Question,
    prepared: Prepared,
    *,
    circles: tuple[Circle, ...],
    families: int,
) -> tuple[OutsideCircle, ...]:
    """Ask again of the score without the dimensions that characteristics enter."""
    # Each score without a part is a set of looks by itself; together they share one family's error.
    sets = families * sum(left.values is not None for *_who, left in circles)
    found = []
    for dropped, names, left in circles:
        if left.values is None:
            found.append(OutsideCircle(dropped, names, None, left.reason))
            continue
        try:
            part = sample_of(panel, left.values, left.years, prepared.design, prepared.neighbours)
            relations = relate(
                plausible(model_of(part), part),
                part,
                start=question.start,
                end=question.end,
                among_members=False,
                families=sets,
                minimum=question.minimum,
                only=names,
            )
        except ModelError as refusal:
            found.append(OutsideCircle(dropped, names, None, str(refusal)))
            continue
        found.append(OutsideCircle(dropped, names, relations))
    return tuple(found)


def _notes(prepared: Prepared) -> tuple[str, ...]:
    """Say what the reader must know of what was looked at."""
    notes = []
    unknown = [
        one.label for one in prepared.characteristics if one.treatment.fate == "known of none"
    ]
    if unknown:
        notes.append(
            _("Not known of any area, so left out: {labels}.").format(labels="; ".join(unknown))
        )
    if prepared.sample.neighbours is None:
        notes.append(
            _(
                "No borders were given, so it could not be looked at whether neighbours across "
                "gemeente borders are alike in what the characteristics don't tell. If they are, "
                "the intervals are too narrow: give --borders."
            )
        )
    return tuple(notes)
