"""Ask every other rule what it says of the same areas and the same period."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.errors import ModelError, RuleError
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.panel import Panel
from wijkpeil.trajectories.typology.class_change import class_change
from wijkpeil.trajectories.typology.classes import NAMES, classify
from wijkpeil.trajectories.typology.cluster_words import cluster_verdicts, describe_clusters
from wijkpeil.trajectories.typology.clusters import Division, sequence_clusters, shape_clusters
from wijkpeil.trajectories.typology.costs import interval_costs
from wijkpeil.trajectories.typology.four_groups import FourGroupsRule, four_groups
from wijkpeil.trajectories.typology.raw_difference import raw_difference
from wijkpeil.workflow.modelled import Modelled
from wijkpeil.workflow.question import Question

CLASSES = len(NAMES)
FEWEST_FOR_CLUSTERS = 30


def rule_verdicts(
    *, panel: Panel, modelled: Modelled, question: Question, vulnerable: npt.NDArray[np.bool_]
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Collect the verdict of each other rule.

    Returns
    -------
    rules : DataFrame
        Index: code; a column per rule, None where it says nothing of an area.
    notes : tuple of str
        What the data-driven rules found, and rules that could not be applied.
    """
    afw, waves = panel.values("afw"), panel.waves
    first, last = (int(np.flatnonzero(waves == wave)[0]) for wave in (question.start, question.end))
    nation = np.nanmean(afw, axis=0)
    there = np.isfinite(afw[:, first]) & np.isfinite(afw[:, last])
    classes = classify(afw=afw)
    rules = pd.DataFrame(index=panel.areas.index)
    rules["raw_difference"] = np.where(
        there,
        raw_difference(
            start=afw[:, first],
            end=afw[:, last],
            nation_start=nation[first],
            nation_end=nation[last],
            minimum=question.minimum,
        ),
        "",
    )
    rules["class_change"] = np.where(
        there, class_change(start=classes[:, first], end=classes[:, last]), ""
    )
    notes = []
    try:
        rule = FourGroupsRule(now=question.end)
        rules["four_groups"] = four_groups(waves=waves, afw=afw, nation=nation, rule=rule).verdict
    except RuleError as error:
        notes.append(_("The four groups of 2017 could not be formed: {why}").format(why=error))
    if vulnerable.sum() < FEWEST_FOR_CLUSTERS:
        notes.append(
            _("There are too few vulnerable areas ({count}) to look for types of courses.").format(
                count=int(vulnerable.sum())
            )
        )
        return _blank(rules), tuple(notes)
    try:
        found = {
            "sequences": sequence_clusters(
                classes=classes[vulnerable], costs=interval_costs(k=CLASSES)
            ),
            "shapes": shape_clusters(courses=modelled.trajectory.mean[vulnerable]),
        }
    except ModelError as error:
        notes.append(_("Types of courses could not be formed: {why}").format(why=error))
        return _blank(rules), tuple(notes)
    for name, division in found.items():
        verdicts, note = _clusters(
            name, division, afw=afw[vulnerable], nation=nation, waves=waves, question=question
        )
        rules[name] = _spread(verdicts, vulnerable)
        notes.append(note)
    return _blank(rules), tuple(notes)


def _blank(rules: pd.DataFrame) -> pd.DataFrame:
    """Mark as missing what a rule does not say."""
    return rules.astype(object).where(rules != "", None)


def _clusters(
    name: str,
    division: Division,
    *,
    afw: npt.NDArray[np.float64],
    nation: npt.NDArray[np.float64],
    waves: npt.NDArray[np.int64],
    question: Question,
) -> tuple[npt.NDArray[np.str_], str]:
    clusters = describe_clusters(
        labels=division.labels,
        level=afw,
        nation=nation,
        waves=waves,
        start=question.start,
        end=question.end,
        minimum=question.minimum,
    )
    lead = (
        _("Sequences of classes form {count} types (average silhouette {silhouette}):")
        if name == "sequences"
        else _("Shapes of smoothed courses form {count} types (average silhouette {silhouette}):")
    ).format(count=len(clusters), silhouette=number(division.chosen.silhouette, digits=2))
    described = " ".join(f"{cluster.describe()}." for cluster in clusters)
    return cluster_verdicts(labels=division.labels, clusters=clusters), f"{lead} {described}"


def _spread(verdicts: npt.NDArray[np.str_], inside: npt.NDArray[np.bool_]) -> npt.NDArray[np.str_]:
    """Put verdicts on some areas among all areas, empty elsewhere."""
    every = np.full(len(inside), "", dtype="<U7")
    every[inside] = verdicts
    return every
