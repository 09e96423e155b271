import copy
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.study.moments import Moment, written


@given(st.dates(), st.dates())
def test_moments_keep_the_order_of_days(one, other):
    assert (Moment(one.isoformat()) < Moment(other.isoformat())) == (one < other)


@given(st.dates(min_value=date(1, 1, 2)))
def test_a_plain_number_is_written_as_its_day(day):
    text = written(float(Moment(day.isoformat())))
    assert text == (day.isoformat() if (day.month, day.day) != (1, 1) else f"{day.year:04d}")


@pytest.mark.parametrize("text", ["2015", "2015-01-01", "2016-02-29"])
def test_the_text_is_kept(text):
    moment = Moment(text)
    assert written(moment) == text
    assert repr(moment) == f"Moment('{text}')"
    for twin in (copy.deepcopy(moment), pickle.loads(pickle.dumps(moment))):  # noqa: S301
        assert (twin, twin.text) == (moment, text)


@pytest.mark.parametrize(
    "text",
    ["", "15", "2015-1-1", "2015-02-29", "2015-13-01", "２０１５", "20150101", "0000", "2015 "],
)
def test_what_is_no_date(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the caller says what was wrong
        Moment(text)


def test_the_end_of_a_day_and_of_a_year():
    assert Moment("2016-12-31").last == pytest.approx(2017.0)
    assert Moment("2016").last == 2017.0
