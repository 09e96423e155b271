"""Dimensions and kinds of area beside each other."""

import numpy as np
import pytest

from wijkpeil.effects.group_time.average import averages
from wijkpeil.effects.group_time.each import Question, each_kind, each_outcome
from wijkpeil.effects.side_by_side import joint_bands, side_by_side
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking

YEARS = np.array([2002.0, 2008.0, 2012.0, 2014.0, 2016.0])
START = np.tile(np.repeat([-1, 3], [60, 30]), 2)
KIND = np.repeat(["city", "village"], 90)
QUESTION = Question(years=YEARS, start=START)
AFTER = (START[:, None] == 3) & (np.arange(5) >= 3)


def noise(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(len(START), 5))


def test_dimensions_with_one_that_cannot_be_told() -> None:
    won, onv = noise(1) + 3 * AFTER, noise(2)
    late = noise(3)
    late[:, :3] = np.nan
    with speaking("en"):
        each = each_outcome(QUESTION, {"won": won, "onv": onv, "soc": late})
    assert list(each.found) == ["won", "onv"]
    assert "No wave since the start" in each.untold["soc"]
    rows = {name: averages(found, by="event time") for name, found in each.found.items()}
    beside = side_by_side(rows, seed=1)
    assert beside.names == ("won", "onv")
    assert beside.bands.lower[0] > 0 > beside.bands.lower[1]
    assert beside.bands.critical > 2.1
    assert beside.p_same < 1e-6
    together = joint_bands(rows, seed=1)
    assert [len(each.lower) for each in together.values()] == [4, 4]
    assert together["won"].critical > beside.bands.critical
    estimate = (together["onv"].lower + together["onv"].upper) / 2
    np.testing.assert_allclose(estimate, rows["onv"].estimate)


def test_kinds_of_area_have_their_own_controls() -> None:
    course = np.where(KIND[:, None] == "city", np.arange(5.0), 0.0) * 10
    each = each_kind(QUESTION, noise(1) + course + AFTER, KIND)
    rows = {name: averages(found, by="group") for name, found in each.found.items()}
    assert list(rows) == ["city", "village"]
    assert {int(found.controls.max()) for found in each.found.values()} == {60}
    beside = side_by_side(rows, seed=1)
    assert beside.p_same > 0.05
    alone = each_outcome(
        Question(years=YEARS, start=START[KIND == "city"]),
        {"city": (noise(1) + course + AFTER)[KIND == "city"]},
    )
    assert rows["city"].overall == pytest.approx(averages(alone.found["city"], by="group").overall)
    assert rows["city"].overall_error == pytest.approx(
        averages(alone.found["city"], by="group").overall_error
    )


def test_a_kind_without_treated_areas_is_said() -> None:
    kind = np.where(START == -1, "never", "ever")
    with speaking("en"):
        each = each_kind(QUESTION, noise(1), kind)
    assert each.found == {}
    assert "No area was treated" in each.untold["never"]
    assert "nothing to compare" in each.untold["ever"]


def test_rings_stay_out_of_kinds() -> None:
    out = np.zeros(len(START), dtype=bool)
    out[:10] = True
    question = Question(years=YEARS, start=START, left_out=out)
    each = each_kind(question, noise(1), KIND)
    assert each.found["city"].controls.max() == 50


def test_what_cannot_stand_side_by_side() -> None:
    one = averages(QUESTION.ask(noise(1)), by="group")
    half = averages(Question(years=YEARS, start=START[:90]).ask(noise(1)[:90]), by="group")
    with speaking("en"):
        with pytest.raises(EffectError, match="no effects to put"):
            side_by_side({}, seed=1)
        with pytest.raises(EffectError, match="the same areas"):
            side_by_side({"a": one, "b": half}, seed=1)
        with pytest.raises(EffectError, match="one kind for every area"):
            each_kind(QUESTION, noise(1), KIND[:3])
    assert np.isnan(side_by_side({"a": one}, seed=1).p_same)
    assert np.isnan(side_by_side({"a": one, "b": one}, seed=1).p_same)
