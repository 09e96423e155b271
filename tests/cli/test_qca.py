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
    assert ran.out.startswith("What goes with RISE\n===================\n– 1 case is left out")
    assert "M1: LASTING*~MIXED*CALM → RISE" in ran.out
    assert "What goes with ~RISE" in ran.out
    assert "The same with R's package QCA:" in ran.out


def test_in_dutch(command, table):
    ran = command("qca", "analyse", table, "--outcome", "RISE", "--incl-cut", "0.8")
    assert ran.out.startswith("Wat samengaat met RISE\n")
    assert "1 geval is weggelaten" in ran.out


def test_options_of_the_solution(command, table):
    ran = command(
        "qca", "analyse", table, "--outcome", "RISE", "--incl-cut", "0.8", "--exclude", "~LASTING",
        "--all-solutions", "--row-dom", "--pi-cons", "0.5", "--cap", "1", "--json",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    found = json.loads(ran.out)
    assert found["excluded"] == [2, 3]
    assert len(found["solutions"]["parsimonious"]["models"]) == 1
    assert found["solutions"]["intermediate"] is None


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
    assert found["solutions"]["parsimonious"] is None
    assert found["solutions"]["complex"]["models"] == [["~A*B", "A*~B"]]
    assert "negation" not in found
    told = command("qca", "analyse", path, "--outcome", "Y", "--lang", "en").out
    assert "Every row of the truth table is positive for Y" in " ".join(told.split())
    assert "For the negation of the outcome no row is positive." in told


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
