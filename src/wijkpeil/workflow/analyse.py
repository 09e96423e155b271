"""From a panel and a question to everything that the report on trajectories needs."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil import __version__
from wijkpeil.cases.vulnerable import describe, select, selection_note
from wijkpeil.errors import ModelError, StudyError
from wijkpeil.language import active, number, percentage
from wijkpeil.language import gettext as _
from wijkpeil.panel import Panel
from wijkpeil.results.trajectories import DimensionSplit, NationalBreak, TrajectoryResults
from wijkpeil.trajectories.change import Change, Reference
from wijkpeil.trajectories.changes import change
from wijkpeil.trajectories.groups import AREAS_PER_CLASS
from wijkpeil.trajectories.split import DIMENSIONS, split_change
from wijkpeil.trajectories.trajectory import Trajectory
from wijkpeil.trajectories.typology.agreement import agreement
from wijkpeil.trajectories.typology.national import national_breaks
from wijkpeil.trajectories.verdict import judge
from wijkpeil.workflow.inputs import Borders
from wijkpeil.workflow.modelled import Modelled, model
from wijkpeil.workflow.question import Question
from wijkpeil.workflow.typology import rule_verdicts, spatial_note, transition_tables

Progress = Callable[[str], None]


def silent(_step: str) -> None:
    """Report no progress."""


def analyse(
    panel: Panel,
    question: Question,
    *,
    borders: Borders | None = None,
    progress: Progress = silent,
) -> TrajectoryResults:
    """Answer which areas rose or fell, and how sure that is.

    Parameters
    ----------
    panel : Panel
    question : Question
    borders : Borders, optional
        For the map, and for what the areas around an area do.
    progress : callable, optional
        Told in words what is being done.

    Raises
    ------
    ModelError
        If there are too few areas or waves, or the period is not in the data.
    RuleError
        If the rule on vulnerable areas can't be applied.
    StudyError
        If a case is not among the areas.
    """
    panel, notes = _with_scores(panel)
    _check_cases(panel, question)
    progress(_("Smoothing the courses of {count} areas").format(count=len(panel.areas)))
    modelled = model(panel)
    vulnerable = select(
        question.vulnerable, codes=panel.codes, waves=panel.waves, afw=panel.values("afw"),
        characteristics=panel.characteristics,
    )
    note = selection_note(
        question.vulnerable, codes=panel.codes, waves=panel.waves, afw=panel.values("afw"),
        characteristics=panel.characteristics,
    )
    against = _change(panel, modelled, question, question.reference, vulnerable)
    absolute = _change(panel, modelled, question, "none", vulnerable)
    verdicts = judge(against, cap=question.cap)
    progress(_("Smoothing the dimensions"))
    dimensions, missing = _dimensions(panel)
    progress(_("Asking the other rules"))
    rules, rule_notes = rule_verdicts(
        panel=panel, modelled=modelled, question=question, vulnerable=vulnerable
    )
    spatial = () if borders is None else (spatial_note(panel=panel, outlines=borders.outlines),)
    return TrajectoryResults(
        title=question.title or _("Rising and falling neighbourhoods"),
        question=question.text or _(
            "Which vulnerable neighbourhoods rose or fell between {start} and {end}, and how sure "
            "is that?"
        ).format(start=question.start, end=question.end),
        language=active(),
        made_up=question.made_up,
        level=panel.level,
        edition=panel.edition,
        areas=panel.areas.assign(vulnerable=vulnerable),
        trajectory=modelled.trajectory,
        dimensions=dimensions,
        relative=against,
        absolute=absolute,
        verdict=verdicts.verdict,
        verdict_absolute=judge(absolute, cap=question.cap).verdict,
        wrong_signs=verdicts.wrong_signs,
        cap=question.cap,
        rules=rules,
        agree=agreement(verdict=verdicts.verdict, rules=rules).agree,
        transitions=transition_tables(panel=panel, modelled=modelled),
        split=_split(panel, question),
        breaks=_breaks(panel, modelled),
        vulnerable_rule=describe(question.vulnerable),
        cases=question.cases,
        events=question.events,
        outlines=None if borders is None else borders.outlines,
        provenance=panel.provenance + (() if borders is None else (borders.provenance,)),
        settings=_settings(panel, modelled, question),
        notes=tuple(filter(None, (*notes, note, *missing, *rule_notes, *spatial))),
    )


def _with_scores(panel: Panel) -> tuple[Panel, tuple[str, ...]]:
    """Leave out areas without any score, and say what the model has to do without."""
    scored = np.asarray(np.isfinite(panel.values("lbm")).any(axis=1))
    notes = []
    if not scored.all():
        notes.append(
            _("{count} areas have no score at any wave and are left out.").format(
                count=int((~scored).sum())
            )
        )
        panel = panel.only(scored)
    sizes = panel.sizes
    if sizes is None:
        notes.append(
            _(
                "The number of inhabitants is not known, so noise is taken as equal for all areas. "
                "Small areas are noisier than that, and large ones quieter: give --sizes."
            )
        )
    elif unknown := int((~np.isfinite(sizes)).sum()):
        notes.append(
            _(
                "Of {count} areas the number of inhabitants is not known; they are treated as the "
                "smallest, that is as the noisiest."
            ).format(count=unknown)
        )
    if len(panel.areas) < 2 * AREAS_PER_CLASS:
        notes.append(
            _(
                "With {count} areas the noise is estimated roughly. The file of the whole country "
                "gives surer verdicts."
            ).format(count=len(panel.areas))
        )
    return panel, tuple(notes)


def _check_cases(panel: Panel, question: Question) -> None:
    absent = [case for case in question.cases if case.code not in panel.areas.index]
    if absent:
        raise StudyError(
            _("Cases that are not among the areas with scores: {cases}.").format(
                cases=", ".join(f"{case.code} ({case.name})" for case in absent)
            )
        )


def _change(
    panel: Panel, modelled: Modelled, question: Question, reference: Reference,
    vulnerable: npt.NDArray[np.bool_],
) -> Change:
    members = None
    if reference == "gemeente":
        members = panel.areas["gemeente"].to_numpy(dtype=str)
        if not (members != "").any():
            raise ModelError(
                _(
                    "The gemeente of the areas is not known, so there is no change relative to it. "
                    "For postcode areas give --gemeenten."
                )
            )
    elif reference == "group":
        members = np.where(vulnerable, "vulnerable", "")
    return change(
        fit=modelled.fit,
        scores=modelled.scores,
        codes=panel.codes,
        nation=modelled.trajectory.nation,
        start=question.start,
        end=question.end,
        minimum=question.minimum,
        reference=reference,
        members=members,
    )


def _dimensions(panel: Panel) -> tuple[dict[str, Trajectory], tuple[str, ...]]:
    """Smooth each dimension; name those that can't be."""
    smoothed, notes = {}, []
    for name in DIMENSIONS:
        if name not in panel.scores:
            continue
        scored = np.isfinite(panel.values(name)).any(axis=1)
        try:
            if not scored.all():
                raise ModelError(_("some areas have no score on it"))
            smoothed[name] = model(panel, name).trajectory
        except ModelError as error:
            notes.append(
                _("Dimension {name} could not be smoothed: {why}").format(name=name, why=error)
            )
    return smoothed, tuple(notes)


