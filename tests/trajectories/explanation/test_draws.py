"""Plausible courses: right on average, as spread as the truth, not bent by a choice on scores."""

import numpy as np
import pytest

from wijkpeil.trajectories.explanation.draws import Population, draw_courses, own_slopes


def test_the_same_seed_gives_the_same_draws(small):
    first, _own = draw_courses(small.model, x=small.sample.x, draws=2, seed=7)
    again, _own = draw_courses(small.model, x=small.sample.x, draws=2, seed=7)
    other, _own = draw_courses(small.model, x=small.sample.x, draws=2, seed=8)
    np.testing.assert_array_equal(first, again)
    assert not np.allclose(first, other)


def test_they_lie_about_the_smoothed_course(small):
    courses = small.courses.everywhere
    middle = small.model.smoothed(small.model.mean)
    spread = courses.std(axis=0)
    off = (courses.mean(axis=0) - middle) / (spread / np.sqrt(len(courses)))
    assert abs(off.mean()) < 0.5
    assert 0.8 < off.std() < 1.5


def test_they_are_as_spread_as_the_truth(small):
    truth = small.country.truth[small.sample.rows]
    change = truth[:, 4] - truth[:, 2]
    drawn = small.courses.everywhere[:, :, 4] - small.courses.everywhere[:, :, 2]
    assert drawn.std(axis=1).mean() == pytest.approx(change.std(), rel=0.12)
    middle = small.model.smoothed(small.model.mean)
    assert (middle[:, 4] - middle[:, 2]).std() < change.std()


def test_slopes_among_the_lowest_are_not_bent_by_the_choice(small):
    """Nothing but noise tells members apart here, so their own slopes are about nought."""
    model, taken = small.model, small.sample
    rng = np.random.default_rng(1)
    shuffled = np.column_stack([rng.standard_normal(len(taken.rows)), taken.x[:, -1]])
    population = Population(small.member, 2012)
    found, others, regressors = own_slopes(
        model, mean=model.mean, x=shuffled, population=population
    )
    error = np.sqrt((found.influence**2).sum(axis=0)).reshape(found.coefficients.shape)
    assert np.abs(found.coefficients[1] / error[1]).max() < 3.5
    assert others.tolist() == [0, 1, 3, 4, 5, 6, 7, 8]
    assert regressors.shape == (small.member.sum(), 4)


def test_members_keep_the_score_that_decided(small):
    """Their own slopes move every wave but the one that they were chosen by."""
    courses = small.courses
    gap = courses.own.mean(axis=0) - courses.everywhere[:, small.member].mean(axis=0)
    assert np.abs(gap[:, 2]).mean() < np.abs(gap[:, 4]).mean()


def test_the_sign_of_an_eigenvector_does_not_matter(small, monkeypatch):
    first, _own = draw_courses(small.model, x=small.sample.x, draws=1)
    plain = np.linalg.eigh

    def turned(matrix):
        value, vector = plain(matrix)
        return value, vector * np.where(np.arange(vector.shape[-1]) % 2, 1.0, -1.0)

    monkeypatch.setattr(np.linalg, "eigh", turned)
    again, _own = draw_courses(small.model, x=small.sample.x, draws=1)
    np.testing.assert_allclose(again, first, rtol=1e-9)
