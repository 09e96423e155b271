"""Fit by cluster and by unit."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.errors import QcaError
from wijkpeil.qca import parse_expression, qca_data
from wijkpeil.qca.clusters.diagnostics import Part, cluster_diagnostics, distance
from wijkpeil.qca.clusters.models import diagnose_model
from wijkpeil.qca.necessity.expressions import expression_membership

PANEL = st.lists(
    st.tuples(st.floats(0, 1), st.floats(0.01, 1), st.sampled_from("abc")), min_size=1, max_size=20
)


@given(PANEL)
def test_the_pooled_consistency_is_a_mean_of_the_clusters(panel):
    x, y, groups = zip(*panel, strict=True)
    members, outcome = np.array(x), np.array(y)
    found = cluster_diagnostics(members=members, outcome=outcome, clusters=groups)
    known = [part for part in found.between if not np.isnan(part.consistency)]
    if members.sum() > 1e-9 and known:
        low, high = (limit(part.consistency for part in known) for limit in (min, max))
        assert low - 1e-9 <= found.pooled.consistency <= high + 1e-9
    assert sum(part.cases for part in found.between) == len(panel)
    assert [part.name for part in found.between] == sorted(set(groups))


@given(PANEL)
def test_necessity_swaps_consistency_and_coverage(panel):
    x, y, groups = zip(*panel, strict=True)
    members, outcome = np.array(x), np.array(y)
    enough, needed = (
        cluster_diagnostics(members=members, outcome=outcome, clusters=groups, relation=relation)
        for relation in ("sufficiency", "necessity")
    )
    assert repr(enough.pooled.consistency) == repr(needed.pooled.coverage)
    assert repr(enough.between[0].coverage) == repr(needed.between[0].consistency)


def test_equal_parts_have_no_distance():
    assert distance([Part("a", 3, 0.8, 0.5), Part("b", 9, 0.8, 0.1)]) == 0
    assert np.isnan(distance([]))
    assert np.isnan(distance([Part("a", 3, 0.0, 0.0)]))
    empty = Part("b", 1, float("nan"), 0.0)
    assert distance([Part("a", 3, 0.8, 0.5), empty]) == 0


def test_one_cluster_is_the_pool_and_units_may_be_left_out():
    found = cluster_diagnostics(
        members=np.array([1.0, 0.4]), outcome=np.array([0.5, 0.9]), clusters=["x", "x"]
    )
    assert found.between[0].consistency == found.pooled.consistency
    assert found.within == ()
    assert np.isnan(found.within_distance)


def test_a_model_of_one_term_stands_for_itself(fuzzy_data):
    data = fuzzy_data(1, 6, 2)
    found = diagnose_model(
        parse_expression("A", data.space), data, clusters=[*"aabbcc"], units=[*"uvuvuv"]
    )
    assert list(found) == ["A"]
    assert [part.name for part in found["A"].within] == ["u", "v"]


def test_lengths_must_agree():
    with pytest.raises(QcaError, match="one cluster"):
        cluster_diagnostics(members=np.ones(2), outcome=np.ones(2), clusters=["x"])


@pytest.mark.shared
def test_published_cluster_diagnostics(shared):
    folder = shared / "reference" / "qca"
    known = json.loads((folder / "sm_cluster.json").read_text())
    asked = [(name, "EXPORT", "sufficiency", one) for name, one in known["sol1"]["output"].items()]
    for key, one in known.items():
        if key.startswith("nec"):
            asked.append((key.removeprefix("nec "), "EXPORT", "necessity", one))
        elif key.startswith("suf"):
            text, outcome = key.removeprefix("suf ").rsplit(" ", 1)
            asked.append((text, outcome, "sufficiency", one))
    assert len(asked) == 9
    frame = pd.read_csv(folder / "data" / "SCHLF.csv", index_col=0)
    conditions = ["EMP", "BARGAIN", "UNI", "OCCUP", "STOCK", "MA"]
    for text, outcome, relation, one in asked:
        data = qca_data(frame, outcome=outcome, conditions=conditions)
        found = cluster_diagnostics(
            members=expression_membership(text, data),
            outcome=data.membership,
            clusters=frame["YEAR"].astype(str).tolist(),
            units=frame["COUNTRY"].tolist(),
            relation=relation,
        )
        numbers = [
            found.pooled.consistency,
            found.between_distance,
            found.within_distance,
            found.pooled.coverage,
            *(part.consistency for part in found.between),
            *(part.consistency for part in found.within),
            *(part.coverage for part in found.between),
            *(part.coverage for part in found.within),
        ]
        cover = one["Coverages"]
        wanted = [one["POCOS"], one["dBP"], one["dWP"], cover["pooled"], *one["BECOS"]]
        wanted += [*one["WICONS"], *cover["between"], *cover["within"]]
        np.testing.assert_allclose(numbers, wanted, atol=1e-8, err_msg=text)
