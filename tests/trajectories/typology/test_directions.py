from wijkpeil.trajectories.change import VERDICTS
from wijkpeil.trajectories.typology.directions import to_verdicts


def test_every_verdict_fits_its_array():
    found = to_verdicts(direction=[1, -1, 0, 0], known=[True, True, True, False])
    assert tuple(found.tolist()) == VERDICTS


def test_no_areas_give_no_verdicts():
    assert to_verdicts(direction=[], known=[]).shape == (0,)
