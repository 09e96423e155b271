"""Effects of area and wave, taken out exactly."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.effects.regression.two_way import fitted, residuals, two_way


@given(seed=st.integers(0, 10_000), gaps=st.floats(0, 0.6))
@settings(max_examples=40)
def test_equals_least_squares_on_dummies(seed: int, gaps: float) -> None:
    rng = np.random.default_rng(seed)
    seen = rng.random((12, 5)) >= gaps
    y = rng.normal(size=seen.shape)
    unit, wave = np.nonzero(seen)
    z = np.column_stack([unit[:, None] == np.arange(12), wave[:, None] == np.arange(5)]).astype(
        float
    )
    expected = y[seen] - z @ np.linalg.lstsq(z, y[seen], rcond=None)[0]
    fit = two_way(seen)
    area, level = fitted(fit, y)
    np.testing.assert_allclose((y - area[:, None] - level)[seen], expected, atol=1e-8)
    left = residuals(fit, np.column_stack([y[seen], 2 * y[seen]]))
    np.testing.assert_allclose(left, np.column_stack([expected, 2 * expected]), atol=1e-8)


def test_waves_that_no_area_links_are_parts_of_their_own() -> None:
    seen = np.array([[True, True, False, False], [False, False, True, True]])
    part = two_way(seen).part
    assert part[0] == part[1] != part[2] == part[3]
