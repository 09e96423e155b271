import json

import pandas as pd
import pytest

from wijkpeil import madeup
from wijkpeil.errors import MissingExtra
from wijkpeil.panel import read_panel

PANEL = ["areas.parquet", "panel.json", "scores.parquet"]
FILES = ["report.html", "results.json", "trajectories.csv", "trajectories.parquet"]
RULES = ["raw_difference", "class_change", "four_groups", "sequences", "shapes"]
WORDS = {"rising", "falling", "stable", "unclear"}


def results(folder):
    """Names of what was written beside the panel."""
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def table(folder):
    return pd.read_csv(folder / "trajectories.csv", dtype={"code": str})


def test_from_files_to_a_page_and_tables(command, made_up_files, scores, sizes, tmp_path):
    out = tmp_path / "new" / "out"
    ran = command(
        "trajectories", "--quick", scores, "--sizes", sizes, "--borders",
        made_up_files / madeup.files.BORDERS, "--out", out, "--lang", "en",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    assert ran.err == ""
    assert results(out) == FILES
    assert sorted(path.name for path in (out / "panel").iterdir()) == PANEL
    assert len(read_panel(out / "panel").areas) == 480
    assert ran.out.startswith("Rising and falling neighbourhoods\n====")
    assert "rose and" in ran.out
    assert "between 2012 and 2016" in ran.out.replace("\n", " ")
    assert f"Open {out / 'report.html'} in a browser." in ran.out
    page = (out / "report.html").read_text(encoding="utf-8")
    assert 'lang="en"' in page
    assert 'src="http' not in page  # all of it is in the one file


@pytest.mark.usefixtures("quick_page")
def test_the_table_has_a_row_an_area_and_a_column_a_rule(command, scores, sizes, tmp_path):
    ran = command("trajectories", "--quick", scores, "--sizes", sizes, "--out", tmp_path)
    assert ran.status == 0, ran.err
    found = table(tmp_path)
    assert len(found) == 480
    assert found["code"].is_unique
    wanted = [
        "code", "change", "change_lower95", "change_upper95", "change_lower80", "change_upper80",
        "p_rise", "p_fall", "false_sign_rate", "verdict", *[f"rule_{name}" for name in RULES],
    ]  # fmt: skip
    assert set(wanted) <= set(found)
    assert set(found["verdict"]) == WORDS
    for name in RULES:
        assert set(found[f"rule_{name}"].dropna()) <= WORDS
    assert (found["change_lower95"] < found["change"]).all()
    assert (found["change"] < found["change_upper95"]).all()
    called = found["verdict"].isin(["rising", "falling"])
    assert found.loc[called, "false_sign_rate"].mean() <= 0.05


@pytest.mark.usefixtures("quick_page")
def test_it_speaks_dutch_and_numbers_are_read_by_machines(command, scores, tmp_path):
    ran = command("trajectories", "--quick", scores, "--out", tmp_path)
    assert ran.out.startswith("Stijgende en dalende wijken\n===")
    words = ran.out.replace("\n", " ")
    assert "kwetsbare wijken zijn er" in words
    assert "geef --sizes" in words
    assert set(table(tmp_path)["verdict"]) == WORDS


@pytest.mark.usefixtures("quick_page")
def test_machines_get_one_json_object(command, scores, sizes, tmp_path):
    ran = command("trajectories", "--quick", scores, "--sizes", sizes, "--out", tmp_path, "--json")
    told = json.loads(ran.out)
    assert ran.err == ""
    found = table(tmp_path)
    assert told["verdicts"]["all"] == {
        word: int((found["verdict"] == word).sum())
        for word in ("rising", "falling", "stable", "unclear")
    }
    vulnerable = found[found["vulnerable"]]
    assert sum(told["verdicts"]["vulnerable"].values()) == len(vulnerable)
    assert told["files"]["csv"] == str(tmp_path / "trajectories.csv")
    stored = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert stored == {name: value for name, value in told.items() if name != "files"}


@pytest.mark.usefixtures("quick_page")
def test_all_choices_are_used(command, scores, sizes, tmp_path):
    ran = command(
        "trajectories", "--quick", scores, "--sizes", sizes, "--from", 2014, "--to", 2018,
        "--vulnerable", "lowest 20%@2014", "--minimum-change", 0.02, "--wrong-signs", 0.1,
        "--relative-to", "gemeente", "--title", "Mine", "--level", "wijk", "--out", tmp_path,
        "--json", "--lang", "en",
    )  # fmt: skip
    told = json.loads(ran.out)
    assert told["title"] == "Mine"
    assert told["period"] == [2014, 2018]
    assert told["relative_to"] == "gemeente"
    assert told["minimum_change"] == 0.02
    assert told["cap_on_wrong_verdicts"] == 0.1
    assert "20%" in told["vulnerable_rule"]
    found = table(tmp_path)
    assert set(found["start"]) == {2014}
    assert set(found["relative_to"]) == {"gemeente"}
    assert found["vulnerable"].mean() == pytest.approx(0.2, abs=0.02)
    mean = found.groupby("gemeente")["change"].mean()
    assert mean.abs().max() < 1e-8


@pytest.mark.usefixtures("quick_page")
def test_the_same_input_gives_the_same_bytes(command, scores, sizes, tmp_path):
    for name in ("first", "second"):
        command("trajectories", "--quick", scores, "--sizes", sizes, "--out", tmp_path / name)
    for name in FILES:
        first, second = ((tmp_path / run / name).read_bytes() for run in ("first", "second"))
        assert first == second


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--from", 2013], "no wave 2013"),
        (["--from", 2016, "--to", 2012], "must start before it ends"),
        (["--vulnerable", "swak@2012"], "swak"),
        (["--vulnerable", "zwak@1999"], "1999"),
        (["--minimum-change", -1], "must be 0 or more"),
        (["--wrong-signs", 0.9], "must lie between 0 and 0.5"),
        (["--level", "buurt"], "wijk"),
    ],
)
def test_what_can_not_be_answered_is_refused_in_a_sentence(
    command, scores, tmp_path, words, message
):
    ran = command("trajectories", "--quick", scores, *words, "--out", tmp_path, "--lang", "en")
    assert ran.status == 1
    assert ran.out == ""
    assert ran.err.startswith("Error: ")
    assert message in ran.err
    assert "Traceback" not in ran.err
    assert results(tmp_path) == []


