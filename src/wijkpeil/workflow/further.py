"""Go further than rise and fall, as far as the figures that were given reach."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.errors import MissingExtra, ModelError, PanelError
from wijkpeil.language import gettext as _
from wijkpeil.panel import Panel
from wijkpeil.results.alike import AlikeResults
from wijkpeil.results.cases import StabilityResults
from wijkpeil.results.explanation import ExpectationResults
from wijkpeil.results.further import Further
from wijkpeil.results.spatial import SpatialResults
from wijkpeil.sources.standard import StandardCharacteristics, standard_characteristics
from wijkpeil.workflow.alike import compare_alike
from wijkpeil.workflow.case_about import about_question
from wijkpeil.workflow.expectation import compare_with_expected
from wijkpeil.workflow.explain import explain
from wijkpeil.workflow.explain_inputs import prepare
from wijkpeil.workflow.inputs import Borders
from wijkpeil.workflow.judged import Judged
from wijkpeil.workflow.modelled import Modelled
from wijkpeil.workflow.question import Question
from wijkpeil.workflow.spatial import find_clusters
from wijkpeil.workflow.stability import stability_of

T = TypeVar("T")


def go_further(
    *,
    panel: Panel,
    modelled: Modelled,
    judged: Judged,
    question: Question,
    borders: Borders | None,
    progress: Callable[[str], None],
) -> Further:
    """Do all that the figures allow; say what could not be done, and why.

    Parameters
    ----------
    panel : Panel
        Areas with scores.
    modelled : Modelled
    judged : Judged
    question : Question
    borders : Borders or None
    progress : callable
        Told in words what is being done.
    """
    attempts = Attempts(progress=progress)
    cases, known = bool(question.cases), has_characteristics(panel)
    alike = attempts.do(
        _("Comparing the cases with areas like them"),
        lambda: compare_alike(panel, modelled, question, borders=borders),
        wanted=cases,
    )
    clusters = attempts.do(
        _("Looking for clusters"),
        lambda: _clusters(panel, modelled, judged, question, borders),
        wanted=borders is not None,
    )
    prepared = attempts.do(
        _("Fitting the model to scores and characteristics"),
        lambda: prepare(panel, question, _standard(panel), borders=borders),
        wanted=known,
    )
    explanation = attempts.do(
        _("Looking for what goes with change, in all periods"),
        lambda: explain(panel, question, _there(prepared), borders=borders),
        wanted=prepared is not None,
    )
    expectation = attempts.do(
        _("Comparing areas with what was to be expected"),
        lambda: compare_with_expected(panel, question, _there(prepared)),
        wanted=prepared is not None,
    )
    stability = attempts.do(
        _("Judging each case again under other rules and periods"),
        lambda: _stability(panel, modelled, judged, question, verdicts_beside(alike, expectation)),
        wanted=cases,
    )
    notes = (*_missing(panel, borders), *attempts.failed)
    return Further(alike, expectation, explanation, clusters, stability, notes=notes)


@dataclass(slots=True)
class Attempts:
    """Parts of an analysis that are tried one by one; one that fails costs none of the others.

    Attributes
    ----------
    progress : callable
        Told in words what is being done.
    failed : list of str
        What could not be done, and why.
    """

    progress: Callable[[str], None]
    failed: list[str] = field(default_factory=list)

    def do(self, what: str, part: Callable[[], T], *, wanted: bool) -> T | None:
        """Do a part if it is wanted; None if it isn't, or can't be done."""
        if not wanted:
            return None
        self.progress(what)
        try:
            return part()
        except (MissingExtra, ModelError, PanelError) as error:
            self.failed.append(f"{what}: {error}")
            return None


def _there(part: T | None) -> T:
    assert part is not None  # noqa: S101 - only asked for where it was made
    return part


def _clusters(
    panel: Panel, modelled: Modelled, judged: Judged, question: Question, borders: Borders | None
) -> SpatialResults:
    return find_clusters(
        panel=panel, modelled=modelled, judged=judged, question=question, borders=_there(borders)
    )


def _stability(
    panel: Panel,
    modelled: Modelled,
    judged: Judged,
    question: Question,
    beside: pd.DataFrame | None,
) -> StabilityResults:
    named = {case.code: (case.name, case.city) for case in question.cases}
    return stability_of(
        panel=panel,
        modelled=modelled,
        question=question,
        judged=judged,
        cases=pd.DataFrame.from_dict(named, orient="index", columns=["name", "city"]),
        about=about_question(panel, question, notes=()),
        extra=beside,
    )


def _missing(panel: Panel, borders: Borders | None) -> list[str]:
    """Say what is not told because its figures were not given."""
    found = []
    if borders is None:
        found.append(
            _(
                "Without borders there is no map, and we did not look for clusters of rise and "
                "fall. Borders are given with --borders, or as borders in study.toml."
            )
        )
    if not has_characteristics(panel):
        found.append(
            _(
                "Without characteristics we did not look at what goes with rise and decline, nor "
                "at what was to be expected. They are given with --sizes (a CBS file), or as "
                "characteristics in study.toml."
            )
        )
    return found


def has_characteristics(panel: Panel) -> bool:
    """Whether more is known of the areas than their inhabitants."""
    return _standard(panel).table.shape[1] > 0


def verdicts_beside(
    alike: AlikeResults | None, expectation: ExpectationResults | None
) -> pd.DataFrame | None:
    """Put the verdicts against look-alikes and against what was expected side by side.

    Returns
    -------
    DataFrame or None
        Index: code. Columns ``look_alikes`` and ``expected``; None where the rule says nothing of
        an area.
    """
    columns = {}
    if alike is not None:
        columns["look_alikes"] = _said(alike.verdict, alike.alike.good, alike.areas.index)
    if expectation is not None:
        known = np.isfinite(expectation.excess.estimate)
        columns["expected"] = _said(expectation.verdict, known, expectation.areas.index)
    return pd.DataFrame(columns) if columns else None


def _said(
    verdict: npt.NDArray[np.str_], applies: npt.NDArray[np.bool_], codes: "pd.Index[str]"
) -> "pd.Series[Any]":
    words = [str(word) if rule else None for word, rule in zip(verdict, applies, strict=True)]
    return pd.Series(words, index=codes, dtype=object)


def _standard(panel: Panel) -> StandardCharacteristics:
    return standard_characteristics(
        panel.characteristics, size=panel.areas["size"], year=panel.figures_year
    )
