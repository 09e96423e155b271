import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.stats import t as student

from wijkpeil.errors import ModelError
from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.spatial.surroundings import COMPANIES, amid_surroundings


def changes(estimate, scale=0.005, degrees=12.0) -> Change:
    estimate = np.asarray(estimate, dtype=float)
    return Change(
        start=2012,
        end=2016,
        reference="nation",
        codes=np.array([f"a{place}" for place in range(estimate.size)]),
        estimate=estimate,
        scale=np.broadcast_to(scale, estimate.shape).astype(float),
        degrees=np.broadcast_to(degrees, estimate.shape).astype(float),
    )


def star(around: list[float], own: float, **kwargs):
    """One area in the middle of others that have only it as neighbour."""
    size = len(around) + 1
    table = np.zeros((size, size))
    table[0, 1:] = table[1:, 0] = 1
    verdict = np.array(["rising" if own > 0 else "falling", *["stable"] * len(around)])
    change = changes([own, *around], **kwargs)
    return amid_surroundings(change=change, neighbours=csr_array(table), verdict=verdict)


@pytest.mark.parametrize(
    ("around", "own", "company"),
    [
        ([0.06, 0.08, 0.07], 0.072, "with"),
        ([0.06, 0.08, 0.07], 0.15, "more"),
        ([0.001, -0.001, 0.0], 0.10, "apart"),
        ([0.010, 0.012, 0.011], 0.10, "apart"),
        ([-0.06, -0.08, -0.07], 0.10, "against"),
        ([-0.06, -0.08, -0.07], -0.072, "with"),
        ([-0.06, -0.08, -0.07], -0.15, "more"),
        ([0.06, 0.08, 0.07], -0.10, "against"),
    ],
)
def test_each_way_to_stand_to_the_surroundings(around, own, company):
    found = star(around, own)
    assert found.company[0] == company
    assert found.company[1:].tolist() == [""] * 3
    assert company in COMPANIES


def test_what_is_not_known_is_said_to_be_unclear():
    assert star([0.05, -0.05, 0.02], 0.10, scale=0.08).company[0] == "unclear"


def test_risers_and_fallers_are_mirrored():
    up = star([0.03, 0.05], 0.09)
    down = star([-0.03, -0.05], -0.09)
    assert up.company[0] == down.company[0]
    assert up.gap.estimate == pytest.approx(-down.gap.estimate)


def test_without_neighbours_or_with_unknown_ones_there_is_nothing_to_compare():
    table = csr_array(np.array([[0, 1, 0], [1, 0, 0], [0, 0, 0]]))
    verdict = np.array(["rising", "unclear", "falling"])
    found = amid_surroundings(
        change=changes([0.1, np.nan, -0.1]), neighbours=table, verdict=verdict
    )
    assert found.company.tolist() == ["no neighbours", "", "no neighbours"]
    assert np.isnan(found.gap.estimate).all()


def test_the_mean_and_difference_have_the_spread_of_what_they_are_made_of():
    found = star([0.02, 0.03, 0.04, 0.05], 0.1, scale=np.array([0.02, 0.01, 0.02, 0.03, 0.01]))
    rng = np.random.default_rng(1)
    scale = np.array([0.02, 0.01, 0.02, 0.03, 0.01])
    drawn = student.rvs(12, size=(200_000, 5), random_state=rng) * scale
    drawn += np.array([0.1, 0.02, 0.03, 0.04, 0.05])
    around = drawn[:, 1:].mean(axis=1)
    gap = drawn[:, 0] - around
    for part, sample in ((found.around, around), (found.gap, gap)):
        for coverage in (0.8, 0.95):
            low, high = part.interval(coverage)
            held = ((sample > low[0]) & (sample < high[0])).mean()
            assert held == pytest.approx(coverage, abs=0.01)


def test_uneven_weights_weigh():
    table = csr_array(np.array([[0, 3.0, 1.0], [3.0, 0, 0], [1.0, 0, 0]]))
    found = amid_surroundings(
        change=changes([0.0, 0.04, 0.08], scale=0.02),
        neighbours=table,
        verdict=np.full(3, "stable"),
    )
    assert found.around.estimate[0] == pytest.approx(0.05)
    one, mean = (np.diff(part.interval(0.95), axis=0)[0] for part in (found.gap, found.around))
    assert mean[0] < one[0]
    assert mean[0] == pytest.approx(mean[1] * np.hypot(0.75, 0.25), rel=0.02)


def test_a_chance_that_is_none_is_refused():
    for sure in (0.5, 1.0):
        with pytest.raises(ModelError):
            amid_surroundings(
                change=changes([0.1, 0.1]),
                neighbours=csr_array(np.array([[0, 1], [1, 0]])),
                verdict=np.full(2, "stable"),
                sure=sure,
            )
