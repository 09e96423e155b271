"""How heavy the tails are: the degrees of freedom that the areas' roughness asks for."""

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import gammaln

from wijkpeil.trajectories.trajectory import FloatArray

MOST_FOR_DEGREES = 20_000
LEAST_DEGREES, MOST_DEGREES = 2.5, 200.0
GAUSSIAN = 1e6
"""Degrees of freedom at which a Student distribution is a Gaussian for every purpose here."""


def log_density(roughness: FloatArray, observed: FloatArray, degrees: float) -> FloatArray:
    """Log density of an area's scores, but for the determinant of its kernel."""
    half = (degrees + observed) / 2
    return np.asarray(
        gammaln(half)
        - gammaln(degrees / 2)
        - observed / 2 * np.log(degrees * np.pi)
        - half * np.log1p(roughness / degrees)
    )


def likeliest_degrees(roughness: FloatArray, observed: FloatArray) -> float:
    """Degrees of freedom that make the areas' roughness likeliest."""
    step = max(1, len(roughness) // MOST_FOR_DEGREES)
    # Every so many in order of roughness: a fair sample, whatever the order of the areas.
    sample = np.argsort(roughness)[step // 2 :: step] if step > 1 else slice(None)
    rough, known = roughness[sample], observed[sample]
    found = minimize_scalar(
        lambda log: -float(log_density(rough, known, float(np.exp(log))).mean()),
        bounds=(np.log(LEAST_DEGREES), np.log(MOST_DEGREES)),
        method="bounded",
        options={"xatol": 1e-3},
    )
    return float(np.exp(found.x))
