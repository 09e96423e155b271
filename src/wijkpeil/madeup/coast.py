"""The coastline of the made-up island."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.madeup.instrument import FloatArray

# On the Dutch grid this box is open sea, so that the island can't be mistaken for a real place.
BOX = np.array([[8_000.0, 492_000.0], [88_000.0, 622_000.0]])
_WAVES = np.arange(2, 15)
_BAYS = 5


@dataclass(frozen=True, slots=True, eq=False)
class Coast:
    """A wobbly ring with bays bitten out of it, in coordinates where the box is [-1, 1]^2.

    Attributes
    ----------
    amplitude, phase : ndarray, shape (waves,)
        Of the wobbles of the ring, by number of bumps.
    bays : ndarray, shape (bays, 3)
        Middle and radius of each bay.
    """

    amplitude: FloatArray
    phase: FloatArray
    bays: FloatArray

    def depth(self, points: FloatArray) -> FloatArray:
        """How far inland `points` (n, 2) lie, as a share of the island's radius; sea below 0."""
        scaled = 2.0 * (points - BOX[0]) / (BOX[1] - BOX[0]) - 1.0
        angle = np.arctan2(scaled[:, 1], scaled[:, 0])
        wobble = np.cos(np.outer(angle, _WAVES) + self.phase) @ self.amplitude
        inland = 0.78 * (1.0 + wobble) - np.hypot(scaled[:, 0], scaled[:, 1])
        for across, along, radius in self.bays:
            out = np.hypot(scaled[:, 0] - across, scaled[:, 1] - along) - radius
            inland = np.minimum(inland, out)
        return np.asarray(inland)


def coast(rng: np.random.Generator) -> Coast:
    """Draw a coastline."""
    amplitude = 0.11 * rng.uniform(0.4, 1.0, len(_WAVES)) / (_WAVES / 2.0) ** 0.9
    amplitude *= min(1.0, 0.24 / amplitude.sum())
    angle = rng.uniform(0.0, 2.0 * np.pi, _BAYS)
    reach = rng.uniform(0.62, 0.85, _BAYS)
    bays = np.column_stack(
        [reach * np.cos(angle), reach * np.sin(angle), rng.uniform(0.04, 0.13, _BAYS)]
    )
    return Coast(amplitude, rng.uniform(0.0, 2.0 * np.pi, len(_WAVES)), bays)
