"""Look-alikes of made-up areas, for tests of the report."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from wijkpeil.language import speaking
from wijkpeil.results.alike import AlikeResults, Compared
from wijkpeil.sources.provenance import Provenance
from wijkpeil.trajectories.alike.balance import balance
from wijkpeil.trajectories.alike.difference import change_against_alike, difference
from wijkpeil.trajectories.alike.features import Column, features
from wijkpeil.trajectories.alike.look_alikes import look_alikes
from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.trajectory import Trajectory

WAVES = np.array([2008, 2012, 2016, 2020])
RISER, FALLER, STEADY, UNSURE, ODD, LONELY, UNMEASURED = range(7)
COUNT = 20


def _trajectory(codes):
    level = np.tile(np.array([-0.05, -0.04, -0.03, -0.02]), (COUNT, 1))
    level[RISER, 2:] += 0.10
    level[FALLER, 2:] -= 0.10
    scale = np.full((COUNT, 4), 0.012)
    scores = level + 4.1 + 0.005
    scores[UNMEASURED, 2] = np.nan
    return Trajectory(
        codes=codes, waves=WAVES, scores=scores, nation=np.array([4.1, 4.11, 4.12, 4.13]),
        mean=level, scale=scale, degrees=np.full(COUNT, 12.0),
    )  # fmt: skip


def make(**changes) -> AlikeResults:
    codes = np.char.mod("WK9%03d", np.arange(COUNT))
    names = [f"Place {chr(ord('A') + (n * 7) % COUNT)}" for n in range(COUNT)]
    level = np.linspace(-0.1, 0.1, COUNT)
    level[LONELY] = 5.0
    rent = np.linspace(0.2, 0.4, COUNT)
    rent[RISER] = np.nan
    rent[ODD] = 0.95
    compared = features(
        codes=codes, columns={"level": Column(level), "rent": Column(rent, measure="share")}
    )
    alike = look_alikes(features=compared, k=5, caliper=1.2, least_shared=0.5)
    good = alike.good.copy()
    members = alike.members.copy()
    good[ODD] = False
    members[ODD] = [10, 11, -1, -1, -1]
    members[LONELY], good[LONELY] = -1, False
    alike = replace(alike, good=good, members=members)
    course = _trajectory(codes)
    scale = np.full(COUNT, 0.012)
    scale[UNSURE] = 0.08
    absolute = Change(
        start=2012, end=2016, reference="none", codes=codes,
        estimate=course.mean[:, 2] - course.mean[:, 1] + 0.01, scale=scale,
        degrees=np.full(COUNT, 12.0),
    )  # fmt: skip
    verdict = np.full(COUNT, "stable", dtype="<U7")
    verdict[[RISER, FALLER, UNSURE, ODD, LONELY]] = [
        "rising", "falling", "unclear", "unclear", "unclear",
    ]  # fmt: skip
    measured = np.isfinite(course.scores[:, 1:3]).all(axis=1)
    results = AlikeResults(
        title="Made-up places compared",
        language="en",
        made_up=True,
        areas=pd.DataFrame(
            {
                "name": names,
                "gemeente": "GM9001",
                "gemeente_name": "Duindorp aan Zee",
                "size": 3000.0,
            },
            index=pd.Index(codes, name="code"),
        ),
        shown=tuple(codes[:7].tolist()),
        start=2012,
        end=2016,
        alike=alike,
        features=compared,
        balance=balance(features=compared, alike=alike),
        compared={
            "level": Compared("level of the score", "points"),
            "rent": Compared("homes of housing corporations", "share"),
        },
        not_compared=("building period",),
        trajectory=course,
        against=difference(trajectory=course, alike=alike),
        absolute=absolute,
        relative=change_against_alike(change=absolute, alike=alike),
        verdict=verdict,
        measured=measured,
        wrong_signs=0.01,
        cap=0.05,
        apart_from=("areas of its own gemeente",),
        smoothed_start=True,
        command="wijkpeil alike scores.csv --area WK9000",
        provenance=(
            Provenance(
                file="scores.csv",
                title="Made up",
                owner="Nobody",
                licence="CC0 1.0",
                sha256="0" * 64,
            ),
        ),
        notes=("The characteristics are made up.",),
    )
    return replace(results, **changes)


@pytest.fixture(scope="session")
def alike_results():
    return make()


@pytest.fixture
def english():
    with speaking("en"):
        yield
