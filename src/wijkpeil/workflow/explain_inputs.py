"""What explanation and expectation share: characteristics, the areas that take part, the model."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

from wijkpeil.cases.vulnerable import All, ByClass, ByPercentile, select
from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.panel import Panel
from wijkpeil.results.explanation import Characteristic
from wijkpeil.sources.standard import StandardCharacteristics
from wijkpeil.trajectories.changes import check_period
from wijkpeil.trajectories.conditioned import Conditioned
from wijkpeil.trajectories.explanation.design import Design, design
from wijkpeil.trajectories.explanation.explain import model_of
from wijkpeil.trajectories.explanation.sample import Sample, sample
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray
from wijkpeil.workflow.contiguity import neighbours_in_panel
from wijkpeil.workflow.inputs import Borders
from wijkpeil.workflow.modelled import TOTAL
from wijkpeil.workflow.question import Question

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """What is known before anything is related to change.

    Attributes
    ----------
    design : Design
        Of all areas of the panel.
    characteristics : tuple of Characteristic
    year : int or None
        Year of the characteristics.
    sample : Sample
    model : Conditioned
        Of the sample.
    neighbours : csr_array, shape (n, n), or None
        Of all areas of the panel, where borders are known.
    """

    design: Design
    characteristics: tuple[Characteristic, ...]
    year: int | None
    sample: Sample
    model: Conditioned
    neighbours: csr_array | None


def prepare(
    panel: Panel,
    question: Question,
    known: StandardCharacteristics,
    *,
    borders: Borders | None = None,
    only: tuple[str, ...] = (),
) -> Prepared:
    """Choose characteristics and areas, and fit the model given characteristics.

    Parameters
    ----------
    panel : Panel
        Areas with scores (`wijkpeil.workflow.scored.with_scores`).
    question : Question
        Its period is checked.
    known : StandardCharacteristics
        Of the areas of the panel.
    borders : Borders, optional
        Without them likeness between neighbours can't be looked at.
    only : tuple of str
        Names of the characteristics to ask about, in this order; all if empty.

    Raises
    ------
    ModelError
        If a characteristic that was asked for is not there or known of no area, or the period is
        not in the data, or too few areas take part.
    """
    scores = panel.of(TOTAL)
    check_period(scores.waves, start=question.start, end=question.end)
    table = _chosen(known, only)
    made = design(table, gemeente=panel.areas["gemeente"].fillna("").to_numpy(dtype=str))
    near = None if borders is None else neighbours_in_panel(panel=panel, outlines=borders.outlines)
    taken = sample_of(panel, scores.values, scores.waves, made, near)
    return Prepared(
        design=made,
        characteristics=tuple(
            Characteristic(
                name=one.name,
                label=_(known.concepts[one.name].label),
                unit=known.concepts[one.name].unit,
                ingredient_of=known.concepts[one.name].ingredient_of,
                treatment=one,
            )
            for one in made.treatments
        ),
        year=known.year,
        sample=taken,
        model=model_of(taken),
        neighbours=near,
    )


def sample_of(
    panel: Panel, values: FloatArray, years: IntArray, made: Design, near: csr_array | None
) -> Sample:
    """Choose the areas of a panel that can take part, with scores of any kind."""
    return sample(
        values=values,
        years=years,
        sizes=panel.sizes,
        gemeente=panel.areas["gemeente"].fillna("").to_numpy(dtype=str),
        design=made,
        neighbours=near,
    )


def _chosen(known: StandardCharacteristics, only: tuple[str, ...]) -> pd.DataFrame:
    """Take the characteristics asked for, shares as percentages."""
    there = [str(name) for name in known.table.columns]
    if not there:
        raise ModelError(
            _(
                "The file of characteristics holds none that Wijkpeil knows. Give a CBS file with "
                "more than inhabitants (for postcode areas, wijken or buurten)."
            )
        )
    _check_asked(known, only, there)
    table = known.table[list(dict.fromkeys(only)) or there].copy()
    for name in table.columns:
        # log(1 + x) bends a percentage, and hardly a share from 0 to 1.
        if known.concepts[str(name)].unit == "share":
            table[name] = 100 * table[name]
    return table


def _check_asked(known: StandardCharacteristics, only: tuple[str, ...], there: list[str]) -> None:
    """Refuse what was asked for by name and can't be answered."""
    absent = [name for name in only if name not in there]
    if absent:
        raise ModelError(
            _("There is no characteristic {names}. There are: {known}.").format(
                names=", ".join(absent), known=_named(known, there)
            )
        )
    empty = [name for name in only if not np.isfinite(known.table[name]).any()]
    if empty:
        raise ModelError(
            _(
                "These characteristics are not known of any area: {names}. Leave them out, or give "
                "a file that has them."
            ).format(names=_named(known, list(dict.fromkeys(empty))))
        )


def _named(known: StandardCharacteristics, names: list[str]) -> str:
    """Name characteristics by what they are, with what to type between brackets."""
    told = [f"{_(known.concepts[name].label)} ({name})" for name in names]
    return ("; " if any("," in one for one in told) else ", ").join(told)


def members(
    panel: Panel, question: Question, taken: Sample, *, start: int
) -> tuple[BoolArray, int] | None:
    """Choose the vulnerable areas of the sample for a period that begins at `start`.

    A rule about a wave is applied at the start of the period, but for the question's own period,
    where it is applied as it was given.

    Returns
    -------
    (ndarray of bool, shape (m,), int) or None
        Who is in, and the wave whose score decided; None where all areas are vulnerable.
    """
    rule, wave = question.vulnerable, start
    if isinstance(rule, All):
        return None
    if isinstance(rule, ByClass | ByPercentile):
        rule = rule if start == question.start else replace(rule, wave=start)
        wave = rule.wave
    chosen = select(
        rule,
        codes=panel.codes,
        waves=panel.waves,
        afw=panel.values("afw"),
        characteristics=panel.characteristics,
    )
    return chosen[taken.rows], wave
