"""Necessity and parameters of fit as R's package gives them."""

import json

import pytest

from wijkpeil.qca import qca_data
from wijkpeil.qca.necessity.expressions import (
    expression_membership,
    necessary,
    parts_of,
    single_literals,
    sufficient,
)
from wijkpeil.qca.necessity.search import NecessaryCuts, search_necessary, search_sufficient
from wijkpeil.sources.qca_csv import read_qca_csv

pytestmark = pytest.mark.shared
FILES = {"Emme": "cna_d.jobsecurity", "Krook": "Krook_d.represent", "CVFn": "CVF"}
OUTCOMES = {"LF": "SURV", "LC": "SURV", "CVF": "PROTEST"}


@pytest.fixture(scope="module")
def folder(shared):
    return shared / "reference" / "qca"


def load(folder, name, outcome):
    frame = read_qca_csv(folder / "data" / f"{FILES.get(name, name)}.csv").frame
    return qca_data(frame, outcome=outcome)


def test_every_search(folder):
    known = json.loads((folder / "necessity_superSubset.json").read_text())
    enough = known.pop("LF_suf")
    assert len(known) == 9
    for key, one in known.items():
        cuts = NecessaryCuts(one["incl.cut"], one["cov.cut"], one["ron.cut"])
        found = search_necessary(load(folder, key.split("_")[0], one["outcome"]), cuts)
        assert [fit.expression for fit in found.all] == [row["term"] for row in one["rows"]]
        for fit, row in zip(found.all, one["rows"], strict=True):
            wanted = (row["inclN"], row["RoN"], row["covN"])
            assert (fit.inclN, fit.RoN, fit.covN) == pytest.approx(wanted, abs=1e-9)
    (found,) = search_sufficient(load(folder, "LF", "SURV"), inclusion=0.9, coverage=0.1)
    (row,) = enough["rows"]
    assert found.expression == row["term"]
    assert found.fit.inclS == pytest.approx(row["inclS"], abs=1e-9)


def test_parameters_of_fit_of_expressions(folder):
    known = json.loads((folder / "pof.json").read_text())
    assert len(known) == 28
    for key, rows in known.items():
        relation, sets, outcome = asked(folder, key)
        if relation == "necessity":
            found = necessary(sets, outcome)
            numbers = [(one.inclN, one.RoN, one.covN) for one in found]
            wanted = [(row["inclN"], row["RoN"], row["covN"]) for row in rows]
        else:
            found = sufficient(
                {name: members for name, members in sets.items() if name != "expression"}, outcome
            )
            if "expression" in sets:
                found += sufficient({"expression": sets["expression"]}, outcome)
            numbers = [tuple(part(one.fit)) for one in found]
            wanted = [(row["inclS"], row["PRI"], row["covS"], row.get("covU")) for row in rows]
        assert [one.expression for one in found] == [row["term"] for row in rows]
        for ours, theirs in zip(numbers, wanted, strict=True):
            assert ours == pytest.approx(theirs, abs=1e-9), key


def part(fit):
    return fit.inclS, fit.PRI, fit.covS, fit.covU


def asked(folder, key):
    """Read what a key of the file asks: ``LF necessity ~cond Y``, or ``A + B <- Y``."""
    words = key.split()
    if words[0] in OUTCOMES and words[1] in ("necessity", "sufficiency"):
        outcome = words[3].replace("Y", OUTCOMES[words[0]])
        data = load(folder, words[0], outcome)
        sets = single_literals(data, negated=words[2].startswith("~"))
        return words[1], sets, data.membership
    arrow = next(word for word in words if set(word) <= set("<->="))
    text, outcome = (side.strip() for side in key.split(arrow))
    data = load(folder, "LF", outcome)
    sets = parts_of(text, data)
    if len(sets) > 1:
        sets["expression"] = expression_membership(text, data)
    return ("necessity" if "<" in arrow else "sufficiency"), sets, data.membership
