import inspect
import re

import pytest

from wijkpeil import errors
from wijkpeil.errors import MissingExtra, RefusedFile, SourceError, WijkpeilError
from wijkpeil.language import speaking


def the_tree():
    """Every error with its parents, from the code."""
    return {
        name: kind
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, WijkpeilError)
    }


def test_the_tree_in_the_docstring_is_the_tree_in_the_code():
    drawn = re.findall(r"^([│ ]*(?:[├└]── )?)(\w+)", errors.__doc__.split("::")[1], re.MULTILINE)
    path: list[str] = []
    parents = {}
    for branch, name in drawn:
        depth = (len(branch) + 3) // 4 - 1
        if name == "WijkpeilError" or "──" in branch:
            path = [*path[:depth], name]
            parents[name] = path[-2] if len(path) > 1 else None
    assert set(parents) == set(the_tree())
    for name, parent in parents.items():
        if parent is not None:
            assert the_tree()[name].__base__ is the_tree()[parent]


def test_a_place_is_told_before_the_message():
    with speaking("en"):
        assert str(SourceError("Empty.")) == "Empty."
        assert str(SourceError("Empty.", file="a.csv")) == "a.csv: Empty."
        assert str(SourceError("Empty.", file="a.csv", line=3)) == "a.csv, line 3: Empty."
    with speaking("nl"):
        assert str(SourceError("Leeg.", file="a.csv", line=3)) == "a.csv, regel 3: Leeg."


def test_the_place_can_be_asked():
    with pytest.raises(WijkpeilError) as caught:
        raise RefusedFile("Two editions.", file="scores.csv", line=12)
    assert isinstance(caught.value, SourceError)
    assert (caught.value.file, caught.value.line) == ("scores.csv", 12)
    assert caught.value.message == "Two editions."


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_missing_part_says_how_to_install_it(language):
    with speaking(language):
        error = MissingExtra("report")
    assert "pip install 'wijkpeil[report]'" in str(error)
    assert error.extra == "report"
