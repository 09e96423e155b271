"""Methods of calibration as values: what was done can be kept, shown, and varied a little."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from wijkpeil.qca.calibration.anchors import Anchors, BellAnchors
from wijkpeil.qca.calibration.direct import IDM, direct
from wijkpeil.qca.calibration.indirect import indirect
from wijkpeil.qca.calibration.relative import by_rank
from wijkpeil.qca.calibration.shapes import bell_shape, s_shape
from wijkpeil.qca.calibration.steps import scored, steps

FloatArray = npt.NDArray[np.float64]


class Calibration(Protocol):
    """A way to turn raw values into memberships."""

    def memberships(self, values: FloatArray) -> FloatArray:
        """Calibrate raw values, shape (n,); NaN stays NaN."""
        ...


class Movable(Calibration, Protocol):
    """A calibration by thresholds, which can be moved to see what hangs on them."""

    @property
    def thresholds(self) -> dict[str, float]:
        """Name and raw value of each threshold."""
        ...

    def moved(self, name: str, value: float) -> "Movable":
        """Put one threshold elsewhere."""
        ...


@dataclass(frozen=True, slots=True)
class Steps:
    """Crisp by one threshold, multi-value by more: see :func:`.steps.steps`."""

    at: tuple[float, ...]

    def memberships(self, values: FloatArray) -> FloatArray:
        """Calibrate."""
        return steps(values=values, thresholds=self.at)

    @property
    def thresholds(self) -> dict[str, float]:
        """The thresholds, named t1, t2, ..."""
        return {f"t{place}": value for place, value in enumerate(self.at, start=1)}

    def moved(self, name: str, value: float) -> "Steps":
        """Put one threshold elsewhere."""
        return Steps(tuple({**self.thresholds, name: value}.values()))


@dataclass(frozen=True, slots=True)
class ThreeAnchors:
    """Fuzzy by three anchors.

    Attributes
    ----------
    anchors : Anchors
    shape : {"logistic", "s", "rank"}
        See :func:`.direct.direct`, :func:`.shapes.s_shape`, :func:`.relative.by_rank`.
    idm : float
        Of the logistic curve.
    below, above : float
        Of the S shape; 1 is linear.
    """

    anchors: Anchors
    shape: Literal["logistic", "s", "rank"] = "logistic"
    idm: float = IDM
    below: float = 1.0
    above: float = 1.0

    def memberships(self, values: FloatArray) -> FloatArray:
        """Calibrate."""
        if self.shape == "logistic":
            return direct(values=values, anchors=self.anchors, idm=self.idm)
        if self.shape == "rank":
            return by_rank(values=values, anchors=self.anchors)
        return s_shape(values=values, anchors=self.anchors, below=self.below, above=self.above)

    @property
    def thresholds(self) -> dict[str, float]:
        """Exclusion, crossover and inclusion."""
        return dict(zip(("exclusion", "crossover", "inclusion"), self.anchors.values, strict=True))

    def moved(self, name: str, value: float) -> "ThreeAnchors":
        """Put one anchor elsewhere."""
        return replace(self, anchors=Anchors(**{**self.thresholds, name: value}))


@dataclass(frozen=True, slots=True)
class Bell:
    """Fuzzy by six anchors: see :func:`.shapes.bell_shape`."""

    anchors: BellAnchors
    below: float = 1.0
    above: float = 1.0

    def memberships(self, values: FloatArray) -> FloatArray:
        """Calibrate."""
        return bell_shape(values=values, anchors=self.anchors, below=self.below, above=self.above)


@dataclass(frozen=True, slots=True)
class Indirect:
    """Fuzzy by regression on groups: see :func:`.indirect.indirect`."""

    at: tuple[float, ...]

    def memberships(self, values: FloatArray) -> FloatArray:
        """Calibrate."""
        return indirect(values=values, thresholds=self.at)


@dataclass(frozen=True, slots=True)
class Scores:
    """Fuzzy by what each score means: see :func:`.steps.scored`."""

    of_score: Mapping[float, float] = field(hash=False)

    def memberships(self, values: FloatArray) -> FloatArray:
        """Calibrate."""
        return scored(values=values, memberships=self.of_score)


@dataclass(frozen=True, slots=True)
class AsGiven:
    """Values that are memberships already, such as probabilities."""

    def memberships(self, values: FloatArray) -> FloatArray:
        """Give the values back."""
        return np.array(values, dtype=np.float64)
