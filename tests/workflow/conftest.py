"""A small made-up country as a panel, and its results."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from wijkpeil import madeup
from wijkpeil.language import speaking
from wijkpeil.panel import Panel, build_panel
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.sources.leefbaarometer.instrument import REFERENCE
from wijkpeil.sources.provenance import Provenance
from wijkpeil.sources.tables import Characteristics, ScoreTable
from wijkpeil.study.model import Case, DataFile, DataSources, Event, Period, Study
from wijkpeil.workflow.analyse import analyse
from wijkpeil.workflow.inputs import Borders
from wijkpeil.workflow.question import Question


def provenance(file: str) -> Provenance:
    return Provenance(
        file=file, title="Made up", owner="Nobody", licence="CC0 1.0", sha256="0" * 64
    )


@pytest.fixture(scope="session")
def small() -> madeup.Country:
    return madeup.country(7, 40, 480)


@pytest.fixture(scope="session")
def table(small: madeup.Country) -> ScoreTable:
    return ScoreTable(
        level="wijk",
        edition="3.0",
        codes=small.areas.index.to_numpy(str),
        names=small.areas["name"].to_numpy(str),
        gemeenten=small.areas["gemeente_name"].to_numpy(str),
        waves=small.waves,
        values=small.scores,
        provenance=provenance("scores.csv"),
    )


@pytest.fixture(scope="session")
def panel(small: madeup.Country, table: ScoreTable) -> Panel:
    figures = Characteristics(
        level="wijk",
        year=2024,
        table=small.characteristics,
        size=small.areas["size"].astype(float),
        names=small.areas["name"],
        gemeenten=small.areas["gemeente_name"],
        missing=pd.DataFrame(),
        provenance=provenance("figures.csv"),
    )
    return build_panel(table, characteristics=figures)


@pytest.fixture(scope="session")
def bare(table: ScoreTable) -> Panel:
    """Scores alone: no sizes, no characteristics."""
    return build_panel(table)


@pytest.fixture(scope="session")
def borders(small: madeup.Country) -> Borders:
    return Borders(small.outlines, provenance("borders.geojson"))


@pytest.fixture(scope="session")
def question(small: madeup.Country) -> Question:
    names = small.areas["name"]
    return Question(
        made_up=True,
        cases=tuple(
            Case(code=code, name=names[code], city="Zandermeer") for code in names.index[:2]
        ),
        events=(Event(start=2013.0, end=2014.0, name="A made-up shock"),),
    )


@pytest.fixture(scope="session")
def results(panel: Panel, borders: Borders, question: Question) -> TrajectoryResults:
    with speaking("en"):
        return analyse(panel, question, borders=borders)


@pytest.fixture
def without_scores(panel: Panel) -> Panel:
    """The first three areas lack every score, and the fourth its size."""
    scores = {name: values.copy() for name, values in panel.scores.items()}
    for values in scores.values():
        values[:3] = np.nan
    areas = panel.areas.copy()
    areas.iloc[3, areas.columns.get_loc("size")] = np.nan
    return replace(panel, scores=scores, areas=areas)


STUDY = """\
title = "A made-up study"
question = "Which made-up wijken rose?"
language = "en"
made_up = true
level = "wijk"
cities = ["Zandermeer"]

[period]
from = 2012
to = 2016

[data]
scores = "data/verzonnen-scores-wijken-2002-2024.csv"
characteristics = "data/verzonnen-kerncijfers.csv"
borders = "data/verzonnen-grenzen.geojson"

[rules]
vulnerable = "zwak@2012"
minimum_change = 0.03
wrong_signs = 0.1
"""


@pytest.fixture(scope="session")
def study_folder(small: madeup.Country, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small country as a study folder; not to be written into."""
    folder = tmp_path_factory.mktemp("study")
    madeup.write(small, folder)
    (folder / "study.toml").write_text(STUDY, encoding="utf-8")
    first = small.areas.iloc[0]
    (folder / "cases.csv").write_text(
        f"code,name,city,why\n{first.name},{first['name']},Zandermeer,because\n", encoding="utf-8"
    )
    return folder


@pytest.fixture(scope="session")
def postcode_study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """Sixty made-up postcode areas, by turns in one of two gemeenten."""
    drawn = madeup.scores(seed=4, n_areas=60)
    folder = tmp_path_factory.mktemp("postcodes")
    codes = [str(9900 + at) for at in range(60)]
    afw = np.nan_to_num(drawn.scores["afw"])
    rows = [
        f"{code},{wave},{afw[at, t] + REFERENCE:.6f},{afw[at, t]:.6f},NA,NA,NA,NA,NA"
        for at, code in enumerate(codes)
        for t, wave in enumerate(drawn.waves)
    ]
    head = "PC4,jaar,lbm,afw,fys,onv,soc,vrz,won"
    (folder / "scores.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    places = [f"{code},GM900{1 + at % 2},Zandermeer,9" for at, code in enumerate(codes)]
    (folder / "gemeenten.csv").write_text(
        "\n".join(["PC4,gm_code,gm_naam,adressen", *places, ""]), encoding="utf-8"
    )
    return Study(
        title="Made-up postcodes",
        question="Which?",
        level="pc4",
        period=Period(2012, 2016),
        data=DataSources(DataFile("scores.csv"), gemeenten=DataFile("gemeenten.csv")),
        made_up=True,
        folder=folder,
    )
