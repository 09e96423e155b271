"""Comparisons of made-up cases, for tests of the page."""

import importlib.util
from pathlib import Path

import pandas as pd
import pytest

from wijkpeil.language import speaking
from wijkpeil.qca import Question
from wijkpeil.report.trajectories import drawing
from wijkpeil.sources.qca_csv import QcaTable
from wijkpeil.workflow.qca_study import About, compare_study, compare_table

FACTORY = Path(__file__).parents[2] / "workflow" / "qca" / "factory.py"
_spec = importlib.util.spec_from_file_location("qca_cases_of_pages", FACTORY)
factory = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(factory)


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


@pytest.fixture(autouse=True)
def _undrawn(request, monkeypatch):
    """Leave the drawing out, which takes most of the time; charts have tests of their own."""
    if "drawn" not in request.fixturenames:
        stub = '<svg id="{key}-{width}"></svg>'
        monkeypatch.setattr(
            drawing, "draw", lambda chart, width, key: stub.format(key=key, width=width)
        )


@pytest.fixture(scope="session")
def made():
    return factory


@pytest.fixture(scope="session")
def compared(made, tmp_path_factory):
    """Compare the made-up study, with some of its plan otherwise."""
    folder = tmp_path_factory.mktemp("study")

    def of(*, language="en", cuts=None, deals=200, estimate=None, **changes):
        change = made.change() if estimate is None else made.change(estimate)
        with speaking(language):
            return compare_study(
                made.study(folder, made.plan(**changes)),
                made.panel(),
                change,
                cuts=cuts,
                command="wijkpeil qca analyse study",
                deals=deals,
            )

    return of


@pytest.fixture(scope="session")
def results(compared):
    return compared()


@pytest.fixture(scope="session")
def of_table():
    """Compare a calibrated table."""

    def of(frame: pd.DataFrame, question: Question, *, clusters="", deals=0):
        with speaking("en"):
            return compare_table(
                QcaTable(frame), question, about=About("T"), clusters=clusters, deals=deals
            )

    return of
