"""Codings, picked out."""

from dataclasses import replace

import pytest
from tests.store.conftest import filled
from tests.store.test_scrub import approve

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.change import Change, RowChange, row_changes
from wijkpeil.store import CodingFilter


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request, study):
    """A store on each of the two databases."""
    if request.param == "sqlite":
        yield request.getfixturevalue("store")
    else:
        opened = request.getfixturevalue("on_server")(study)
        opened.apply(filled(study), who="AB")
        yield opened


def _ids(store, **given):
    return [it.id for it in store.codings(CodingFilter(**given))]


def test_filters(either):
    first, second = (it.code for it in either.study.cases[:2])
    assert _ids(either) == ["k1", "k2", "k3"]
    assert _ids(either, document="nota") == ["k3"]
    assert _ids(either, case=first) == ["k1", "k2", "k3"]
    assert _ids(either, case=second) == ["k3"]
    assert _ids(either, perspective=either.study.perspectives[2]) == ["k1", "k2"]
    assert _ids(either, code="wonen") == ["k1", "k2", "k3"]
    assert _ids(either, code="nieuwbouw", coder="CD") == ["k2"]
    assert _ids(either, flagged=True) == []
    assert _ids(either, reviewed=False) == ["k1", "k2", "k3"]
    with pytest.raises(FieldworkError):
        _ids(either, code="ghost")


def test_pages_and_counts(either):
    assert [it.id for it in either.codings(start=1, limit=1)] == ["k2"]
    assert [it.id for it in either.codings(start=1)] == ["k2", "k3"]
    assert either.count_codings(CodingFilter(coder="AB")) == 2
    first, second = (it.code for it in either.study.cases[:2])
    counts = either.counts()
    assert counts.by_code == {"nieuwbouw": 2, "wonen": 1}
    assert counts.by_case == {first: 3, second: 1}
    assert counts.by_document == {"gesprek": 2, "nota": 1}
    assert counts.by_coder == {"AB": 2, "CD": 1}
    assert counts.total == 3
    assert either.counts(CodingFilter(case=second)).by_case == {second: 1}


def test_flags_and_approval(either):
    one = either.codings()[0]
    change = Change("change codings", row_changes("codings", [(one, replace(one, flag="look"))]))
    either.apply(change, who="AB")
    assert _ids(either, flagged=True) == ["k1"]
    assert _ids(either, flagged=False) == ["k2", "k3"]
    approve(either)
    assert _ids(either, reviewed=True) == ["k1", "k2"]
    assert _ids(either, reviewed=False) == ["k3"]


def test_the_order_is_that_of_the_file(either):
    """By code point, whatever the language of a server."""
    codings = either.codings()
    made = [replace(codings[0], id=id_) for id_ in ("b", "A", "a-b", "aB", "Z", "a_b")]
    rows = tuple(RowChange("codings", it.id, None, it) for it in made)
    either.apply(Change("add codings", rows), who="AB")
    assert list(either.codings()) == sorted(either.codings())
