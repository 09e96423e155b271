import gettext
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.cli.language import choose_language
from wijkpeil.language import active, speaking

WORDS = st.lists(st.sampled_from(["run", "study", "--json", "--out", "x", "--title=--lang"]))


@pytest.fixture(autouse=True)
def _put_back():
    """What a command does to its process."""
    domain = gettext.textdomain()
    with speaking("nl"):
        yield
    gettext.textdomain(domain)


def chosen(words, environment):
    with speaking("en"):  # whatever was spoken before
        rest, given = choose_language(words, environment)
        return rest, given, active()


@given(before=WORDS, after=WORDS, language=st.sampled_from(["nl", "en"]), glued=st.booleans())
def test_it_may_stand_anywhere(before, after, language, glued):
    option = [f"--lang={language}"] if glued else ["--lang", language]
    rest, given, spoken = chosen([*before, *option, *after], {})
    assert rest == [*before, *after]
    assert given
    assert spoken == language


@given(words=WORDS)
def test_without_a_choice_it_is_dutch(words):
    assert chosen(words, {}) == (words, False, "nl")


@pytest.mark.parametrize(
    ("words", "environment", "spoken", "given"),
    [
        ([], {"WIJKPEIL_LANG": "en"}, "en", True),
        (["--lang", "nl"], {"WIJKPEIL_LANG": "en"}, "nl", True),
        (["--lang", "nl", "--lang", "en"], {}, "en", True),
        ([], {"WIJKPEIL_LANG": "fy"}, "nl", False),
        ([], {"LANG": "en_GB.UTF-8"}, "nl", False),
    ],
)
def test_the_command_line_wins_over_the_environment(words, environment, spoken, given):
    assert chosen(words, environment) == ([], given, spoken)


@pytest.mark.parametrize("words", [["--lang", "fy"], ["--lang=fy"], ["run", "--lang", "fy"]])
def test_an_unknown_language_is_left_for_click_to_refuse(words):
    rest, given, spoken = chosen(words, {})
    assert rest == ["--lang=fy", *[word for word in words if word == "run"]]
    assert not given
    assert spoken == "nl"


def test_a_language_that_is_not_named_is_refused_too():
    assert chosen(["run", "--lang"], {})[0] == ["--lang=", "run"]


def test_click_asks_our_catalogue(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "fr")
    chosen([], os.environ)
    assert gettext.gettext("Usage:") == "Gebruik:"
    chosen(["--lang=en"], os.environ)
    assert gettext.gettext("Usage:") == "Usage:"
