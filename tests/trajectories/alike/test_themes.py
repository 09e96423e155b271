import numpy as np
import pytest

from wijkpeil.trajectories.alike.themes import (
    LEVEL_LIMIT,
    THEMES,
    columns_of_themes,
    missing_themes,
)


def test_a_theme_shares_its_weight():
    names = [name for theme in THEMES for name in theme.columns]
    found = columns_of_themes(dict.fromkeys(names, np.arange(3.0)), measures={"size": "log"})
    assert list(found) == names
    for theme in THEMES:
        assert sum(found[name].weight for name in theme.columns) == pytest.approx(theme.weight)
    assert found["level"].limit == LEVEL_LIMIT
    assert np.isinf(found["course"].limit)
    assert found["size"].measure == "log"
    assert found["density"].measure == "plain"


def test_the_score_counts_for_half():
    total = sum(theme.weight for theme in THEMES)
    score = sum(t.weight for t in THEMES if set(t.columns) & {"level", "course"})
    assert score == total / 2


def test_what_is_not_a_theme_is_left_out_and_what_misses_is_named():
    known = {"level": np.arange(3.0), "woz": np.arange(3.0), "urbanity": np.arange(3.0)}
    assert list(columns_of_themes(known)) == ["level", "urbanity"]
    assert [theme.label for theme in missing_themes(known)] == [
        "earlier course of the score",
        "number of inhabitants",
        "tenure",
        "building period",
    ]