def test_without_the_report_part_it_says_how_to_get_a_page(command, scores, tmp_path, monkeypatch):
    def missing(_results):
        raise MissingExtra("report")

    monkeypatch.setattr("wijkpeil.workflow.publish.trajectory_page", missing)
    ran = command("trajectories", "--quick", scores, "--out", tmp_path, "--lang", "en")
    assert ran.status == 0
    assert "pip install 'wijkpeil[report]'" in ran.out
    assert "in a browser" not in ran.out
    assert results(tmp_path) == FILES[1:]


@pytest.mark.shared
@pytest.mark.usefixtures("quick_page")
def test_the_real_postcode_file_is_answered(command, shared, tmp_path):
    data = shared / "data"
    ran = command(
        "trajectories", data / "leefbaarometer" / "Leefbaarometer-scores PC4 2002-2020.csv",
        "--sizes", data / "cbs" / "CBS_PC4.csv", "--out", tmp_path, "--json",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    found = table(tmp_path)
    assert len(found) == 4054
    assert set(found["verdict"]) == WORDS
    weak = found[found["vulnerable"]]
    assert len(weak) == 307
    raw = weak["rule_raw_difference"].isin(["rising", "falling"]).sum()
    assert 0 < weak["verdict"].isin(["rising", "falling"]).sum() < raw


def test_cases_are_portrayed_without_a_study(command, scores, sizes, tmp_path):
    ran = command(
        "trajectories", "--quick", scores, "--sizes", sizes, "--cases", "WK900101, WK900102",
        "--out", tmp_path, "--lang", "en",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.count('<h3 id="case-') == 2
    assert "--cases &#39;WK900101, WK900102&#39;" in page


def test_a_code_that_is_not_there_is_refused(command, scores, tmp_path):
    ran = command(
        "trajectories", "--quick", scores, "--cases", "WK90010", "--out", tmp_path, "--lang", "en"
    )
    assert ran.status == 1
    assert "WK90010. Is “WK900100” meant?" in ran.err
    assert results(tmp_path) == []


@pytest.mark.usefixtures("quick_page")
def test_a_decimal_comma_is_a_decimal_point(command, scores, tmp_path):
    ran = command(
        "trajectories", "--quick", scores, "--minimum-change", "0,05", "--out", tmp_path, "--json"
    )
    assert json.loads(ran.out)["minimum_change"] == 0.05


@pytest.mark.parametrize("text", ["1.234,5", "much", "nan", "inf", "0,,1"])
def test_what_is_no_number_is_refused_with_how_to_write_it(command, scores, text):
    ran = command("trajectories", "--quick", scores, "--wrong-signs", text, "--lang", "en")
    assert ran.status == 2
    assert f"“{text}” is not a number. Write it as 0.05 or 0,05." in ran.err


@pytest.mark.usefixtures("quick_page")
@pytest.mark.parametrize(
    ("rule", "words"),
    [("all", "Van 480 wijken zijn er"), ("codes:WK900101", "Het gaat om 1 kwetsbare wijk:")],
)
def test_areas_are_called_vulnerable_only_if_they_are(command, scores, tmp_path, rule, words):
    ran = command("trajectories", "--quick", scores, "--vulnerable", rule, "--out", tmp_path)
    assert words in ran.out.replace("\n", " ")


@pytest.mark.usefixtures("quick_page")
def test_settings_for_machines_are_the_same_in_every_language(command, scores, tmp_path):
    told = {}
    for language in ("nl", "en"):
        ran = command(
            "trajectories", "--quick", scores, "--out", tmp_path, "--json", "--lang", language
        )
        told[language] = json.loads(ran.out)["settings"]
        told[language].pop("command")  # holds the language itself
    assert told["nl"] == told["en"]
    assert told["en"]["minimum_change"] == 0.0392
    assert told["en"]["vulnerable"] == "zwak@2012"
    assert (told["en"]["start"], told["en"]["end"]) == (2012, 2016)


@pytest.mark.usefixtures("quick_page")
def test_where_nothing_was_called_nothing_is_said_of_how_sure(command, scores, sizes, tmp_path):
    ran = command(
        "trajectories", "--quick", scores, "--sizes", sizes, "--out", tmp_path, "--lang", "en",
        "--vulnerable", "perc_leegstand > 99",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    assert "No area meets the rule" in ran.out
    assert "How sure" not in ran.out
