"""Write all results of the trajectories into one folder."""

from pathlib import Path

import pandas as pd

from wijkpeil.report import trajectory_page
from wijkpeil.results.further import Further
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.workflow.alike_tables import area_table as alike_area_table
from wijkpeil.workflow.alike_tables import pair_table
from wijkpeil.workflow.effects.publish import effect_table, effects_summary, wave_table
from wijkpeil.workflow.fieldwork.tables import (
    fieldwork_files,
    fieldwork_summary,
    fieldwork_tables,
)
from wijkpeil.workflow.output import summary, to_json, trajectory_table
from wijkpeil.workflow.publish_cases import stability_table
from wijkpeil.workflow.publish_clusters import cluster_table
from wijkpeil.workflow.publish_explanation import area_table as expectation_table
from wijkpeil.workflow.publish_explanation import coefficient_table
from wijkpeil.workflow.publish_qca import qca_texts
from wijkpeil.workflow.written import Written, write_results


def publish(results: TrajectoryResults, folder: Path) -> Written:
    """Write ``trajectories`` as CSV and Parquet, ``results.json`` and ``report.html``.

    And, where the results go further, the tables of what they go on to: ``alike``,
    ``alike-areas``, ``clusters``, ``explanation``, ``expectation``, ``stability``; for a study with
    fieldwork ``framework-matrix``, ``fieldwork-coverage``, ``framework-matrix.xlsx`` and
    ``fieldwork.json``; for one with interventions ``effects``, ``effects-by-wave`` and
    ``effects.json``; for one with conditions ``calibrated.csv``, ``truth-table.csv`` and
    ``qca.json``.
    ``results.json`` says how far they went, so that tables of an earlier run can be told.
    """
    tables = {"trajectories": trajectory_table(results), **further_tables(results.further)}
    return write_results(
        folder,
        page="report.html",
        draw=lambda: trajectory_page(results),
        tables=tables,
        texts={
            "results.json": to_json(summary(results)),
            **_further_texts(results.further),
        },
    )


def _further_texts(results: Further) -> dict[str, str | bytes]:
    texts: dict[str, str | bytes] = {}
    if results.fieldwork is not None:
        texts["fieldwork.json"] = to_json(fieldwork_summary(results.fieldwork))
        texts |= fieldwork_files(results.fieldwork)
    if results.qca is not None:
        texts |= qca_texts(results.qca)
    if results.effects is not None:
        texts["effects.json"] = to_json(effects_summary(results.effects))
    return texts


def further_tables(results: Further) -> dict[str, pd.DataFrame]:
    """Make the tables of what goes further than rise and fall, by name."""
    tables: dict[str, pd.DataFrame] = {}
    if results.alike is not None:
        tables["alike"] = pair_table(results.alike)
        tables["alike-areas"] = alike_area_table(results.alike)
    if results.clusters is not None:
        tables["clusters"] = cluster_table(results.clusters)
    if results.explanation is not None:
        tables["explanation"] = coefficient_table(results.explanation)
    if results.expectation is not None:
        tables["expectation"] = expectation_table(results.expectation)
    if results.fieldwork is not None:
        tables |= fieldwork_tables(results.fieldwork)
    if results.effects is not None:
        tables["effects"] = effect_table(results.effects)
        tables["effects-by-wave"] = wave_table(results.effects)
    if results.stability is not None:
        tables["stability"] = stability_table(results.stability)
    return tables
