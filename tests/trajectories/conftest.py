"""Scores drawn from the trajectory model itself, so that the right answers are known."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pytest

from wijkpeil.trajectories.groups import Groups, group_areas
from wijkpeil.trajectories.kernel import Kernel
from wijkpeil.trajectories.likelihood import covariances

YEARS = np.array([2002, 2008, 2012, 2014, 2016, 2018, 2020])
UNIT = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Scores from a known kernel, with the truth behind them."""

    kernel: Kernel
    groups: Groups
    sizes: np.ndarray
    years: np.ndarray
    centre: np.ndarray
    scores: np.ndarray
    truth: np.ndarray

    @property
    def codes(self) -> np.ndarray:
        return np.char.mod("V%05d", np.arange(len(self.scores)))


def a_kernel(years: np.ndarray = YEARS) -> Kernel:
    """A kernel like that of the real file; small areas are noisier, one wave is too."""
    calm = Kernel.start(len(years))
    pace, wave_noise = np.zeros(len(years) - 1), np.zeros(len(years))
    pace[2], wave_noise[4] = 0.8, 0.7
    return replace(
        calm,
        level=np.array([0.0, 0.1, 0.0]),
        slope=np.array([-4.5, -0.3, 0.0]),
        walk=np.array([-4.6, -0.4, 0.1]),
        noise=np.array([-4.2, -0.9, 0.2, 0.0]),
        correlation=np.array([-0.4, 0.1]),
        pace=pace - pace.mean(),
        wave_noise=wave_noise - wave_noise.mean(),
    )


def draw_from(
    kernel: Kernel,
    *,
    seed: int,
    count: int,
    years: np.ndarray = YEARS,
    degrees: float = 6.0,
    missing: float = 0.0,
) -> Drawn:
    """Draw multivariate Student scores from a kernel, with gaps at random."""
    rng = np.random.default_rng(seed)
    sizes = np.exp(rng.normal(7.0, 1.2, count)).round()
    present = np.ones((count, len(years)), dtype=bool)
    whole = group_areas(present=present, sizes=sizes)
    total, truth_part = covariances(kernel, whole, years)
    noise = np.diagonal(total - truth_part, axis1=1, axis2=2)[whole.label]
    own = np.sqrt(degrees / rng.chisquare(degrees, count))[:, None]
    root = np.linalg.cholesky(truth_part)[whole.label]
    truth = np.einsum("nij,nj->ni", root, rng.standard_normal((count, len(years))))
    centre = 4.1 + 0.002 * (years - years[0]) + 0.01 * whole.rank[whole.size_class][:, None]
    truth = UNIT * own * truth + centre[whole.label]
    scores = truth + UNIT * own * np.sqrt(noise) * rng.standard_normal(truth.shape)
    gap = rng.random(present.shape) < missing
    gap[np.arange(count), rng.integers(0, len(years), count)] = False
    scores[gap] = np.nan
    return Drawn(
        kernel=kernel,
        groups=group_areas(present=~gap, sizes=sizes),
        sizes=sizes,
        years=years,
        centre=centre,
        scores=scores,
        truth=truth,
    )


@pytest.fixture(scope="session")
def kernel() -> Kernel:
    return a_kernel()


@pytest.fixture(scope="session")
def draw() -> Callable[..., Drawn]:
    """Draw scores from the fixture `kernel`: ``draw(seed=..., count=...)``."""

    def from_kernel(**settings: object) -> Drawn:
        return draw_from(a_kernel(), **settings)  # type: ignore[arg-type]

    return from_kernel
