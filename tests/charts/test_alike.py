"""Courses beside those of look-alikes."""

import re

import pytest

from wijkpeil.charts.alike import Band, Dot, alike_course, alike_difference
from wijkpeil.charts.svg import svg
from wijkpeil.charts.theme import WIDTHS
from wijkpeil.language import speaking


@pytest.fixture(params=WIDTHS)
def width(request):
    with speaking("en"):
        yield request.param


def bands(level):
    return [
        Band(year, level + n / 100, level - 0.02, level + 0.04, level - 0.04, level + 0.06)
        for n, year in enumerate((2012, 2016, 2020))
    ]


def drawn_course(width, each, measured):
    return svg(
        alike_course(
            area=bands(4.0), alike=bands(4.05), each=each, measured=measured, period=(2012, 2016),
            domain=(3.9, 4.2), axis_title="score", width=width,
        ),
        key="k",
    )  # fmt: skip


def test_each_look_alike_is_a_thin_line(width):
    each = [[4.0, 4.1, 4.1], [4.1, 4.0, 4.05], [4.0, 4.0, 4.0]]
    drawn = drawn_course(width, each, [Dot(2012, 4.01)])
    assert drawn.count('stroke-width="0.8"') == 3
    assert drawn.count('stroke-width="2.2"') == 2
    assert drawn.count('stroke-dasharray="6,3"') == 1
    assert drawn.count('stroke-width="1.4"') == 1


def test_measured_scores_are_dots(width):
    each = [[4.0, 4.1, 4.1]]
    dots = drawn_course(width, each, [Dot(2012, 4.01), Dot(2016, 4.02)]).count('stroke-width="1.4"')
    assert dots == 2


def test_the_difference_has_its_zero(width):
    drawn = svg(
        alike_difference(
            difference=bands(0.0), period=(2012, 2016), domain=(-0.05, 0.07),
            axis_title="points", width=width,
        ),
        key="k",
    )  # fmt: skip
    words = re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
    assert "0" in words
    assert any(word.startswith("+0.0") for word in words)
    assert drawn.count('stroke-dasharray="5,4"') == 1
