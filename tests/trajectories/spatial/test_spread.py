import numpy as np
import pytest

from wijkpeil import madeup
from wijkpeil.trajectories.changes import change
from wijkpeil.trajectories.fit import fit
from wijkpeil.trajectories.groups import group_areas
from wijkpeil.trajectories.scores import ArrayScores
from wijkpeil.trajectories.spatial.spread import change_spread


@pytest.fixture(scope="module")
def modelled():
    drawn = madeup.scores(seed=4, n_areas=3000)
    values = drawn.scores["lbm"]
    groups = group_areas(present=np.isfinite(values), sizes=drawn.size)
    scores = ArrayScores(values)
    return drawn, scores, fit(scores=scores, groups=groups, years=drawn.waves)


def test_smoothed_changes_vary_less_than_true_ones_and_about_as_expected(modelled):
    drawn, scores, fitted = modelled
    spread = change_spread(fit=fitted, start=2012, end=2016)
    assert (spread.estimate < spread.truth).all()
    assert (spread.estimate > 0).all()
    found = change(
        fit=fitted, scores=scores, codes=np.array(drawn.codes), nation=np.zeros(len(drawn.waves)),
        start=2012, end=2016, reference="none",
    )  # fmt: skip
    standard = (found.estimate - found.estimate.mean()) / spread.estimate
    # quiet areas and restless ones alike
    for part in np.array_split(np.argsort(spread.estimate), 5):
        assert 0.6 < standard[part].std() < 1.5


def test_an_area_with_more_unrest_may_change_more(modelled):
    _drawn, _scores, fitted = modelled
    spread = change_spread(fit=fitted, start=2012, end=2016)
    own = np.sqrt(fitted.inflation())
    label = fitted.groups.label
    ratio = spread.truth / own
    for group in np.unique(label)[:3]:
        assert np.ptp(ratio[label == group]) == pytest.approx(0, abs=1e-12)
