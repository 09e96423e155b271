"""The regression through pyfixest, against plain least squares with dummies."""

import builtins
import warnings

import numpy as np
import pandas as pd
import pyfixest
import pytest
from scipy import sparse

from wijkpeil.errors import MissingExtra
from wijkpeil.trajectories.explanation.conley import nearness
from wijkpeil.trajectories.explanation.regression import regress


@pytest.fixture
def figures():
    rng = np.random.default_rng(4)
    cluster = np.repeat(np.arange(30), 6)
    x = rng.standard_normal((180, 3))
    return x, cluster, x @ [1.0, -0.5, 0.0] + cluster / 10 + rng.standard_normal(180)


def test_it_is_least_squares_with_an_effect_for_every_gemeente(figures):
    x, cluster, response = figures
    found = regress(response=response, x=x, cluster=cluster)
    whole = np.column_stack([x, np.eye(30)[cluster]])
    expected = np.linalg.lstsq(whole, response, rcond=None)[0]
    np.testing.assert_allclose(found.estimate, expected[:3], atol=1e-6)
    np.testing.assert_allclose(found.residual, response - whole @ expected, atol=1e-6)
    assert found.nearby is None


def test_errors_are_those_of_leaving_out_one_gemeente_at_a_time(figures):
    x, cluster, response = figures
    found = regress(response=response, x=x, cluster=cluster)
    rest = []
    for gone in range(30):
        kept = cluster != gone
        whole = np.column_stack([x, np.eye(30)[cluster]])[kept]
        rest.append(np.linalg.lstsq(whole, response[kept], rcond=None)[0][:3])
    gap = np.array(rest) - found.estimate
    np.testing.assert_allclose(found.clustered, 29 / 30 * gap.T @ gap, rtol=1e-6)


def test_they_are_pyfixests_crv3_but_for_its_small_sample_factor(figures):
    x, cluster, response = figures
    table = pd.DataFrame(x, columns=["a", "b", "c"]).assign(y=response, g=cluster)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        theirs = pyfixest.feols("y ~ a + b + c | g", table, vcov={"CRV3": "g"})._vcov
    ratio = regress(response=response, x=x, cluster=cluster).clustered / theirs
    np.testing.assert_allclose(ratio, ratio[0, 0], rtol=1e-6)
    assert 0.9 < ratio[0, 0] <= 1.0


def test_errors_nearby_are_as_cautious(figures):
    x, cluster, response = figures
    line = sparse.csr_array(np.eye(180, k=1) + np.eye(180, k=-1))
    near = nearness(neighbours=line, cluster=cluster)
    found = regress(response=response, x=x, cluster=cluster, near=near)
    assert (np.linalg.eigvalsh(found.nearby) > 0).all()
    ratio = np.sqrt(np.diagonal(found.nearby) / np.diagonal(found.clustered))
    assert (np.abs(np.log(ratio)) < np.log(1.5)).all()


def test_a_column_that_one_gemeente_tells_is_never_sure(figures):
    x, cluster, response = figures
    one = np.where(cluster == 3, x[:, 0], 0.0)
    found = regress(response=response, x=np.column_stack([x, one]), cluster=cluster)
    assert abs(found.estimate[3]) < 1.1 * np.sqrt(found.clustered[3, 3])


def test_without_pyfixest_it_says_what_to_install(monkeypatch, figures):
    x, cluster, response = figures
    real = builtins.__import__

    def missing(name, *rest, **more):
        if name == "pyfixest":
            raise ImportError
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(MissingExtra, match="explain"):
        regress(response=response, x=x, cluster=cluster)
