"""A made-up study with fieldwork, and made-up figures of its areas."""

import importlib.util
from pathlib import Path
from types import ModuleType

from wijkpeil.study.fieldwork import write_document_text, write_fieldwork
from wijkpeil.study.model import Case, DataFile, DataSources, Event, Intervention, Period, Study
from wijkpeil.study.moments import Moment

TESTS = Path(__file__).parents[2]


def load(path: str, name: str) -> ModuleType:
    """Load a factory of another room's tests."""
    spec = importlib.util.spec_from_file_location(name, TESTS / path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


made = load("fieldwork/matrix/factory.py", "fieldwork_of_studies")
figures = load("report/factory.py", "figures_of_studies")

CASES = (
    Case(made.ZUID, "Zuid", "Bestad"),
    Case(made.NOORD, "Noord", "Aadorp"),
    Case(made.OOST, "Oost", "Aadorp"),
)
EVENTS = (
    Event(Moment("2012"), Moment("2014"), "Crisis"),
    Event(Moment("2015-07-01"), Moment("2015-07-01"), "Town law", where="Aadorp"),
    Event(Moment("2016"), Moment("2016"), "Elsewhere", where="Cestad"),
    Event(2017.5, 2017.5, "Fair", where="Noord"),
)
INTERVENTIONS = (
    Intervention("I1", "Lamps", "", (made.NOORD,), started=Moment("2013"), ended=Moment("2016")),
    Intervention("I2", "Coach", "", (made.ZUID,), started=Moment("2018-02-01")),
)


def study(folder: Path, *, write: bool = True, fieldwork=None, **changes) -> Study:
    """A study in `folder`; with its fieldwork in files, unless told otherwise."""
    if write:
        write_fieldwork(folder, made.fieldwork() if fieldwork is None else fieldwork)
        for document in made.DOCUMENTS:
            write_document_text(folder, document, made.TEXTS[document.id])
    given = {
        "title": "Made-up neighbourhoods",
        "question": "Which?",
        "level": "wijk",
        "period": Period(2012, 2016),
        "data": DataSources(DataFile("scores.csv")),
        "language": "en",
        "made_up": True,
        "perspectives": made.PERSPECTIVES,
        "cases": CASES,
        "events": EVENTS,
        "interventions": INTERVENTIONS,
        "folder": folder,
    }
    return Study(**(given | changes))


def trajectories(**verdicts: str):
    """Figures of the areas, with the given verdicts on some of them."""
    results = figures.make()
    verdict = results.verdict.copy()
    for code, word in verdicts.items():
        verdict[results.areas.index.get_loc(code)] = word
    return figures.make(verdict=verdict, cases=CASES)