def _split(panel: Panel, question: Question) -> DimensionSplit:
    found = split_change(
        total=panel.values("afw"),
        dimensions={name: panel.scores[name] for name in DIMENSIONS if name in panel.scores},
        waves=panel.waves,
        start=question.start,
        end=question.end,
    )
    parts = None
    if found.parts is not None:
        parts = pd.DataFrame(found.parts, index=panel.areas.index, columns=list(DIMENSIONS))
    return DimensionSplit(question.start, question.end, parts, found.reason)


def _breaks(panel: Panel, modelled: Modelled) -> tuple[NationalBreak, ...]:
    gemeenten = panel.areas["gemeente"].to_numpy(dtype=str)
    paces = national_breaks(
        waves=panel.waves,
        nation=modelled.trajectory.nation,
        scores=panel.values("lbm"),
        groups=gemeenten if (gemeenten != "").all() else None,
    )
    return tuple(
        NationalBreak(start=one.start, end=one.end, pace=one.pace, unusual=one.unusual)
        for one in paces
    )


def _settings(panel: Panel, modelled: Modelled, question: Question) -> dict[str, str]:
    fitted = modelled.fit
    return {
        _("Version of Wijkpeil"): __version__,
        _("Period"): f"{question.start}–{question.end}",
        _("Waves"): ", ".join(str(wave) for wave in panel.waves),
        _("Areas"): number(len(panel.areas)),
        _("Vulnerable areas"): describe(question.vulnerable),
        _("Least change that counts"): number(question.minimum, digits=4),
        _("Most wrong verdicts to be expected"): percentage(question.cap),
        _("Size classes in the noise model"): str(len(fitted.groups.rank)),
        _("Degrees of freedom of the tails"): number(fitted.degrees, digits=1),
    }
