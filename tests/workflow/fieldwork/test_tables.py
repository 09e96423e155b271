import json
import re
from pathlib import Path

import pandas as pd
import pytest

from wijkpeil.language import speaking
from wijkpeil.study.fieldwork import Fieldwork
from wijkpeil.workflow.fieldwork.summed_up import sum_up, sum_up_fieldwork
from wijkpeil.workflow.fieldwork.tables import (
    fieldwork_files,
    fieldwork_summary,
    fieldwork_tables,
)
from wijkpeil.workflow.written import write_results


@pytest.fixture(scope="module")
def results(studies, tmp_path_factory):
    with speaking("en"):
        return sum_up_fieldwork(
            studies.study(tmp_path_factory.mktemp("study")), studies.trajectories()
        )


def test_the_matrix_as_a_table_for_machines(studies, results):
    made = studies.made
    table = fieldwork_tables(results)["framework-matrix"]
    assert len(table) == 36
    rows = table.reset_index().set_index(["case", "perspective", "factor"])
    row = rows.loc[(made.NOORD, made.POLICY, "safe")]
    assert row["score"] == 2
    assert (row["state"], row["stand"], row["codings"]) == ("scored", "contradict", "k2 k3")
    assert pd.isna(rows.loc[(made.OOST, made.WORKERS, "dev")]["score"])
    assert table["score"].dtype == "Int64"


def test_the_tables_hold_no_words_of_documents(studies, results):
    text = "".join(table.to_csv() for table in fieldwork_tables(results).values())
    assert not any(words in text for words in studies.made.TEXTS.values())
    assert "downhill." not in text


@pytest.mark.parametrize("name", ["framework-matrix", "fieldwork-coverage"])
def test_every_column_is_explained(results, name):
    page = (Path(__file__).parents[3] / "docs/reference/tables.md").read_text(encoding="utf-8")
    section = page.split(f"## {name}.csv\n")[1].split("\n## ")[0]
    listed = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    assert listed == list(fieldwork_tables(results)[name].reset_index().columns)


def test_coverage_as_a_table(studies, results):
    table = fieldwork_tables(results)["fieldwork-coverage"].reset_index()
    assert len(table) == 9
    row = table[(table["case"] == studies.made.NOORD) & (table["perspective"] == "policy")].iloc[0]
    assert row[["documents", "cells", "with_passages", "judged", "scored"]].tolist() == [
        1, 4, 2, 2, 2,
    ]  # fmt: skip


def test_the_workbook_has_its_name(results):
    files = fieldwork_files(results)
    assert list(files) == ["framework-matrix.xlsx"]
    assert files["framework-matrix.xlsx"][:2] == b"PK"


def test_all_are_written_beside_a_page(results, tmp_path):
    written = write_results(
        tmp_path,
        page="report.html",
        draw=lambda: "<p>",
        tables=fieldwork_tables(results),
        texts={"results.json": "{}", **fieldwork_files(results)},
    )
    assert written.files["xlsx"].read_bytes()[:2] == b"PK"
    assert {path.name for path in tmp_path.iterdir()} == {
        "framework-matrix.csv", "framework-matrix.parquet", "fieldwork-coverage.csv",
        "fieldwork-coverage.parquet", "framework-matrix.xlsx", "results.json", "report.html",
    }  # fmt: skip


def test_a_summary_for_machines(results):
    told = json.loads(json.dumps(fieldwork_summary(results)))
    assert told["documents"] == 5
    assert told["cells"] == {"all": 36, "with_passages": 11, "judged": 12, "scored": 10}
    assert told["perspectives_stand"]["contradict"] == 2
    assert len(told["voices"]) == 9
    assert sum(told["saturation"]["new"]) == told["saturation"]["codes"]


def test_without_cells_the_tables_are_empty(studies, tmp_path):
    study = studies.study(tmp_path, write=False, cases=(), perspectives=())
    empty = sum_up(study, Fieldwork(codes=studies.made.CODES))
    tables = fieldwork_tables(empty)
    assert [len(table) for table in tables.values()] == [0, 0]
    assert fieldwork_summary(empty)["voices"] == []
