import json

import pytest

from wijkpeil import cli

TABLE = """case,LASTING,MIXED,CALM,RISE
Aveld,1,1,0.2,1
Bveld,1,0,0.9,1
Cveld,0,1,0.7,0
Dveld,0,0,0.1,0
Eveld,1,1,0.4,0
Fveld,0,1,NA,1
"""


@pytest.fixture(autouse=True)
def registered(monkeypatch):
    monkeypatch.setitem(cli.COMMANDS, "qca", ("wijkpeil.cli.qca", "Compare cases."))


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "made-up.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_for_machines(command, table):
    ran = command(
        "qca", "analyse", table, "--outcome", "RISE", "--conditions", "LASTING,MIXED,CALM",
        "--incl-cut", "0.6,0.3", "--n-cut", 1, "--pri-cut", 0, "--dir-exp", "LASTING,~MIXED",
        "--lang", "en", "--json",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    found = json.loads(ran.out)
    assert [row["row"] for row in found["truth_table"]] == [1, 4, 6, 7]
    row = found["truth_table"][3]
    assert row["config"] == {"LASTING": 1, "MIXED": 1, "CALM": 0}
    assert (row["OUT"], row["n"], row["cases"], row["deviant"]) == (
        "C", 2, ["Aveld", "Eveld"], ["Eveld"],
    )  # fmt: skip
    solutions = found["solutions"]
    assert set(solutions) == {"complex", "parsimonious", "intermediate"}
    assert solutions["complex"]["models"] == [["LASTING*~MIXED*CALM"]]
    assert solutions["parsimonious"]["count"] == len(solutions["parsimonious"]["models"])
    assert solutions["parsimonious"]["all_listed"]
    for kind in solutions.values():
        for model, fit in zip(kind["models"], kind["fit"], strict=True):
            assert [one["term"] for one in fit["terms"]] == model
            assert set(fit["model"]) == {"inclS", "PRI", "covS"}
    for pair in solutions["intermediate"]["pairs"].values():
        assert not set(pair["easy"]) & set(pair["difficult"])
    assert found["dropped"] == [{"case": "Fveld", "columns": ["CALM"]}]
    assert found["notes"][0].startswith("1 case is left out")
    assert found["negation"]["outcome"] == "~RISE"
    assert found["r"][1] == 'data <- read.csv("made-up.csv", row.names = 1)'


def test_in_sentences(command, table):
    ran = command("qca", "analyse", table, "--outcome", "RISE", "--incl-cut", "0.8", "--lang", "en")
    assert ran.status == 0, ran.err
    said = " ".join(ran.out.split())
    assert said.startswith("Read this first. ================ – With 5 cases and 3 conditions, 53%")
    assert "What goes with RISE =================== – 1 case is left out" in said
    assert "M1: LASTING*~MIXED*CALM → RISE" in ran.out
    assert "What goes with ~RISE" in ran.out
    assert "The same with R's package QCA:" in ran.out


def test_in_dutch(command, table):
    ran = command("qca", "analyse", table, "--outcome", "RISE", "--incl-cut", "0.8")
    assert ran.out.startswith("Lees dit eerst.\n")
    assert "Wat samengaat met RISE\n" in ran.out
    assert "1 casus is weggelaten" in ran.out


def test_options_of_the_solution(command, table):
    ran = command(
        "qca", "analyse", table, "--outcome", "RISE", "--incl-cut", "0.8", "--exclude", "~LASTING",
        "--all-solutions", "--row-dom", "--pi-cons", "0.5", "--cap", "1", "--json", "--lang", "en",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    found = json.loads(ran.out)
    assert found["excluded"] == [2, 3]
    assert len(found["solutions"]["parsimonious"]["models"]) == 1
    assert found["solutions"]["intermediate"]["models"] == []
    assert "Nothing was said" in found["solutions"]["intermediate"]["why_not"]


def test_many_models_are_counted(command, tmp_path):
    columns = [f"C{place}" for place in range(30)]
    rows = [[0] * 30, [1] * 30, [int(place % 2 == 0) for place in range(30)]]
    rows += [[int(place >> bit & 1) for place in range(30)] for bit in range(5)]
    lines = [",".join(["case", *columns, "Y"])]
    lines += [
        ",".join(map(str, [f"c{place}", *row, int(place == 1)])) for place, row in enumerate(rows)
    ]
    path = tmp_path / "wide.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ran = command("qca", "analyse", path, "--outcome", "Y", "--lang", "en")
    assert ran.status == 0, ran.err
    assert "more models; --json lists them." in ran.out
    asked = command("qca", "analyse", path, "--outcome", "Y", "--json")
    found = json.loads(asked.out)["solutions"]["parsimonious"]
    assert found["count"] > 20


def test_only_positive_rows(command, tmp_path):
    path = tmp_path / "all.csv"
    path.write_text("case,A,B,Y\na,1,0,1\nb,0,1,1\n", encoding="utf-8")
    ran = command("qca", "analyse", path, "--outcome", "Y", "--json", "--lang", "en")
    found = json.loads(ran.out)
    for kind in ("parsimonious", "intermediate"):
        assert found["solutions"][kind]["models"] == []
        assert found["solutions"][kind]["why_not"].startswith("Every row of the truth table")
    assert found["r"][-1] == "minimize(tt, details = TRUE)"
    assert found["solutions"]["complex"]["models"] == [["~A*B", "A*~B"]]
    negation = found["negation"]
    assert (negation["outcome"], len(negation["truth_table"])) == ("~Y", 2)
    assert negation["solutions"]["complex"]["models"] == []
    assert negation["solutions"]["complex"]["why_not"].startswith("No row of the truth table")
    told = command("qca", "analyse", path, "--outcome", "Y", "--lang", "en").out
    assert "Every row of the truth table is positive for Y" in " ".join(told.split())
    assert "No row of the truth table is positive for ~Y" in " ".join(told.split())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--outcome", "~RISES"], "Is “RISE” meant?"),
        (["--outcome", "RISE", "--incl-cut", "high"], "“high” is no inclusion cut"),
        (["--outcome", "RISE", "--incl-cut", "0.5,0.8"], "must be the lower of the two"),
        (["--outcome", "RISE", "--dir-exp", "WET"], "not in the data: “WET”"),
        (["--outcome", "RISE", "--conditions", "MIXED,MIXED"], "asked for twice: MIXED"),
        (["--outcome", "RISE", "--exclude", "99"], "no row 99"),
    ],
)
def test_what_can_not_be_done_is_a_sentence(command, table, words, says):
    ran = command("qca", "analyse", table, *words, "--lang", "en")
    assert ran.status == 1
    assert says in " ".join(ran.err.split())
    assert ran.out == ""


