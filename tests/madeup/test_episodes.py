import numpy as np

from wijkpeil.madeup.episodes import episodes, profiles


def planted(city):
    rng = np.random.default_rng(1)
    count = len(city)
    return episodes(
        rng,
        strain=rng.standard_normal(count),
        level=np.full(count, -0.2),
        size=np.full(count, 2000.0),
        city=city,
        drift=np.zeros(count),
    )


def test_each_city_gets_a_riser_and_a_faller():
    change = planted(np.repeat([-1, 0, 1], [500, 20, 20]))
    for rows in (slice(500, 520), slice(520, 540)):
        assert change[rows].max() >= 0.08
        assert change[rows].min() <= -0.08


def test_a_city_of_one_area_gets_neither():
    change = planted(np.array([0]))
    assert change.tolist() == [0.0]


def test_planted_changes_matter():
    change = planted(np.full(900, -1))
    change = np.abs(change[change != 0])
    assert len(change) > 20
    assert change.min() >= 0.055
    assert change.max() <= 0.14


def test_planted_changes_come_early_late_or_bit_by_bit():
    when = profiles(np.random.default_rng(1), count=2000)
    assert (when[:, :3] == 0).all()
    assert (when[:, 4:] == 1).all()
    early, late = (when[:, 3] == 1).mean(), (when[:, 3] == 0).mean()
    assert 0.4 < early < 0.5
    assert 0.4 < late < 0.5
