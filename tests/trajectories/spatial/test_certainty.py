import numpy as np
import pytest

from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.spatial.certainty import cluster_certainty
from wijkpeil.trajectories.spatial.local_moran import local_moran


def planted(scale: float) -> Change:
    rng = np.random.default_rng(6)
    estimate = rng.normal(0, 0.02, (25, 25))
    estimate[4:11, 4:11] += 0.08
    flat = estimate.ravel()
    return Change(
        start=2012,
        end=2016,
        reference="nation",
        codes=np.array([f"a{place}" for place in range(flat.size)]),
        estimate=flat,
        scale=np.full(flat.size, scale),
        degrees=np.full(flat.size, 12.0),
    )


def shares(grid, scale: float, seed: int = 1):
    change, table = planted(scale), grid(25)
    found = local_moran(values=change.estimate, neighbours=table, most=64_000)
    assert found.called.sum() > 20
    certainty = cluster_certainty(
        change=change, neighbours=table, found=found, expected=np.ones(625), seed=seed
    )
    return found, certainty


def test_known_changes_stay_in_their_cluster_and_doubtful_ones_less(grid):
    found, sure = shares(grid, 1e-6)
    assert np.nanmin(sure.same_quadrant) == 1.0
    assert np.nanmean(sure.same_call) > 0.9
    _found, doubtful = shares(grid, 0.06)
    assert np.nanmean(doubtful.same_call) < np.nanmean(sure.same_call) - 0.2
    assert (doubtful.same_call <= doubtful.same_quadrant)[found.called].all()


def test_only_areas_in_clusters_have_a_share_and_a_seed_fixes_it(grid):
    found, one = shares(grid, 0.02)
    assert (np.isfinite(one.same_call) == found.called).all()
    assert shares(grid, 0.02)[1].same_call.tobytes() == one.same_call.tobytes()
    assert shares(grid, 0.02, seed=2)[1].same_call.tobytes() != one.same_call.tobytes()
    assert one.draws == 100


def test_without_clusters_nothing_is_drawn(grid):
    change = planted(0.02)
    values = np.random.default_rng(1).normal(size=625)
    found = local_moran(values=values, neighbours=grid(25), most=4000)
    assert not found.called.any()
    certainty = cluster_certainty(
        change=change, neighbours=grid(25), found=found, expected=np.ones(625)
    )
    assert np.isnan(certainty.same_call).all()
    assert np.isnan(certainty.same_quadrant).all()


def test_areas_that_take_no_part_have_no_share(grid):
    change = planted(0.02)
    estimate = change.estimate.copy()
    estimate[0] = np.nan
    holed = Change(2012, 2016, "nation", change.codes, estimate, change.scale, change.degrees)
    found = local_moran(values=estimate, neighbours=grid(25), most=64_000)
    certainty = cluster_certainty(
        change=holed, neighbours=grid(25), found=found, expected=np.ones(625)
    )
    assert np.isnan(certainty.same_call[0])
    assert np.nanmax(certainty.same_call) == pytest.approx(1, abs=0.2)