ALL = "case,A,B,C,Y\na,1,1,0,1\nb,1,0,1,1\nc,0,1,1,1\nd,0,0,1,1\n"


def test_excluded_rows_can_be_set_against_where_every_row_is_positive(command, tmp_path):
    path, out = tmp_path / "all.csv", tmp_path / "out"
    path.write_text(ALL, encoding="utf-8")
    asked = ["--outcome", "Y", "--exclude", "~A*~C", "--lang", "en"]
    plain = json.loads(command("qca", "analyse", path, *asked, "--json").out)
    expected = plain["solutions"]["parsimonious"]["models"]
    assert expected == [["A", "C"]]
    ran = command("qca", "analyse", path, *asked, "--out", out, "--json")
    assert ran.status == 0, ran.err
    found = json.loads(ran.out)
    assert found["solutions"]["parsimonious"]["models"] == expected
    about = found["about"]["Y"]
    assert about["noise"]["any_solution"] == 1  # every deal is the same, and excludes the same
    assert about["noise"]["as_fitting"] == 1
    assert {len(one["models"]) for one in about["robustness"]["without"]} == {1}
    assert any("so from each analysis that noise" in note for note in found["warnings"])
    robust = command("qca", "robust", path, *asked, "--deals", 100, "--json")
    assert json.loads(robust.out)["solutions"]["parsimonious"]["models"] == expected


def test_excluding_everything_positive_is_told_with_the_page(command, table, tmp_path):
    asked = ["--outcome", "RISE", "--incl-cut", "0.6", "--exclude", "6,7", "--lang", "en"]
    ran = command("qca", "analyse", table, *asked)
    assert ran.status == 1
    assert "No row of the truth table is positive for RISE" in " ".join(ran.err.split())
    page = command("qca", "analyse", table, *asked, "--out", tmp_path / "out", "--json")
    assert page.status == 0, page.err
    found = json.loads(page.out)
    assert found["solutions"]["complex"]["why_not"].startswith("No row of the truth table")
    assert found["negation"]["solutions"]["complex"]["models"]


def test_too_many_conditions_are_said_before_the_solution(command, table):
    found = json.loads(
        command("qca", "analyse", table, "--outcome", "RISE", "--json", "--lang", "en").out
    )
    assert found["warnings"][0].startswith("With 5 cases and 3 conditions, 53% of tables")
    told = command("qca", "analyse", table, "--outcome", "RISE", "--lang", "en").out
    assert told.index("tables filled by tossing a coin") < told.index("M1:")


def test_the_call_of_r_leaves_the_group_out_too(command, tmp_path):
    path = tmp_path / "excel.csv"
    text = TABLE.replace(",", ";").replace("0.", "0,").replace("CALM", "CITY")
    path.write_text(text, encoding="utf-8-sig")
    ran = command("qca", "analyse", path, "--outcome", "RISE", "--clusters", "CITY", "--json")
    found = json.loads(ran.out)
    assert found["r"][1:3] == [
        (
            'data <- read.csv("excel.csv", row.names = 1, sep = ";", dec = ",", '
            'fileEncoding = "UTF-8-BOM")'
        ),
        (
            'tt <- truthTable(data, outcome = "RISE", conditions = "LASTING, MIXED", '
            "show.cases = TRUE)"
        ),
    ]
