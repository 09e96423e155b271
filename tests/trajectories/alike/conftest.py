"""Characteristics and courses of areas that may be alike."""

import numpy as np
import pytest

from wijkpeil.trajectories.alike.features import Column, features


@pytest.fixture
def some_features():
    """`n` areas with `p` standard normal characteristics, some missing."""

    def make(n=60, p=4, *, missing=0.0, seed=1, **first):
        rng = np.random.default_rng(seed)
        values = rng.standard_normal((n, p))
        values[rng.random((n, p)) < missing] = np.nan
        columns = {f"f{at}": Column(values[:, at]) for at in range(p)}
        if first:
            columns["f0"] = Column(values[:, 0], **first)
        return features(codes=np.char.mod("A%03d", np.arange(n)), columns=columns)

    return make
