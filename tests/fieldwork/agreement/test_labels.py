import re
from dataclasses import replace

import pytest

from wijkpeil.fieldwork.agreement import (
    Coefficient,
    LeftOut,
    krippendorff_label,
    landis_koch_label,
    name_of,
    reason_of,
    sentence,
    trust,
    trust_word,
)
from wijkpeil.fieldwork.agreement.labels import _NAMES, _REASONS, _TRUST
from wijkpeil.language import speaking

SURE = Coefficient("alpha", 0.86, 0.82, 0.90, 60, 60)


@pytest.mark.parametrize(
    ("value", "label"),
    [
        (1.0, "rely"),
        (0.8, "rely"),
        (0.799, "tentative"),
        (0.667, "tentative"),
        (0.666, "neither"),
        (-0.3, "neither"),
    ],
)
def test_krippendorffs_limits(value, label):
    assert krippendorff_label(value) == label


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (-0.01, "poor"),
        (0.0, "slight"),
        (0.20, "slight"),
        (0.21, "fair"),
        (0.40, "fair"),
        (0.41, "moderate"),
        (0.60, "moderate"),
        (0.61, "substantial"),
        (0.80, "substantial"),
        (0.81, "almost perfect"),
        (1.0, "almost perfect"),
    ],
)
def test_the_divisions_of_landis_and_koch(value, word):
    assert landis_koch_label(value) == word


@pytest.mark.parametrize(
    ("low", "high", "word"),
    [
        (0.82, 0.9, "rely"),
        (0.7, 0.79, "tentative"),
        (0.1, 0.5, "neither"),
        (0.7, 0.9, "unclear"),
        (0.6, 0.7, "unclear"),
        (None, None, "unclear"),
    ],
)
def test_the_whole_interval_decides(low, high, word):
    assert trust(replace(SURE, low=low, high=high)) == word


def test_sentences():
    assert sentence(SURE) == (
        "Krippendorff's alpha is 0.86 (95% interval 0.82 to 0.90). By Krippendorff's limits: to be "
        "relied on. By Landis and Koch: almost perfect."
    )
    wide = sentence(replace(SURE, low=0.3, high=0.95))
    assert wide.endswith("can't tell. By Landis and Koch: from fair to almost perfect.")
    few = replace(SURE, low=None, high=None, groups=3, reason="too few")
    assert "rests on 3 independent parts" in sentence(few)
    assert "an interval needs at least 5" in sentence(few)
    none = replace(few, value=None, reason="constant")
    assert sentence(none).startswith("Krippendorff's alpha can't be worked out. All coders gave")
    percent = sentence(replace(SURE, name="percent"))
    assert percent == "Percent agreement is 0.86 (95% interval 0.82 to 0.90)."
    assert reason_of(SURE) == ""


def test_everything_has_a_name_in_both_languages():
    for name in _NAMES:
        words = name_of(replace(SURE, name=name))
        with speaking("nl"):
            assert name_of(replace(SURE, name=name)) != ""
        assert words
    with speaking("nl"):
        for word in _TRUST:
            assert trust_word(word) != _TRUST[word]
        for reason in _REASONS:
            if reason:
                assert reason_of(replace(SURE, reason=reason)) != _REASONS[reason]
        assert re.search(r"0,86 \(95%-interval 0,82 tot 0,90\)", sentence(SURE))
        assert "weggelaten" in LeftOut("d", "nobody", 0).sentence()
