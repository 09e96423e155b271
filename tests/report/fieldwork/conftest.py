"""The fieldwork of a made-up study summed up, in English; drawing is left out."""

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from wijkpeil.language import speaking
from wijkpeil.report.fieldwork import saturation
from wijkpeil.report.trajectories import drawing
from wijkpeil.workflow.fieldwork.summed_up import sum_up

FACTORY = Path(__file__).parents[2] / "workflow" / "fieldwork" / "study_factory.py"
_spec = importlib.util.spec_from_file_location("studies_of_fieldwork_pages", FACTORY)
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
        monkeypatch.setattr(saturation, "svg", lambda chart, key: f'<svg id="{key}"></svg>')


@pytest.fixture
def drawn():
    """Ask for real drawings."""


@pytest.fixture(scope="session")
def studies():
    return factory


@pytest.fixture(scope="session")
def summed(studies, tmp_path_factory):
    """Sum up the made-up fieldwork, with some of it otherwise."""
    folder = tmp_path_factory.mktemp("study")
    made = studies.made
    figures = studies.trajectories(**{made.NOORD: "rising", made.OOST: "unclear"})
    studies.study(folder)

    def of(*, trajectories=figures, cases=None, perspectives=None, **changes):
        study = studies.study(folder, write=False)
        study = replace(
            study,
            cases=cases if cases is not None else study.cases,
            perspectives=perspectives or study.perspectives,
        )
        with speaking("en"):
            return sum_up(study, made.fieldwork(**changes), trajectories)

    return of


@pytest.fixture(scope="session")
def results(summed):
    return summed()
