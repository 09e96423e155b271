import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from wijkpeil.errors import ModelError
from wijkpeil.language import speaking
from wijkpeil.trajectories.alike import search
from wijkpeil.trajectories.alike.features import Column, features
from wijkpeil.trajectories.alike.look_alikes import CALIPER, LEAST, look_alikes


def by_hand(found, *, k, barred=None, least_shared=0.7):
    """Nearest areas the slow way: every pair by itself."""
    n = len(found.codes)
    members, apart = np.full((n, k), -1), np.full((n, k), np.inf)
    for i in range(n):
        pairs = []
        for j in range(n):
            if i == j or (barred is not None and barred[i, j]):
                continue
            known = np.isfinite(found.scaled[i]) & np.isfinite(found.scaled[j])
            weight = found.weights[known].sum()
            if weight / found.weights.sum() < least_shared:
                continue
            gap = np.abs(found.scaled[i] - found.scaled[j])
            limited = np.isfinite(found.limits)
            if not (gap[limited] <= found.limits[limited]).all():
                continue
            square = (found.weights[known] * gap[known] ** 2).sum() / weight
            pairs.append((round(float(np.sqrt(square)), 12), found.codes[j], j))
        for at, (distance, _code, j) in enumerate(sorted(pairs)[:k]):
            members[i, at], apart[i, at] = j, distance
    return members, apart


@pytest.mark.parametrize("missing", [0.0, 0.15])
@pytest.mark.parametrize("limit", [np.inf, 0.8])
def test_the_same_as_every_pair_by_itself(some_features, missing, limit):
    found = some_features(80, 5, missing=missing, weight=2.0, limit=limit)
    gemeente = np.char.mod("GM%d", np.arange(80) % 9)
    same = gemeente[:, None] == gemeente[None, :]
    got = look_alikes(features=found, gemeente=gemeente, k=6, caliper=50.0)
    members, apart = by_hand(found, k=6, barred=same)
    np.testing.assert_array_equal(got.members, members)
    np.testing.assert_allclose(got.distance, np.where(np.isinf(apart), np.nan, apart), atol=1e-9)


def test_blocks_don_t_matter(some_features, monkeypatch):
    found = some_features(150, 4, missing=0.1, limit=1.0)
    whole = look_alikes(features=found, k=5)
    monkeypatch.setattr(search, "_ROWS", 7)
    np.testing.assert_array_equal(look_alikes(features=found, k=5).members, whole.members)


@given(st.permutations(range(40)))
def test_the_order_of_the_areas_doesn_t_matter(order):
    rng = np.random.default_rng(2)
    values, order = np.round(rng.standard_normal((40, 2)), 1), np.array(order)  # many ties
    codes = np.char.mod("A%02d", np.arange(40))
    columns = {"x": values[:, 0], "y": values[:, 1]}

    def named(at):
        found = features(
            codes=codes[at], columns={k: Column(v[at], limit=2.0) for k, v in columns.items()}
        )
        got = look_alikes(features=found, k=4)
        return {
            code: [found.codes[j] for j in got.of(i)] for i, code in enumerate(found.codes.tolist())
        }

    assert named(order) == named(np.arange(40))


def test_equal_distances_go_by_code():
    """More areas are exactly alike than are looked for."""
    codes = np.char.mod("A%02d", np.arange(30)[::-1])
    column = Column(
        np.r_[
            np.zeros(29),
            1.0,
        ][:, None].ravel()
    )
    spread = Column(np.arange(30.0) % 2)
    found = features(codes=codes, columns={"x": column, "y": spread})
    got = look_alikes(features=found, k=3, caliper=0.1)
    assert [codes[j] for j in got.of(0)] == ["A01", "A03", "A05"]


def test_never_the_same_gemeente_unless_asked(some_features):
    found = some_features(60)
    gemeente = np.where(np.arange(60) < 30, "GM1", np.where(np.arange(60) < 50, "GM2", ""))
    got = look_alikes(features=found, gemeente=gemeente, k=5, caliper=9.0)
    for area in range(60):
        theirs = gemeente[got.of(area)]
        assert (theirs != gemeente[area]).all() or gemeente[area] == ""
    asked = look_alikes(features=found, gemeente=gemeente, k=5, caliper=9.0, same_gemeente=True)
    free = look_alikes(features=found, k=5, caliper=9.0)
    np.testing.assert_array_equal(asked.members, free.members)
    assert any((gemeente[free.of(area)] == gemeente[area]).any() for area in range(30))


