import numpy as np
import pytest

from wijkpeil.errors import ModelError
from wijkpeil.language import speaking
from wijkpeil.trajectories.typology.cluster_words import cluster_verdicts, describe_clusters

LEVEL = [[-0.2, -0.1], [-0.2, -0.05], [0.1, 0.0], [0.1, 0.13], [np.nan, 0.5], [0.2, 0.25]]
LABELS = [1, 1, 2, 3, 3, 0]


def described(**changes):
    settings = {"labels": LABELS, "level": LEVEL, "reference": [0.0, 0.03], "waves": [2012, 2016]}
    return describe_clusters(**(settings | {"start": 2012, "end": 2016} | changes))


def test_verdicts_follow_the_mean_course_relative_to_the_nation():
    found = described()
    assert [cluster.verdict for cluster in found] == ["rising", "falling", "stable"]
    assert found[0].change == pytest.approx(0.125 - 0.03)
    assert found[2].level_start == pytest.approx(0.1)  # the area without a score stays out
    assert [cluster.areas for cluster in found] == [2, 1, 2]
    assert sum(cluster.share for cluster in found) == pytest.approx(1)


def test_areas_get_the_verdict_of_their_cluster():
    found = cluster_verdicts(labels=LABELS, clusters=described())
    assert found.tolist() == ["rising", "rising", "falling", "stable", "stable", "unclear"]


def test_words_tell_start_end_and_direction():
    with speaking("en"):
        risers, fallers, others = (cluster.describe() for cluster in described())
    assert risers == (
        "Group 1 (40% of the areas): from “weak” in 2012 to “amply sufficient” in 2016; "
        "rises compared with the country"
    )
    assert fallers == (
        "Group 2 (20% of the areas): from “very good” in 2012 to “amply sufficient” in 2016; "
        "falls compared with the country"
    )
    assert others == (
        "Group 3 (40% of the areas): “very good” in both 2012 and 2016; "
        "hardly changes compared with the country"
    )


def test_words_are_dutch_too():
    with speaking("nl"):
        words = described()[0].describe()
    assert "zwak" in words
    assert "Group" not in words


def test_a_cluster_without_figures_is_unclear():
    found = described(labels=[0, 0, 0, 0, 1, 0])
    assert found[0].verdict == "unclear"
    with speaking("en"):
        assert found[0].describe() == "Group 1 (100% of the areas): no figures for 2012 and 2016"


def test_no_clusters_at_all():
    assert described(labels=[0] * 6) == ()


def test_an_unknown_wave_is_refused():
    with speaking("en"), pytest.raises(ModelError, match=r"2013.*2012, 2016"):
        described(start=2013)


def test_each_area_may_have_a_reference_of_its_own():
    rest = [[0.0, 0.1], [0.0, 0.2], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]]
    found = described(reference=rest, against="gemeente")
    assert found[0].change == pytest.approx(0.125 - 0.15)
    assert found[0].verdict == "stable"
    with speaking("en"):
        assert found[0].describe().endswith("compared with the own gemeente of its areas")
    rest[0] = [np.nan, np.nan]
    assert described(reference=rest)[0].change == pytest.approx(0.15 - 0.2)
