import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.language import LANGUAGES, speaking
from wijkpeil.report.words import (
    BOUNDS,
    CERTAINTIES,
    certainty,
    chance,
    class_steps,
    finding,
    finding_word,
    verdict_word,
)
from wijkpeil.trajectories.change import VERDICTS, S


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (1.0, "almost certainly"),
        (0.99, "almost certainly"),
        (0.9899, "very likely"),
        (0.95, "very likely"),
        (0.9499, "likely"),
        (0.80, "likely"),
        (0.7999, "unsure"),
        (0.0, "unsure"),
        (math.nan, "unsure"),
    ],
)
def test_certainty(probability, word):
    assert certainty(probability) == word


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_probable_is_never_less_certain(one, other):
    low, high = sorted((one, other))
    assert CERTAINTIES.index(certainty(high)) <= CERTAINTIES.index(certainty(low))


@given(st.floats(0, 1))
def test_a_written_chance_never_reaches_a_word_it_has_not_earned(probability):
    with speaking("en"):
        text = chance(probability)
    if text[0].isdigit():
        assert certainty(float(text.rstrip("%")) / 100) == certainty(probability)


def test_a_chance_that_is_not_known():
    assert chance(math.nan) == "–"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_and_certainty_has_its_own_words(language):
    with speaking(language):
        words = [finding_word(v, w) for v, w in itertools.product(VERDICTS[:3], CERTAINTIES)]
        assert len(set(words)) == 12
        assert len({verdict_word(v) for v in VERDICTS}) == 4


@pytest.mark.parametrize(
    ("language", "verdict", "probability", "words"),
    [
        ("nl", "rising", 0.995, "vrijwel zeker gestegen"),
        ("nl", "falling", 0.96, "zeer waarschijnlijk gedaald"),
        ("nl", "stable", 0.85, "waarschijnlijk ongeveer gelijk gebleven"),
        ("nl", "unclear", 0.85, "niet te zeggen"),
        ("en", "rising", 0.70, "more likely rose than fell"),
        ("en", "stable", 0.99, "almost certainly stayed about the same"),
    ],
)
def test_finding(language, verdict, probability, words):
    with speaking(language):
        assert finding(verdict, probability) == words


@given(st.floats(-1, 1))
def test_class_steps_tell_the_size_within_a_third(change):
    sizes = {
        "less than a tenth of a class step": 0.05,
        "a tenth of a class step": 0.1,
        "a fifth of a class step": 0.2,
        "a quarter of a class step": 0.25,
        "a third of a class step": 1 / 3,
        "half a class step": 0.5,
        "two thirds of a class step": 2 / 3,
        "three quarters of a class step": 0.75,
        "one class step": 1.0,
        "one and a half class steps": 1.5,
        "two class steps": 2.0,
        "three class steps": 3.0,
    }
    with speaking("en"):
        words = class_steps(change)
    size = abs(change) / S
    if words == "more than three class steps":
        assert size > 3.5
    elif words.startswith("less"):
        assert size < 0.07
    else:
        assert sizes[words] / 1.45 <= size <= sizes[words] * 1.45


def test_bounds_fall():
    assert list(BOUNDS.values()) == sorted(BOUNDS.values(), reverse=True)
