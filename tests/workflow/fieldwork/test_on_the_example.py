"""What the commands don't reach: cells emptied, checks before approval, pages without words."""

import shutil
from dataclasses import replace

import pytest

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.pseudonyms import Key
from wijkpeil.madeup.example import plain_files
from wijkpeil.report.fieldwork import coders
from wijkpeil.study.fieldwork.model import Fieldwork
from wijkpeil.workflow.fieldwork.agreement import agreement_of
from wijkpeil.workflow.fieldwork.matrix import empty_cell, fill_cell
from wijkpeil.workflow.fieldwork.opened import opened
from wijkpeil.workflow.fieldwork.pseudonyms import begin, check
from wijkpeil.workflow.fieldwork.publish import publish_fieldwork
from wijkpeil.workflow.fieldwork.timeline import add_entry

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    folder = tmp_path_factory.mktemp("example")
    for name, path in plain_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, folder / name)
    with opened(folder):
        pass
    return folder


@pytest.fixture
def store(example, tmp_path):
    folder = tmp_path / "study"
    shutil.copytree(example, folder)
    with opened(folder) as it:
        yield it


def test_a_cell_is_emptied_once(store):
    key = "WK900121|bewoners en ondernemers|fysiek"
    empty_cell(store, key, who="AB")
    with pytest.raises(FieldworkError, match="empty already"):
        empty_cell(store, key, who="AB")


def test_a_score_out_of_range(store):
    cell = Assessment("WK900121", "professionals", "fysiek", score=3)
    with pytest.raises(FieldworkError, match="3 is none"):
        fill_cell(store, cell, who="AB")


def test_the_check_before_approval_tells_what_is_open(store):
    document = "anijsveste-huisbezoek"
    with pytest.raises(FieldworkError, match="No review of document"):
        check(store, document, key=Key())
    review = begin(store, document)
    found = check(store, document, key=Key())
    assert len(found.undecided) == len(review.proposals) > 0
    assert begin(store, document) == review


def test_a_kind_of_entry_that_is_none(store):
    with pytest.raises(FieldworkError, match="“party” is unknown"):
        add_entry(store, "x", cases=["Anijsveste"], start="2012", who="AB", kind="party")


def test_no_documents_no_page(store, tmp_path):
    with pytest.raises(FieldworkError, match="no documents yet"):
        publish_fieldwork(store.study, Fieldwork(), tmp_path)


def test_the_page_shows_no_words_of_texts_that_nobody_approved(store, monkeypatch):
    monkeypatch.setattr(coders, "svg", lambda _chart, key: f'<svg id="{key}"></svg>')
    found = replace(agreement_of(store), language="en")
    page = coders.coders_page(found)
    place = next(place for it in found.disagreements for place in it.places)
    document = next(it.document for it in found.disagreements if place in it.places)
    words = " ".join(found.words[document][place.start : place.end].split())[:30]
    assert words in page
    closed = coders.coders_page(replace(found, words={}))
    assert words not in closed
    assert "not approved, so not shown" in closed
    assert coders.coders_page(found) == page


def test_coders_who_never_differ_have_nothing_to_talk_through(store, monkeypatch):
    monkeypatch.setattr(coders, "svg", lambda _chart, key: f'<svg id="{key}"></svg>')
    found = replace(agreement_of(store), language="en", disagreements=(), confusions=())
    found = replace(found, agreement=replace(found.agreement, left_out=()))
    page = coders.coders_page(found)
    assert "To talk through" not in page
    assert "one person only" not in page
