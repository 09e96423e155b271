"""A made-up study of ten cases to compare, without any fitting."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.panel import Panel
from wijkpeil.qca.calibration.anchors import Anchors
from wijkpeil.qca.calibration.methods import Steps, ThreeAnchors
from wijkpeil.qca.truth_table import Cuts
from wijkpeil.sources.provenance import Provenance
from wijkpeil.study.comparison import (
    Comparison,
    FromAssessments,
    FromCharacteristic,
    FromColumn,
    FromTrajectory,
    PlannedSet,
)
from wijkpeil.study.data_file import DataFile
from wijkpeil.study.fieldwork import write_fieldwork
from wijkpeil.study.fieldwork.model import Fieldwork
from wijkpeil.study.model import Case, DataSources, Period, Study
from wijkpeil.trajectories.change import Change

NAMES = ("Aveld", "Bveld", "Cveld", "Dveld", "Eveld", "Fveld", "Gveld", "Hveld", "Iveld", "Jveld")
CODES = tuple(f"WK9001{place:02d}" for place in range(10))
RENT = (30, 40, 45, 55, 52, 62, 75, 80, 66, 58)
LASTING = (3, 3, 2, 3, 1, 1, 2, 1, 3, 1)
RISE = (0.12, 0.15, 0.09, 0.11, -0.03, -0.09, -0.1, -0.12, 0.1, -0.05)

MIXED = PlannedSet(
    "MIXED",
    FromCharacteristic("social_rent"),
    ThreeAnchors(Anchors(0.7, 0.6, 0.5)),
    reason="the made-up policy says so",
    words=("mostly social rent", "mixed tenure"),
    expected=(1,),
    expected_negation=(0,),
)
LASTING_SET = PlannedSet(
    "LASTING",
    FromColumn(DataFile("own.csv"), "lasting"),
    Steps((2.5,)),
    words=("a short approach", "a lasting approach"),
    expected=(1,),
)
OUTCOME = PlannedSet("RISE", FromTrajectory("chance of rise"), words=("no rise", "rise"))


def plan(**changes) -> Comparison:
    """Two conditions: tenure from a characteristic, the approach from a file in the study."""
    return Comparison(
        **(
            {
                "outcome": OUTCOME,
                "conditions": (MIXED, LASTING_SET),
                "cuts": Cuts(0.8, None, 0.5),
                "theory": "LASTING",
            }
            | changes
        )
    )


def study(folder: Path, comparison: Comparison | None) -> Study:
    """A study in `folder`, with scores for the approach in a CSV."""
    rows = [f"{code},{value}" for code, value in zip(CODES, LASTING, strict=True)]
    (folder / "own.csv").write_text("code,lasting\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return Study(
        title="Made-up cases compared",
        question="Which?",
        level="wijk",
        period=Period(2012, 2016),
        data=DataSources(DataFile("scores.csv")),
        language="en",
        made_up=True,
        comparison=comparison,
        cases=tuple(
            Case(code, name, "Noordstad" if place < 5 else "Zuidstad")
            for place, (code, name) in enumerate(zip(CODES, NAMES, strict=True))
        ),
        folder=folder,
    )


def panel(year: int | None = 2010) -> Panel:
    """The areas of the cases, with their tenure."""
    index = pd.Index(CODES, name="code")
    areas = pd.DataFrame({"name": NAMES, "gemeente": "GM9001", "size": 1000.0}, index=index)
    return Panel(
        level="wijk",
        edition="3.0",
        figures_year=year,
        areas=areas.assign(gemeente_name="Noordstad"),
        characteristics=pd.DataFrame({"perc_sociale_huur": np.array(RENT, float)}, index=index),
        waves=np.array([2012, 2016]),
        scores={},
        provenance=(
            Provenance(file="scores.csv", title="Made up", owner="", licence="", sha256="0" * 64),
        ),
    )


def change(estimate=RISE) -> Change:
    """Changes that are well known."""
    return Change(
        start=2012,
        end=2016,
        reference="nation",
        codes=np.array(CODES),
        estimate=np.array(estimate, float),
        scale=np.full(10, 0.02),
        degrees=np.full(10, 30.0),
    )


SIDES = ("policy", "professionals", "residents")
TRUST = Code("trust", "Trust", kind="factor")
DEVELOPMENT = Code("dev", "Rise or decline", kind="development")
BOOK = (DEVELOPMENT, TRUST, Code("kept", "Promises", parent="trust"))
GIVEN = (
    (2, 1, 2),
    (1, 1, 1),
    (2, "", 1),
    (1, 2, 1),
    (-1, -2, -1),
    (-2, -2, -1),
    (2, 1, -1),  # Gveld: contradict
    ("", "", ""),  # Hveld: nobody spoke
    ("?", "", "?"),  # Iveld: unclear
    (-1, "", "?"),  # Jveld: one only
)
"""Of each case, by perspective; "?" is unclear, "" nothing."""
DIRECT = ThreeAnchors(Anchors(-1.5, 0.25, 1.5))
TRUST_SET = PlannedSet(
    "TRUST", FromAssessments("trust"), DIRECT, reason="made up", words=("little", "much trust")
)


def judge(folder: Path) -> None:
    """Write a filled framework matrix of the ten cases."""
    assessments = tuple(
        Assessment(case, side, factor.id, None if score == "?" else score)
        for case, row in zip(CODES, GIVEN, strict=True)
        for side, score in zip(SIDES, row, strict=True)
        for factor in (DEVELOPMENT, TRUST)
        if score != ""
    )
    write_fieldwork(folder, Fieldwork(codes=BOOK, assessments=assessments))


def assessed_study(folder: Path, *conditions: PlannedSet, **changes) -> Study:
    """A study that compares on trust, in a folder that was judged; on others if they are given."""
    made = plan(conditions=conditions or (TRUST_SET, MIXED), theory="", **changes)
    return replace(study(folder, made), perspectives=SIDES)
