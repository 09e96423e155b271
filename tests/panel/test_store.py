import json
from dataclasses import replace

import duckdb
import numpy as np
import pandas as pd
import pytest

from wijkpeil.errors import PanelError
from wijkpeil.language import speaking
from wijkpeil.panel import build_panel, query_panel, read_panel, store, write_panel

FILES = ["areas.parquet", "panel.json", "scores.parquet"]


@pytest.fixture
def panel(table, characteristics):
    return build_panel(table, characteristics=characteristics)


@pytest.fixture
def folder(panel, tmp_path):
    write_panel(panel, tmp_path / "it's a panel")
    return tmp_path / "it's a panel"


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def same(first, second):
    pd.testing.assert_frame_equal(first.areas, second.areas, check_dtype=False)
    pd.testing.assert_frame_equal(
        first.characteristics, second.characteristics, check_column_type=False
    )
    np.testing.assert_array_equal(first.waves, second.waves)
    assert list(first.scores) == list(second.scores)
    for name, values in first.scores.items():
        np.testing.assert_array_equal(second.scores[name], values)
        assert second.scores[name].tobytes() == values.tobytes()
    for name in ("level", "edition", "figures_year", "provenance"):
        assert getattr(first, name) == getattr(second, name)


def test_what_was_written_is_read_back(panel, folder):
    same(panel, read_panel(folder))


def test_so_is_a_panel_without_characteristics(table, tmp_path):
    panel = build_panel(table)
    write_panel(panel, tmp_path / "panel")
    back = read_panel(tmp_path / "panel")
    same(panel, back)
    assert back.sizes is None


def test_the_same_panel_gives_the_same_bytes(panel, folder, tmp_path):
    write_panel(panel, tmp_path / "again")
    assert contents(folder) == contents(tmp_path / "again")
    write_panel(read_panel(folder), tmp_path / "copy")
    assert contents(folder) == contents(tmp_path / "copy")
    assert list(contents(folder)) == FILES


def test_it_can_be_asked_anything_in_sql(folder):
    asked = query_panel(
        folder,
        "SELECT gemeente, count(*) AS areas, avg(lbm) AS mean FROM scores JOIN areas USING (code) "
        "WHERE wave = 2014 GROUP BY gemeente ORDER BY gemeente",
    )
    assert asked["areas"].tolist() == [4, 4]
    values = read_panel(folder).values("lbm")[:, 1]
    np.testing.assert_allclose(asked["mean"], [values[:4].mean(), values[4:].mean()])


def test_any_program_can_read_the_files(folder):
    with duckdb.connect() as connection:
        path = [str(folder / "scores.parquet")]
        rows = connection.execute("SELECT * FROM read_parquet(?)", path).fetchdf()
        empty = connection.execute(
            "SELECT count(*) FROM read_parquet(?) WHERE lbm IS NULL", path
        ).fetchall()
    assert rows.columns.tolist() == ["code", "wave", "lbm", "afw"]
    assert empty == [(1,)]  # missing is missing, not a number called NaN


def test_a_failed_write_leaves_the_old_panel(panel, folder, monkeypatch):
    before = {name: contents(folder)[name] for name in FILES}
    moved = replace(panel, scores={"lbm": panel.values("lbm") + 1})

    def full_disk(*_arguments, **_options):
        raise OSError(28, "No space left on device", "panel.json")

    monkeypatch.setattr(store.json, "dumps", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_panel(moved, folder)
    monkeypatch.undo()
    assert {name: contents(folder)[name] for name in FILES} == before
    same(panel, read_panel(folder))
    write_panel(moved, folder)
    same(moved, read_panel(folder))


def refused(folder, message):
    with speaking("en"), pytest.raises(PanelError, match=message) as caught:
        read_panel(folder)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", FILES)
def test_a_panel_with_a_file_missing_is_refused(folder, name):
    (folder / name).unlink()
    refused(folder, r"it's a panel holds no panel that can be read .*Build it again")


@pytest.mark.parametrize("name", ["areas.parquet", "scores.parquet"])
def test_a_damaged_table_is_refused(folder, name):
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(whole[: len(whole) // 2])
    refused(folder, r"don't belong together")


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}", '{"level": "wijk"}'])
def test_a_damaged_description_is_refused(folder, text):
    (folder / "panel.json").write_text(text, encoding="utf-8")
    refused(folder, r"holds no panel that can be read|don't belong together")


def test_files_of_two_panels_are_refused(panel, folder, tmp_path):
    """As after a power cut in the middle: same shape, other areas."""
    other = replace(
        panel,
        areas=panel.areas.set_axis(panel.areas.index.str.replace("9", "8")),
        characteristics=panel.characteristics.iloc[:, :0].set_axis(
            panel.areas.index.str.replace("9", "8")
        ),
    )
    write_panel(other, tmp_path / "other")
    (tmp_path / "other" / "areas.parquet").replace(folder / "areas.parquet")
    refused(folder, "don't belong together")


def test_a_table_that_is_no_parquet_after_all_is_refused(folder):
    junk = folder / "areas.parquet"
    junk.write_bytes(b"code,name\n")
    about = json.loads((folder / "panel.json").read_text(encoding="utf-8"))
    about["sha256"]["areas.parquet"] = store.fingerprint(junk)
    (folder / "panel.json").write_text(json.dumps(about), encoding="utf-8")
    refused(folder, "holds no panel that can be read")
