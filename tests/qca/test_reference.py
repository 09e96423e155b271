"""Every published analysis in the reference folder, as R's packages answered it."""

import json
import re
from pathlib import Path

import pytest

from wijkpeil.qca import (
    Cuts,
    Options,
    against_necessity,
    assumptions,
    contradictory_assumptions,
    intermediate,
    minimise,
    parse_expectations,
    qca_data,
    rows_in,
    simultaneous_subsets,
    truth_table,
    write_term,
)
from wijkpeil.sources.qca_csv import read_qca_csv

HERE = Path(__file__).parents[3] / "shared" / "reference" / "qca"
ANALYSES = sorted(path.stem for kind in "cfmt" for path in HERE.glob(f"{kind}[sv_]*_*.json"))
EXACT = 1e-6
pytestmark = pytest.mark.shared


@pytest.fixture(scope="session")
def folder(shared):
    found = shared / "reference" / "qca"
    if not found.is_dir():
        pytest.skip("the folder with reference results is not beside the project")
    return found


@pytest.fixture(params=ANALYSES or ["none"])
def reference(request, folder):
    if request.param == "none":
        pytest.skip("the folder with reference results is empty")
    return json.loads((folder / f"{request.param}.json").read_text())


def list_of(one):
    return one if isinstance(one, list) else [one]


def as_table(folder, file, outcome, conditions="", **asked):
    frame = read_qca_csv(folder / file).frame
    names = [name.strip() for name in conditions.split(",")] if conditions else None
    inclusion = list_of(asked.get("incl.cut", 1))
    cuts = Cuts(
        inclusion[0],
        inclusion[1] if len(inclusion) == 2 else None,
        asked.get("pri.cut", 0),
        asked.get("n.cut", 1),
    )
    return truth_table(qca_data(frame, outcome=outcome, conditions=names), cuts)


def table_for(folder, reference):
    asked = reference["ttargs"] or {}
    names = reference["conditions"]
    return as_table(folder, reference["data"], reference["outcome"], names, **asked)


def options_of(reference):
    asked = reference["minargs"] or {}
    return Options(
        all_solutions=asked.get("all.sol", False),
        row_dominance=asked.get("row.dom", False),
        pi_cons=asked.get("pi.cons", 0.0),
    )


def assert_same(found, expected):
    """Compare models, essential terms, chart and fit."""
    space = found.space
    ours = {frozenset(model.texts(space)): model for model in found.models}
    assert set(ours) == {frozenset(list_of(model)) for model in expected["models"]}
    assert found.count.models == len(expected["models"])
    assert found.complete
    assert {write_term(term, space) for term in found.essential} == set(
        list_of(expected["essential"])
    )
    chart = found.chart
    drawn = dict(zip(chart.terms, chart.covers.astype(int).tolist(), strict=True))
    assert drawn == expected["PIchart"]["m"]
    for terms, fit in zip(expected["models"], expected["IC"]["models"], strict=True):
        assert_fit(ours[frozenset(list_of(terms))], fit, space)


def assert_fit(model, expected, space):
    for name, figure in expected["model"].items():
        assert getattr(model.fit, name) == pytest.approx(figure, abs=EXACT)
    ours = dict(zip(model.texts(space), model.fits, strict=True))
    for term in expected["terms"]:
        for name in ("inclS", "PRI", "covS", "covU"):
            figure = getattr(ours[term["term"]], name)
            if term.get(name) is None:
                assert figure is None
            else:
                assert figure == pytest.approx(term[name], abs=EXACT)


def test_there_are_analyses(folder):
    assert len(ANALYSES) >= 25, folder


def test_truth_table(folder, reference):
    rows = table_for(folder, reference).observed
    expected = reference["truth_table"]["observed"]
    assert [(row.number, row.out, row.n, ",".join(row.cases)) for row in rows] == [
        (row["row"], row["OUT"], row["n"], row["cases"]) for row in expected
    ]
    for row, one in zip(rows, expected, strict=True):
        assert list(row.values) == list(one["config"].values())
        assert row.inclusion == pytest.approx(one["incl"], abs=EXACT)
        assert row.pri == pytest.approx(one["PRI"], abs=EXACT)


@pytest.mark.parametrize("kind", ["complex", "parsimonious"])
def test_solution(folder, reference, kind):
    expected = reference["solutions"][kind]
    if "models" not in expected:
        pytest.skip("R gives no such solution here")
    table = table_for(folder, reference)
    found = minimise(table, kind, options_of(reference))
    assert_same(found, expected)
    ours = {
        frozenset(model.texts(table.space)): list(assumptions(model.terms, table).rows)
        for model in found.models
    }
    for terms, rows in zip(expected["models"], expected["SA"].values(), strict=True):
        assert ours[frozenset(list_of(terms))] == list_of(rows)


