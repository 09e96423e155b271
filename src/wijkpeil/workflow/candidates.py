"""From a panel and what was judged of it to the areas that cases are chosen from."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.cases.candidates import Candidates, Excess
from wijkpeil.language import gettext as _
from wijkpeil.panel import Panel
from wijkpeil.sources.standard import standard_characteristics
from wijkpeil.trajectories.alike.scaling import logged
from wijkpeil.trajectories.typology.classes import classify
from wijkpeil.workflow.judged import Judged
from wijkpeil.workflow.modelled import Modelled
from wijkpeil.workflow.question import Question
from wijkpeil.workflow.reference_course import reference_course


def cities_of(panel: Panel) -> npt.NDArray[np.str_]:
    """Give the gemeente of each area: its name, or its code where there is no name."""
    names = panel.areas["gemeente_name"].to_numpy(dtype=str)
    return np.where(names != "", names, panel.areas["gemeente"].to_numpy(dtype=str))


def candidates_of(
    *,
    panel: Panel,
    modelled: Modelled,
    judged: Judged,
    question: Question,
    asked: Mapping[str, str] | None = None,
    excess: Excess | None = None,
) -> Candidates:
    """Put together what the choice of cases looks at, for all areas.

    Parameters
    ----------
    panel : Panel
    modelled : Modelled
    judged : Judged
    question : Question
    asked : mapping of str to str, optional
        What to call some gemeenten, by their name in the data.
    excess : Excess, optional
        Change beyond what was to be expected, in the order of the panel.
    """
    course, afw, waves = modelled.trajectory, panel.values("afw"), panel.waves
    first, last = (int(np.flatnonzero(waves == wave)[0]) for wave in (question.start, question.end))
    start = int(np.flatnonzero(course.waves == question.start)[0])
    against = reference_course(panel, question.reference, vulnerable=judged.vulnerable)
    raw = afw - against
    cities = cities_of(panel)
    called = asked or {}
    return Candidates(
        names=panel.areas["name"].to_numpy(dtype=str),
        cities=np.array([called.get(city, city) for city in cities.tolist()], dtype=str),
        size=panel.areas["size"].to_numpy(dtype=np.float64),
        vulnerable=judged.vulnerable,
        measured=np.isfinite(afw[:, first]) & np.isfinite(afw[:, last]),
        level=course.mean[:, start],
        level_scale=course.scale[:, start],
        level_class=classify(afw=afw[:, first]),
        change=judged.relative,
        raw=raw[:, last] - raw[:, first],
        verdict=judged.verdicts.verdict,
        features=features_of(panel)[0],
        excess=excess,
    )


def features_of(panel: Panel) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Give the characteristics that areas are compared by, and their labels.

    Standard concepts where the file tells any (skewed ones as logarithms), else its own columns;
    origin is always left out.
    """
    known = standard_characteristics(panel.characteristics, size=panel.areas["size"])
    if known.table.shape[1] == 0:
        own = known.other
        return own, tuple(str(column) for column in own.columns)
    table = known.table.copy()
    for key, concept in known.concepts.items():
        if concept.skewed:
            table[key] = logged(table[key].to_numpy(dtype=np.float64))
    labels = tuple(_(known.concepts[str(key)].label) for key in table.columns)
    return table, labels
