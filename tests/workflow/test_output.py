import json
from dataclasses import replace

import duckdb
import numpy as np
import pandas as pd
import pytest

from wijkpeil.workflow.analyse import analyse
from wijkpeil.workflow.output import (
    counts,
    summary,
    to_json,
    trajectory_table,
    write_table,
    write_whole,
)
from wijkpeil.workflow.question import Question

COLUMNS = [
    "name", "gemeente", "gemeente_name", "size", "vulnerable", "start", "end", "relative_to",
    "change", "change_lower80", "change_upper80", "change_lower95", "change_upper95",
    "p_rise", "p_fall", "p_rise_beyond_minimum", "p_fall_beyond_minimum", "p_within_minimum",
    "false_sign_rate", "verdict",
    "change_absolute", "change_absolute_lower80", "change_absolute_upper80",
    "change_absolute_lower95", "change_absolute_upper95", "verdict_absolute",
    "rule_raw_difference", "rule_class_change", "rule_four_groups", "rule_sequences",
    "rule_shapes", "rules_agree", "rules_applied",
]  # fmt: skip


@pytest.fixture(scope="module")
def frame(results):
    return trajectory_table(results)


def test_the_columns_are_as_documented(frame):
    assert frame.columns.tolist() == COLUMNS
    assert frame.index.name == "code"


def test_figures_hang_together(frame):
    bounds = ["change_lower95", "change_lower80", "change", "change_upper80", "change_upper95"]
    assert (np.diff(frame[bounds].to_numpy(), axis=1) > 0).all()
    np.testing.assert_allclose(frame["p_rise"] + frame["p_fall"], 1.0)
    np.testing.assert_allclose(
        frame[["p_rise_beyond_minimum", "p_fall_beyond_minimum", "p_within_minimum"]].sum(axis=1),
        1.0,
    )
    np.testing.assert_allclose(frame["false_sign_rate"], frame[["p_rise", "p_fall"]].min(axis=1))
    assert (frame.loc[frame["verdict"] == "rising", "p_rise_beyond_minimum"] > 0.5).all()
    assert (frame["rules_agree"] <= frame["rules_applied"]).all()
    assert (frame["rules_applied"] == frame.filter(like="rule_").notna().sum(axis=1)).all()


def test_both_files_hold_the_same(frame, tmp_path):
    csv, parquet = write_table(frame, tmp_path / "it's new", "trajectories")
    assert (csv.name, parquet.name) == ("trajectories.csv", "trajectories.parquet")
    assert sorted(path.name for path in csv.parent.iterdir()) == [csv.name, parquet.name]
    with duckdb.connect() as connection:
        stored = connection.execute(
            "SELECT * FROM read_parquet(?) ORDER BY code", [str(parquet)]
        ).fetchdf()
    text = pd.read_csv(csv, dtype={"code": str}, keep_default_na=False, na_values=[""])
    assert text.columns.tolist() == stored.columns.tolist() == ["code", *COLUMNS]
    assert text["code"].tolist() == stored["code"].tolist() == frame.index.tolist()
    for name in ("verdict", "rule_shapes", "vulnerable"):
        assert text[name].fillna("").tolist() == stored[name].fillna("").tolist()
    np.testing.assert_allclose(text["change"], frame["change"], rtol=1e-9)
    np.testing.assert_array_equal(stored["change"], frame["change"])


def test_a_file_is_replaced_as_a_whole(tmp_path):
    path = tmp_path / "results.json"
    write_whole(path, b"first")
    write_whole(path, b"second, longer")
    assert path.read_bytes() == b"second, longer"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "results.json"
    write_whole(path, b"old")

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wijkpeil.workflow.output.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"


def test_verdicts_are_counted(results):
    every, weak = (counts(results, vulnerable=vulnerable) for vulnerable in (False, True))
    assert list(every) == ["rising", "falling", "stable", "unclear"]
    assert sum(every.values()) == 480
    assert sum(weak.values()) == results.areas["vulnerable"].sum()
    assert all(weak[word] <= every[word] for word in every)


def test_the_summary_is_plain_json(results):
    text = to_json(summary(results))
    told = json.loads(text)
    assert text.endswith("}\n")
    assert told["period"] == [2012, 2016]
    assert told["relative_to"] == "nation"
    assert told["verdicts"]["all"] == counts(results, vulnerable=False)
    assert told["made_up"] is True
    assert [one["file"] for one in told["provenance"]] == [
        "scores.csv",
        "figures.csv",
        "borders.geojson",
    ]
    assert list(told["nation"]) == [str(wave) for wave in results.trajectory.waves]
    assert told["expected_wrong_signs"]["all"] <= told["cap_on_wrong_verdicts"]
    assert 0 < told["expected_wrong_signs"]["vulnerable"] < 0.2
    assert told["notes"] == list(results.notes)
    assert told["rule_notes"] == list(results.rule_notes)


def test_dimensions_add_up_where_they_exist(panel):
    found = trajectory_table(analyse(panel, Question(start=2014, end=2018)))
    parts = found[[f"split_{name}" for name in ("fys", "onv", "soc", "vrz", "won")]].sum(axis=1)
    ends = panel.values("lbm")[:, np.isin(panel.waves, (2014, 2018))]
    raw = ends[:, 1] - ends[:, 0]
    known = np.isfinite(raw)
    np.testing.assert_allclose(parts.to_numpy()[known], raw[known], atol=1e-9)


def test_no_columns_for_dimensions_that_do_not_exist(results):
    assert not [name for name in trajectory_table(results) if name.startswith("split_")]


def test_both_kinds_of_error_are_told(results):
    told = json.loads(to_json(summary(results)))["expected_wrong_stable"]
    stable = results.verdict == "stable"
    assert told["all"] == pytest.approx(1 - results.relative.within[stable].mean())
    both = stable & results.areas["vulnerable"].to_numpy()
    assert told["vulnerable"] == pytest.approx(1 - results.relative.within[both].mean())
    assert told["all"] <= results.cap


def test_without_stable_areas_none_is_wrong(results):
    nobody = replace(results, verdict=np.full(len(results.areas), "unclear"))
    assert summary(nobody)["expected_wrong_stable"]["vulnerable"] == 0.0
