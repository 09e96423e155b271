import json

import numpy as np
import pandas as pd
import pytest

COLUMNS = [
    "code", "wave", "mean", "lower80", "upper80", "lower95", "upper95",
    "relative_mean", "relative_lower80", "relative_upper80", "relative_lower95",
    "relative_upper95", "last_wave", "last",
]  # fmt: skip


def test_per_area_the_mean_and_the_bounds(command, scores, sizes, tmp_path):
    ran = command("predict", scores, "--sizes", sizes, "--wave", 2026, "--out", tmp_path)
    assert ran.status == 0, ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "prediction.csv",
        "prediction.parquet",
    ]
    table = pd.read_csv(tmp_path / "prediction.csv", dtype={"code": str})
    assert table.columns.tolist() == COLUMNS
    assert len(table) == 480
    assert set(table["wave"]) == {2026}
    bounds = table[["lower95", "lower80", "mean", "upper80", "upper95"]].to_numpy()
    assert (np.diff(bounds, axis=1) > 0).all()
    assert ran.out.startswith("2026 is voorspeld voor 480 gebieden. ")
    assert str(tmp_path / "prediction.csv") in ran.out


def test_in_english_and_for_machines(command, scores, tmp_path):
    said = command("predict", scores, "--wave", 2026, "--out", tmp_path, "--lang", "en").out
    assert said.startswith("Predicted 2026 for 480 areas. ")
    ran = command("predict", scores, "--wave", 2026, "--out", tmp_path, "--json")
    assert json.loads(ran.out) == {
        "wave": 2026,
        "areas": 480,
        "files": [str(tmp_path / f"prediction.{kind}") for kind in ("csv", "parquet")],
    }


@pytest.mark.parametrize("wave", [2024, 2012])
def test_a_wave_that_is_not_ahead_is_refused(command, scores, tmp_path, wave):
    ran = command("predict", scores, "--wave", wave, "--out", tmp_path, "--lang", "en")
    assert ran.status == 1
    assert ran.err == (f"Error: Wave {wave} does not come after the last wave in the data, 2024.\n")
    assert list(tmp_path.iterdir()) == []
