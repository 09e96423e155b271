import numpy as np
import pytest
from scipy.sparse import block_diag, csr_array

from wijkpeil.errors import ModelError, RuleError
from wijkpeil.trajectories.spatial import tail_chances
from wijkpeil.trajectories.spatial.local_moran import QUADRANTS, local_moran

NAMES = {"1": "high-high", "2": "low-high", "3": "low-low", "4": "high-low"}


@pytest.fixture
def precise(monkeypatch):
    """Enough shuffles for every area to compare p-values."""
    monkeypatch.setattr(tail_chances, "FIRST", 100_000)


def agree(found, esda_p):
    both = np.minimum(2 * np.array(esda_p), 1)
    error = np.sqrt(2 * both * (1 / 99_999 + 1 / found.draws))
    return np.abs(found.p - both) <= 4 * error + 1e-4


@pytest.mark.usefixtures("precise")
def test_the_figures_of_esda(esda, homicides, counties):
    found = local_moran(values=homicides, neighbours=counties)
    assert found.statistic == pytest.approx(np.array(esda.LOCAL), rel=1e-9)
    assert found.score * np.sign(found.value) == pytest.approx(np.array(esda.SCORE), abs=1e-8)
    assert found.quadrant.tolist() == [NAMES[each] for each in esda.QUADRANT]
    assert agree(found, esda.P_SIM).all()


@pytest.mark.usefixtures("precise")
def test_the_figures_of_esda_with_uneven_weights(esda, homicides, counties):
    pairs = counties.tocoo()
    row, column = pairs.coords
    uneven = csr_array((1 / (1.0 + np.abs(row - column)), (row, column)), shape=counties.shape)
    found = local_moran(values=homicides, neighbours=uneven)
    assert found.statistic == pytest.approx(np.array(esda.UNEVEN_LOCAL), rel=1e-9)
    score = found.score * np.sign(found.value)
    assert score == pytest.approx(np.array(esda.UNEVEN_SCORE), abs=1e-8)
    assert agree(found, esda.UNEVEN_P_SIM).all()


def planted(grid, seed=1, side=30):
    """A rising patch, a falling patch, a riser amid fallers and a faller amid risers."""
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(side, side))
    values[3:10, 3:10] += 3
    values[18:25, 18:25] -= 3
    values[6, 6], values[21, 21] = -4, 4
    return values.ravel(), grid(side)


def test_planted_patches_are_found_by_kind(grid):
    values, table = planted(grid)
    found = local_moran(values=values, neighbours=table)
    kind = found.kind.reshape(30, 30)
    assert (kind[4:9, 4:9] == "high-high").mean() > 0.9
    assert (kind[19:24, 19:24] == "low-low").mean() > 0.9
    assert kind[6, 6] == "low-high"
    assert kind[21, 21] == "high-low"
    assert set(np.unique(found.kind)) <= {"", *QUADRANTS}
    assert (found.called == (found.p <= found.threshold)).all()
    assert (found.statistic[found.kind == "low-low"] > 0).all()
    assert (found.statistic[found.kind == "high-low"] < 0).all()


def test_under_no_pattern_false_calls_are_as_rare_as_promised(grid):
    table = grid(24)
    rng = np.random.default_rng(11)
    maps = [
        local_moran(values=rng.standard_t(6, 576), neighbours=table, seed=seed, most=64_000)
        for seed in range(60)
    ]
    # with nothing to find, every call is false: the rate is the share of maps with any
    assert np.mean([found.called.any() for found in maps]) <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / 60)
    p = np.concatenate([found.p for found in maps])
    for bound in (0.01, 0.05, 0.2, 0.5):
        assert (p <= bound).mean() == pytest.approx(bound, rel=0.15)


def test_with_planted_patches_the_false_share_stays_within_the_rate(grid):
    shares = []
    for seed in range(20):
        values, table = planted(grid, seed)
        found = local_moran(values=values, neighbours=table, seed=seed, most=64_000)
        near = np.zeros((30, 30), dtype=bool)
        near[2:11, 2:11] = near[17:26, 17:26] = True
        shares.append((found.called & ~near.ravel()).sum() / max(found.called.sum(), 1))
    assert np.mean(shares) < 0.05


def test_islands_and_unknown_areas_get_nothing(homicides, counties):
    more = csr_array(block_diag([np.zeros((2, 2)), counties]))
    found = local_moran(values=[9.0, np.nan, *homicides], neighbours=more)
    plain = local_moran(values=homicides, neighbours=counties)
    assert (found.islands, found.unknown) == (1, 1)
    assert np.isnan(found.p[:2]).all()
    assert found.quadrant[:2].tolist() == ["", ""]
    assert found.draws[:2].tolist() == [0, 0]
    assert not found.called[:2].any()
    assert found.p[2:].tobytes() == plain.p.tobytes()


def test_the_same_seed_gives_the_same_bytes_and_another_about_the_same(grid):
    values, table = planted(grid)
    one, two, other = (
        local_moran(values=values, neighbours=table, seed=seed, most=64_000) for seed in (1, 1, 2)
    )
    assert one.p.tobytes() == two.p.tobytes()
    assert one.p.tobytes() != other.p.tobytes()
    assert (one.called != other.called).sum() <= one.borderline + other.borderline


def test_unit_and_origin_do_not_matter(grid):
    values, table = planted(grid)
    one = local_moran(values=values, neighbours=table, most=4000)
    two = local_moran(values=4 * values - 3, neighbours=table, most=4000)
    assert (one.kind == two.kind).all()
    assert two.statistic == pytest.approx(one.statistic)


def test_bad_input_is_refused(homicides, counties):
    for rate in (0.0, 0.5, np.nan):
        with pytest.raises(RuleError, match=r"0.5|0,5|nan"):
            local_moran(values=homicides, neighbours=counties, rate=rate)
    with pytest.raises(ModelError):
        local_moran(values=np.ones(78), neighbours=counties)
    with pytest.raises(ModelError):
        local_moran(values=homicides[:5], neighbours=counties)
