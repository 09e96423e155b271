"""Reference values: R synthdid 0.0.9 on California's tobacco control programme."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from wijkpeil.effects.synthetic.effect import SyntheticEffect, synthetic_effect
from wijkpeil.effects.synthetic.leave_out import leave_one_donor_out
from wijkpeil.effects.synthetic.placebos import placebos

pytestmark = pytest.mark.shared
START = 19


@pytest.fixture(scope="module")
def packs(shared: Path) -> pd.DataFrame:
    file = shared / "reference" / "effects" / "data" / "california_prop99.csv"
    long = pd.read_csv(file, sep=";")
    return long.pivot_table(index="State", columns="Year", values="PacksPerCapita")


def estimated(packs: pd.DataFrame, method, solver="exact") -> SyntheticEffect:
    start = np.where(packs.index == "California", START, -1)
    years = packs.columns.to_numpy(dtype=float)
    return synthetic_effect(
        outcomes=packs.to_numpy(), years=years, start=start, method=method, solver=solver
    )


def weights(found: SyntheticEffect, packs: pd.DataFrame) -> dict[str, float]:
    return pd.Series(found.omega, index=packs.index).round(8).to_dict()


def test_synthetic_did_is_that_of_r(packs):
    found = estimated(packs, "synthetic DiD")
    assert found.estimate == pytest.approx(-15.6038278727, abs=1e-9)
    assert found.noise == pytest.approx(5.494401, abs=5e-7)
    omega = weights(found, packs)
    expected = {
        "Nevada": 0.12448923,
        "New Hampshire": 0.10504758,
        "Connecticut": 0.07828729,
        "Delaware": 0.07036812,
        "Colorado": 0.05751279,
        "Illinois": 0.05338782,
    }
    assert {name: omega[name] for name in expected} == pytest.approx(expected, abs=2e-8)
    assert found.lam[-3:] == pytest.approx([0.3664706, 0.2064531, 0.4270763], abs=1e-7)
    assert not found.lam[:-3].any()
    assert found.jackknife_error is None
    assert any("jackknife" in note for note in found.notes)


def test_synthetic_control_as_r_stops_it(packs):
    found = estimated(packs, "synthetic control", "as synthdid")
    assert found.estimate == pytest.approx(-19.6196634709, abs=1e-9)
    omega = weights(found, packs)
    expected = {
        "Utah": 0.39610401,
        "Montana": 0.2322727,
        "Nevada": 0.20442613,
        "Connecticut": 0.10446734,
        "New Hampshire": 0.04536371,
        "Colorado": 0.01331585,
    }
    assert {name: omega[name] for name in expected} == pytest.approx(expected, abs=2e-8)


def test_the_exact_twin_fits_better_than_r(packs):
    exact = estimated(packs, "synthetic control")
    assert exact.twin.rmspe < estimated(packs, "synthetic control", "as synthdid").twin.rmspe
    assert exact.estimate == pytest.approx(-19.5136, abs=1e-3)


@pytest.mark.parametrize(
    ("method", "solver", "error", "rank"),
    [
        ("synthetic DiD", "exact", 9.3688, 2),
        ("synthetic control", "as synthdid", 10.6195, 3),
        ("DiD", "exact", 17.2868, 4),
    ],
)
def test_all_38_placebos(packs, method, solver, error, rank):
    found = estimated(packs, method, solver)
    all_states = placebos(found, level=0.9)
    assert all_states.exact
    assert len(all_states.estimate) == 38
    assert all_states.error == pytest.approx(error, abs=5e-5)
    assert all_states.p == pytest.approx(rank / 39)
    assert all_states.smallest_p == pytest.approx(1 / 39)
    # Inverted: 0 is kept exactly where its p is above 0.1.
    assert (all_states.lower <= 0 <= all_states.upper) == (all_states.p > 0.1)


def test_did(packs):
    assert estimated(packs, "DiD").estimate == pytest.approx(-27.3491110836, abs=1e-9)


def test_ratios_by_hand(packs):
    # Abadie, Diamond and Hainmueller (2010) have rank 1 with covariates; by outcomes alone it is 3.
    found = estimated(packs, "synthetic control")
    told = placebos(found)
    every = np.vstack([found.difference, told.difference])
    ratio = [np.sqrt((d[START:] ** 2).mean() / (d[:START] ** 2).mean()) for d in every]
    assert told.ratio == pytest.approx(ratio[0])
    assert told.ratio_rank == 1 + np.sum(np.array(ratio[1:]) >= ratio[0])
    assert told.ratio_p == pytest.approx(told.ratio_rank / 39)


def test_no_single_state_carries_the_answer(packs):
    found = estimated(packs, "synthetic control")
    left = leave_one_donor_out(found)
    assert len(left.area) == (found.omega > 0).sum()
    assert left.lowest <= found.estimate <= left.highest < 0
