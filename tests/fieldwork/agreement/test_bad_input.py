"""What can't be worked out is said, in a sentence, and never NaN."""

import pytest

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.agreement import (
    alpha_u,
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    continuum,
    fleiss_kappa,
    gwet_ac,
    krippendorff_alpha,
    percent_agreement,
    ratings,
    unitising_alphas,
)

ALL = (
    krippendorff_alpha,
    cohen_kappa,
    fleiss_kappa,
    brennan_prediger,
    gwet_ac,
    conger_kappa,
    percent_agreement,
)


def test_one_coder():
    with pytest.raises(FieldworkError, match="at least two coders"):
        ratings({"Ann": [1, 2]})
    with pytest.raises(FieldworkError, match="at least two coders"):
        continuum(10, {"Ann": []})


def test_lists_of_different_lengths():
    with pytest.raises(FieldworkError, match="Ann: 2, Ben: 1"):
        ratings({"Ann": [1, 2], "Ben": [1]})


def test_a_value_that_does_not_exist():
    with pytest.raises(FieldworkError, match="“z” was given"):
        ratings({"Ann": ["a"], "Ben": ["z"]}, categories="ab")


def test_documents_for_another_number_of_units():
    with pytest.raises(FieldworkError, match="2 units, but 1 documents"):
        ratings({"Ann": [1, 2], "Ben": [1, 2]}, groups=["a"])


@pytest.mark.parametrize("work", ALL)
def test_nothing_shared(work):
    found = work(ratings({"Ann": [1, 2, None, None], "Ben": [None, None, 1, 2]}))
    assert (found.value, found.low, found.items) == (None, None, 0)
    assert found.reason == "nothing shared"


@pytest.mark.parametrize("work", ALL)
def test_no_units_at_all(work):
    found = work(ratings({"Ann": [], "Ben": []}, categories=[0, 1]))
    assert found.reason == "nothing shared"


@pytest.mark.parametrize("work", [krippendorff_alpha, cohen_kappa, fleiss_kappa, conger_kappa])
@pytest.mark.parametrize("categories", [None, [1, 2]])
def test_constant_ratings_are_undefined(work, categories):
    found = work(ratings({"Ann": [1] * 20, "Ben": [1] * 20}, categories=categories))
    assert (found.value, found.low, found.high) == (None, None, None)
    assert found.reason == "constant"
    assert found.items == 20


def test_a_missing_value_may_be_nan():
    given = ratings({"Ann": [1.0, float("nan"), 2.0], "Ben": [1.0, 1.0, 2.0]})
    assert krippendorff_alpha(given).items == 2


def test_cohen_is_for_two():
    three = ratings({"Ann": [1, 2], "Ben": [1, 2], "Cem": [1, 2]})
    with pytest.raises(FieldworkError, match="two coders, and there are 3"):
        cohen_kappa(three)


def test_metrics_that_need_numbers():
    words = ratings({"Ann": ["a", "b"], "Ben": ["a", "a"]})
    with pytest.raises(FieldworkError, match="“a” is a word"):
        krippendorff_alpha(words, metric="interval")
    assert krippendorff_alpha(words, metric="ordinal").value is not None
    below = ratings({"Ann": [-1, 2], "Ben": [1, 2]})
    with pytest.raises(FieldworkError, match="true zero"):
        krippendorff_alpha(below, metric="ratio")


@pytest.mark.parametrize("unit", [(-1, 2, "a"), (3, 3, "a"), (8, 11, "a"), (5, 4, "a")])
def test_units_outside_the_continuum(unit):
    with pytest.raises(FieldworkError, match="which has 10 characters"):
        continuum(10, {"Ann": [unit], "Ben": []}, name="talk")


def test_units_of_one_coder_and_value_that_overlap():
    with pytest.raises(FieldworkError, match="“a” twice at character 3 of “talk”"):
        continuum(10, {"Ann": [(0, 5, "a"), (3, 8, "a")], "Ben": []}, name="talk")


def test_codes_that_do_not_exclude_each_other():
    both = continuum(10, {"Ann": [(0, 5, "a"), (3, 8, "b")], "Ben": [(0, 4, "a")]}, name="talk")
    assert alpha_u(both).value is not None  # code by code it is fine
    with pytest.raises(FieldworkError, match="two codes at character 3 of “talk”"):
        unitising_alphas([both])


def test_a_continuum_that_nobody_marked():
    empty = continuum(10, {"Ann": [], "Ben": []})
    found = unitising_alphas([empty] * 6)
    assert found.values == ()
    assert (found.u.value, found.u.reason) == (None, "nothing marked")
    assert (found.cu.value, found.cu.reason) == (None, "no two codes")
    assert found.met == 0.0
    assert alpha_u(empty).value is None
    assert alpha_u(empty, "a").expected == 0.0


def test_a_continuum_that_everyone_marked_wholly():
    found = unitising_alphas([continuum(10, {who: [(0, 10, "a")] for who in "mn"})])
    assert (found.u.value, found.u.reason) == (None, "nothing marked")
    assert alpha_u(continuum(1, {who: [(0, 1, "a")] for who in "mn"})).value is None


def test_one_text_has_no_interval_and_six_have():
    one = continuum(20, {"m": [(0, 5, "a"), (8, 12, "b")], "n": [(1, 5, "a"), (8, 14, "b")]})
    assert unitising_alphas([one]).u.reason == "too few"
    found = unitising_alphas([one] * 6)
    assert found.u.value > unitising_alphas([one]).u.value - 0.05
    assert found.u.low < found.u.value < found.u.high
    assert found.cu.low < 1.0 == found.cu.value