def test_never_a_neighbour(some_features):
    found = some_features(60, limit=3.0)
    free = look_alikes(features=found, k=5, caliper=9.0)
    nearest = free.members[:, 0]
    touching = sparse.csr_array((np.ones(60), (np.arange(60), nearest)), shape=(60, 60))
    touching = sparse.csr_array(touching + touching.T)
    got = look_alikes(features=found, neighbours=touching, k=5, caliper=9.0)
    near = touching.toarray() > 0
    assert not any(near[area, got.of(area)].any() for area in range(60))
    members, _apart = by_hand(found, k=5, barred=near)
    np.testing.assert_array_equal(got.members, members)


def test_an_outlier_has_no_good_look_alikes(some_features):
    found = some_features(400, 3)
    found.scaled[7] = 8.0
    got = look_alikes(features=found)
    assert not got.good[7]
    assert got.count[7] == 0
    assert got.nearest[7] > CALIPER
    assert got.good[np.abs(found.scaled).max(axis=1) < 1].all()
    assert got.mean_weights()[[7]].nnz == 0


def test_too_few_within_the_caliper_is_not_good(some_features):
    found = some_features(400, 6)
    got = look_alikes(features=found, caliper=0.6)
    assert set(np.unique(got.good)) == {False, True}
    np.testing.assert_array_equal(got.good, got.count >= LEAST)
    assert np.nanmax(got.distance) <= 0.6
    assert look_alikes(features=found, k=2, caliper=0.6).least == 2


def test_areas_that_share_too_little_are_not_compared(some_features):
    found = some_features(30, 4)
    found.scaled[0, :2] = np.nan  # shares half
    found.scaled[1, 0] = np.nan  # shares three quarters
    got = look_alikes(features=found, k=3, caliper=9.0, least_shared=0.7)
    assert got.count[0] == 0
    assert np.isnan(got.nearest[0])
    assert got.count[1] == 3
    assert not (got.members == 0).any()


def test_an_unknown_level_has_no_look_alikes(some_features):
    found = some_features(40, 4, limit=5.0)
    found.scaled[3, 0] = np.nan
    got = look_alikes(features=found, k=3, caliper=9.0)
    assert got.count[3] == 0
    assert not (got.members == 3).any()
    found.scaled[:, 0] = np.nan
    assert look_alikes(features=found, k=3, caliper=9.0).count.sum() == 0


def test_two_areas_at_random_differ_by_about_root_two():
    """The mean square is 2; the median of a root of it lies a little lower."""
    rng = np.random.default_rng(4)
    columns = {f"f{at}": Column(rng.standard_normal(3000)) for at in range(8)}
    found = features(codes=np.char.mod("A%04d", np.arange(3000)), columns=columns)
    assert look_alikes(features=found, k=1).usual == pytest.approx(np.sqrt(2), abs=0.08)


def test_a_caliper_keeps_about_c2_over_6_of_a_difference():
    """The reason for the caliper: see its docstring."""
    rng = np.random.default_rng(5)
    one, other = rng.normal(0.2, 1, 2_000_000), rng.normal(0.0, 1, 2_000_000)
    within = np.abs(one - other) <= CALIPER
    left = float((one - other)[within].mean()) / 0.2
    assert left == pytest.approx(CALIPER**2 / 6, abs=0.03)


def test_one_area_alone(some_features):
    found = features(codes=np.array(["a", "b"]), columns={"x": Column(np.array([1.0, 2.0]))})
    got = look_alikes(features=found, k=10, caliper=9.0)
    assert got.members[:, 0].tolist() == [1, 0]
    assert got.count.tolist() == [1, 1]
    assert not got.good.any()


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"k": 0}, "0 look-alikes were asked"),
        ({"caliper": 0.0}, "must be above 0"),
        ({"caliper": float("nan")}, "must be above 0"),
    ],
)
def test_impossible_questions_are_refused(some_features, settings, words):
    with speaking("en"), pytest.raises(ModelError, match=words):
        look_alikes(features=some_features(), **settings)


def test_only_the_wanted_areas_among_all(some_features):
    found = some_features(150, 4, missing=0.1, limit=1.0)
    wanted = np.arange(150) % 7 == 3
    whole = look_alikes(features=found, k=5)
    some = look_alikes(features=found, k=5, wanted=wanted)
    np.testing.assert_array_equal(some.members[wanted], whole.members[wanted])
    assert (some.members[~wanted] == -1).all()
    assert not some.good[~wanted].any()
    assert look_alikes(features=found, wanted=np.zeros(150, bool)).count.sum() == 0
