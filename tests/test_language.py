import math
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.language import (
    DEFAULT,
    LANGUAGES,
    N_,
    activate,
    active,
    gettext,
    ngettext,
    number,
    percentage,
    speaking,
)


def test_dutch_is_the_default():
    assert DEFAULT == "nl"
    assert LANGUAGES == ("nl", "en")
    assert copy_context().run(active) == "nl"


def test_a_sentence_is_said_in_the_active_language():
    with speaking("nl"):
        assert gettext("Areas") == "Gebieden"
        with speaking("en"):
            assert gettext("Areas") == "Areas"
        assert gettext("Areas") == "Gebieden"


def test_the_language_is_restored_after_an_error():
    with speaking("nl"):
        with pytest.raises(ValueError, match="stop"), speaking("en"):
            raise ValueError("stop")
        assert active() == "nl"


def test_what_has_no_translation_stays_english():
    with speaking("nl"):
        assert gettext("No such sentence is in the catalogue") == (
            "No such sentence is in the catalogue"
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_stays_nothing(language):
    """Gettext would give the header of the catalogue."""
    with speaking(language):
        assert gettext("") == ""


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        ("en", 1, "Did you mean {possibility}?"),
        ("en", 2, "(Did you mean one of: {possibilities}?)"),
        ("nl", 1, "Bedoelde u {possibility}?"),
        ("nl", 0, "(Bedoelde u een van deze: {possibilities}?)"),
    ],
)
def test_one_and_many_differ(language, count, expected):
    with speaking(language):
        assert expected == ngettext(
            "Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", count
        )


def test_a_constant_is_marked_and_left_alone():
    with speaking("nl"):
        assert N_("Areas") == "Areas"


def test_two_threads_can_speak_different_languages():
    def speak(language):
        activate(language)
        return gettext("Areas")

    with ThreadPoolExecutor(2) as pool:
        said = [pool.submit(copy_context().run, speak, language) for language in ("nl", "en", "nl")]
    assert [one.result() for one in said] == ["Gebieden", "Areas", "Gebieden"]


@pytest.mark.parametrize(
    ("value", "options", "dutch", "english"),
    [
        (1234567.0, {}, "1.234.567", "1,234,567"),
        (-1234.567, {"digits": 2}, "−1.234,57", "−1,234.57"),
        (0.04, {"digits": 2, "sign": True}, "+0,04", "+0.04"),
        (-0.001, {"digits": 2, "sign": True}, "0,00", "0.00"),
        (0.0, {"sign": True}, "0", "0"),
        (math.nan, {"digits": 2}, "–", "–"),
    ],
)
def test_numbers_are_written_as_readers_do(value, options, dutch, english):
    with speaking("nl"):
        assert number(value, **options) == dutch
    with speaking("en"):
        assert number(value, **options) == english


@given(value=st.floats(-1e6, 1e6), digits=st.integers(0, 4), sign=st.booleans())
def test_a_number_can_be_read_back(value, digits, sign):
    with speaking("nl"):
        text = number(value, digits=digits, sign=sign)
    plain = text.replace(".", "").replace(",", ".").replace("−", "-")
    assert float(plain) == pytest.approx(value, abs=0.5000001 * 10.0**-digits)


@pytest.mark.parametrize(
    ("share", "digits", "dutch", "english"),
    [
        (0.953, 0, "95%", "95%"),
        (0.0125, 1, "1,2%", "1.2%"),
        (1.0, 0, "100%", "100%"),
        (0.0, 0, "0%", "0%"),
        (0.9999, 0, "meer dan 99%", "more than 99%"),
        (0.996, 1, "99,6%", "99.6%"),
        (0.99999, 1, "meer dan 99,9%", "more than 99.9%"),
        (1e-9, 0, "minder dan 1%", "less than 1%"),
        (1e-9, 2, "minder dan 0,01%", "less than 0.01%"),
        (math.nan, 0, "–", "–"),
    ],
)
def test_percentages_never_claim_certainty(share, digits, dutch, english):
    with speaking("nl"):
        assert percentage(share, digits=digits) == dutch
    with speaking("en"):
        assert percentage(share, digits=digits) == english


@given(share=st.floats(1e-12, 1 - 1e-12), digits=st.integers(0, 2))
def test_no_share_in_between_is_written_as_nothing_or_all(share, digits):
    with speaking("en"):
        text = percentage(share, digits=digits)
    assert text not in {f"{edge:.{digits}f}%" for edge in (0.0, 100.0)}
