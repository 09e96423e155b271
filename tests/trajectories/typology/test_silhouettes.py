import numpy as np
import pytest

from wijkpeil.trajectories.typology.silhouettes import (
    Alternative,
    choose,
    simplified_silhouette,
    weighted_silhouette,
)


def by_hand(distances, labels):
    """Rousseeuw's definition, area by area."""
    widths = []
    for i, own in enumerate(labels):
        same = [j for j, other in enumerate(labels) if other == own and j != i]
        if not same:
            widths.append(0.0)
            continue
        a = np.mean([distances[i, j] for j in same])
        b = min(
            np.mean([distances[i, j] for j, other in enumerate(labels) if other == one])
            for one in set(labels) - {own}
        )
        widths.append((b - a) / max(a, b))
    return np.mean(widths)


def test_counts_weigh_as_repeated_areas_do():
    rng = np.random.default_rng(5)
    places, counts, labels = rng.normal(size=7), rng.integers(1, 5, 7), [0, 0, 1, 1, 2, 2, 2]
    distances = np.abs(places[:, None] - places).astype(np.float32)
    long = np.repeat(np.arange(7), counts)
    expected = by_hand(distances[np.ix_(long, long)], np.repeat(labels, counts).tolist())
    found = weighted_silhouette(distances=distances, weights=counts, labels=labels)
    assert found == pytest.approx(expected, abs=1e-6)


def test_an_area_alone_counts_as_zero():
    distances = np.array([[0, 1, 8], [1, 0, 8], [8, 8, 0]], dtype=np.float32)
    found = weighted_silhouette(distances=distances, weights=[1, 1, 1], labels=[0, 0, 1])
    assert found == pytest.approx(2 * (7 / 8) / 3)


def test_one_cluster_has_no_silhouette():
    zeros = np.zeros((2, 2), dtype=np.float32)
    assert np.isnan(weighted_silhouette(distances=zeros, weights=[1, 1], labels=[0, 0]))
    assert np.isnan(
        simplified_silhouette(to_centres=np.zeros((2, 1)), weights=[1, 1], labels=[0, 0])
    )


def test_points_on_both_centres_count_as_zero():
    found = simplified_silhouette(to_centres=np.zeros((2, 2)), weights=[1, 3], labels=[0, 1])
    assert found == 0


def test_the_largest_silhouette_wins_and_of_equals_the_fewest_clusters():
    tried = [Alternative(5, 0.5, 1.0), Alternative(3, 0.4, 2.0), Alternative(4, 0.5, 1.5)]
    assert choose(tried).k == 4
