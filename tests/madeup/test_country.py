import dataclasses

import numpy as np
import pytest

from wijkpeil import madeup
from wijkpeil.errors import ModelError
from wijkpeil.madeup.borders import areas_of
from wijkpeil.madeup.drivers import WEIGHTS
from wijkpeil.madeup.instrument import NATION


def test_shape(country):
    assert len(country.areas) == 3000
    assert country.areas["gemeente"].nunique() == 300
    assert country.areas.index.is_unique
    assert country.areas.index.is_monotonic_increasing
    assert country.areas["name"].is_unique
    assert country.scores["lbm"].shape == country.truth.shape == (3000, 9)
    assert country.characteristics.index.equals(country.areas.index)


def test_codes_can_not_be_real(country):
    assert country.areas.index.str.fullmatch(r"WK9\d{5}").all()
    assert (country.areas["gemeente"].str[2:] == country.areas.index.str[2:6]).all()
    assert country.areas["gemeente"].min() == "GM9001"


def test_same_seed_same_country():
    one, other = (madeup.country(4, gemeenten=12, wijken=120) for _ in range(2))
    for field in dataclasses.fields(one):
        left, right = getattr(one, field.name), getattr(other, field.name)
        if hasattr(left, "equals"):
            assert left.equals(right)
        elif field.name == "scores":
            assert all(left[k].tobytes() == right[k].tobytes() for k in left)
        elif isinstance(left, np.ndarray):
            assert left.tobytes() == right.tobytes()
    assert not madeup.country(5, gemeenten=12, wijken=120).areas.equals(one.areas)


@pytest.mark.parametrize(("gemeenten", "wijken"), [(1, 8), (3, 40), (8, 64)])
def test_small_countries_work(gemeenten, wijken):
    small = madeup.country(1, gemeenten=gemeenten, wijken=wijken)
    assert len(small.areas) == wijken
    assert small.areas["gemeente"].nunique() == gemeenten
    assert (areas_of(small.outlines) > 0).all()


@pytest.mark.parametrize(("gemeenten", "wijken"), [(0, 10), (10, 20), (1000, 9000)])
def test_impossible_countries_are_refused(gemeenten, wijken):
    with pytest.raises(ModelError, match=str(wijken)):
        madeup.country(1, gemeenten=gemeenten, wijken=wijken)


def test_the_nation_takes_its_course(country):
    np.testing.assert_allclose(country.truth.mean(axis=0), NATION, atol=1e-12)
    pace = np.diff(NATION) / np.diff(country.waves)
    assert pace[2] < 0.001 < pace[1] < pace[3]  # growth, a stall from 2012 to 2014, recovery


def test_enough_areas_rise_and_fall(country):
    planted = country.reasons["planted"]
    assert 60 <= (planted > 0.04).sum() <= 120
    assert 60 <= (planted < -0.04).sum() <= 120
    change = madeup.true_change(country, 2012, 2016)
    assert np.corrcoef(change, planted)[0, 1] > 0.4
    others = change[country.reasons["episode"] == 0]
    assert abs(others.mean()) < 0.005


def test_drivers_drive_and_the_others_do_not(country):
    figures = country.characteristics.dropna()
    figures = np.log1p(figures)
    figures = (figures - figures.mean()) / figures.std()
    planted = country.reasons.loc[figures.index, "driver_change"]
    slopes, *_ = np.linalg.lstsq(
        np.column_stack([np.ones(len(figures)), figures]), planted, rcond=None
    )
    pull = dict(zip(figures.columns, slopes[1:], strict=True))
    for name, row in country.drivers.set_index("characteristic").iterrows():
        assert np.sign(round(pull[name], 3)) == row["direction"], name
        assert row["driver"] == (name in WEIGHTS)


def test_fallers_carry_more_strain_than_risers(country):
    strain, episode = country.reasons["strain"], country.reasons["episode"]
    assert strain[episode < 0].mean() > strain[episode > 0].mean() + 1.0


def test_figures_of_tiny_areas_are_secret(country):
    tiny = country.areas["size"] < 50
    secret = country.characteristics.drop(columns=["dichtheid", "stedelijkheid"]).isna()
    assert tiny.any()
    assert (secret.all(axis=1) == tiny).all()
    assert (secret.any(axis=1) == tiny).all()


def test_figures_are_possible(country):
    figures = country.characteristics
    shares = figures.filter(like="perc_")
    assert shares.min().min() >= 0
    assert shares.max().max() <= 100
    assert set(figures["stedelijkheid"]) == {1, 2, 3, 4, 5}
    assert figures["dichtheid"].max() < 20_000


def test_shocks_hit_whole_gemeenten(country):
    assert len(country.shocks) > 5
    for points, group in country.shocks.groupby("points"):
        hit = country.areas["gemeente"].isin(group["gemeente"])
        change = madeup.true_change(country, group["start"].iloc[0], group["end"].iloc[0])
        assert change[hit].mean() == pytest.approx(points, abs=0.012)
    shocked = country.areas["gemeente"].isin(country.shocks["gemeente"])
    assert not country.areas.loc[shocked, "gemeente_name"].isin(country.cities).any()