def test_intermediate(folder, reference):
    asked = [key for key in reference["solutions"] if key.startswith("intermediate:")]
    if not asked:
        pytest.skip("no expectations in this analysis")
    table, options = table_for(folder, reference), options_of(reference)
    for key in asked:
        found = intermediate(
            table,
            complex_solution=minimise(table, "complex", options),
            parsimonious_solution=minimise(table, "parsimonious", options),
            expectations=parse_expectations(key.partition(":")[2], table.space),
            options=options,
        )
        assert_pairs(found, reference["solutions"][key]["i.sol"], table)


def assert_pairs(found, expected, table):
    space = table.space
    ours = {
        (
            frozenset(pair.complex_model.texts(space)),
            frozenset(pair.parsimonious_model.texts(space)),
        ): pair
        for pair in found.pairs
    }
    assert len(ours) == len(expected)
    for one in expected.values():
        pair = ours[frozenset(list_of(one["c.sol"])), frozenset(list_of(one["p.sol"]))]
        assert_same(pair.solution, one)
        every = set(assumptions(pair.parsimonious_model.terms, table).rows)
        easy = every & set(assumptions(pair.selection, table).rows)
        assert sorted(easy) == list_of(one["EC"])
        assert sorted(every - easy) == list_of(one["DC"])


def test_many_valued_transport_has_all_its_models(folder):
    table = as_table(folder, "data/SA_d.transport.csv", "ACC")
    printed = (folder / "mv_transport_ACC.txt").read_text().split("== parsimonious")[1]
    models = re.findall(r"^M\d+: +((?:.|\n +)*?) <?-> ACC", printed, re.MULTILINE)
    expected = {
        frozenset(re.sub(r"[()]", "", " ".join(model.split())).split(" + ")) for model in models
    }
    found = minimise(table, "parsimonious")
    assert {frozenset(model) for model in found.texts()} == expected
    assert found.count.models == len(models) == 779


@pytest.fixture(scope="session")
def enhanced(folder):
    return json.loads((folder / "esa_findRows.json").read_text())


def test_untenable_assumptions(folder, enhanced):
    fuzzy = as_table(folder, "data/LF.csv", "SURV", **{"incl.cut": 0.8})
    crisp = as_table(folder, "data/LC.csv", "SURV")
    protest = as_table(folder, "data/CVF.csv", "PROTEST", **{"incl.cut": 0.8})
    assert list(contradictory_assumptions(fuzzy)) == enhanced["LF_CSA"]
    assert list(contradictory_assumptions(crisp)) == enhanced["LC_CSA"]
    assert list(contradictory_assumptions(protest)) == enhanced["CVF_CSA"]
    assert list(simultaneous_subsets(fuzzy)) == enhanced["LF_SSR"]
    assert list(rows_in("DEV*~IND*STB", fuzzy)) == enhanced["LF_expr_DEVnIND"]
    assert list(rows_in("~STB + ~LIT", fuzzy)) == enhanced["LF_nec_notSTB_notLIT"]
    found = against_necessity("STB*LIT", fuzzy)
    assert list(found.remainders) == enhanced["LF_nec_notSTB_notLIT"]
    assert found.positive == ()


@pytest.mark.parametrize(
    ("asked", "excluded", "answer"),
    [
        (("LF", "SURV", 0.8), "LF_CSA", "LF_eps"),
        (("LF", "SURV", 0.8), "LF_nec_notSTB_notLIT", "LF_nec"),
        (("LC", "SURV", 1), "LC_CSA", "LC_eps"),
        (("CVF", "PROTEST", 0.8), "CVF_CSA", "CVF_eps"),
    ],
)
def test_enhanced_parsimonious(folder, enhanced, asked, excluded, answer):
    file, outcome, cut = asked
    table = as_table(folder, f"data/{file}.csv", outcome, **{"incl.cut": cut})
    assert_same(minimise(table.exclude(tuple(enhanced[excluded]))), enhanced[answer])


def test_a_necessity_that_recodes_positive_rows_says_which(folder, enhanced):
    names = "EMP,BARGAIN,UNI,OCCUP,STOCK,MA"
    table = as_table(folder, "data/SCHF.csv", "EXPORT", names, **{"incl.cut": 0.9})
    assert_same(minimise(table), enhanced["SCHF_p"])
    excluded = table.exclude(tuple(enhanced["SCHF_esa_set0"]))
    assert_same(minimise(excluded), enhanced["SCHF_esa_p"])
    recoded = [row.number for row in excluded.rows if row.recoded]
    assert recoded == [8, 11, 16, 19, 27, 28, 29, 32]
    for one, answer in ((table, "SCHF_i000000"), (excluded, "SCHF_esa_i")):
        found = intermediate(
            one,
            complex_solution=minimise(one, "complex"),
            parsimonious_solution=minimise(one),
            expectations=parse_expectations("0,0,0,0,0,0", one.space),
        )
        assert_pairs(found, enhanced[answer]["i.sol"], one)
