"""Each chart draws what it was given, at both widths."""

import re

import pytest

from wijkpeil.charts.course import ClassBand, Point, Span, course
from wijkpeil.charts.dimensions import dimensions
from wijkpeil.charts.marks import MARKS, sprite
from wijkpeil.charts.nation import MOST_LABELS, Gap, nation
from wijkpeil.charts.rules import rules
from wijkpeil.charts.svg import svg
from wijkpeil.charts.theme import WIDTHS
from wijkpeil.charts.waffle import per_mark, waffle
from wijkpeil.language import speaking
from wijkpeil.trajectories.change import VERDICTS


@pytest.fixture(params=WIDTHS)
def width(request):
    with speaking("en"):
        yield request.param


def texts(drawn):
    return re.findall(r"<text[^>]*>([^<]*)</text>", drawn)


def test_waffle_has_one_mark_an_area(width):
    counts = {"rising": 12, "falling": 3, "stable": 0, "unclear": 70}
    drawn = svg(
        waffle(counts=counts, labels={v: f"{v} {n}" for v, n in counts.items()}, width=width),
        key="k",
    )
    assert {f"{v} {n}" for v, n in counts.items()} <= set(texts(drawn))
    for verdict, count in counts.items():
        mark = MARKS[verdict]
        found = re.findall(rf'fill="{mark.fill}" stroke="{mark.stroke}"', drawn)
        assert len(found) == count, verdict


def test_waffle_of_many_areas_stays_small(width):
    counts = {"rising": 5000, "falling": 1000, "stable": 0, "unclear": 1}
    assert per_mark(counts) == 16
    drawn = svg(waffle(counts=counts, labels=dict.fromkeys(counts, "x"), width=width), key="k")
    assert drawn.count("<path") < 500


def points():
    return [
        Point(2012, 4.0, 4.02, 4.0, 4.04, 3.98, 4.06, 4.11),
        Point(2014, None, 4.05, 4.03, 4.07, 4.0, 4.1, 4.12),
        Point(2016, 4.1, 4.08, 4.06, 4.1, 4.04, 4.12, 4.14),
    ]


def test_course_draws_only_what_was_measured(width):
    def dots(drawn):
        return drawn.count('stroke-width="1.4"')

    settings = {"domain": (3.9, 4.2), "nation_label": "land", "axis_title": "score"}
    drawn = svg(course(points=points(), events=(), width=width, **settings), key="k")
    assert dots(drawn) == 2
    assert "land" in texts(drawn)
    assert {"2012", "2016"} <= set(texts(drawn))


def test_course_names_events_and_classes(width):
    drawn = svg(
        course(
            points=points(),
            events=(Span(2013, 2013, "1"),),
            domain=(3.9, 4.2),
            nation_label="land",
            axis_title="score",
            width=width,
            classes=(
                ClassBand(float("-inf"), 3.8, "bad"),
                ClassBand(3.8, 4.0, "weak"),
                ClassBand(4.0, float("inf"), "good"),
            ),
        ),
        key="k",
    )
    shown = texts(drawn)
    assert "1" in shown
    assert "bad" not in shown
    assert ("weak" in shown) == ("good" in shown) == (width > 400)


def test_nation_marks_unusual_gaps(width):
    gaps = [
        Gap(2008, 2012, 4.10, 4.11, unusual=False, label="slow"),
        Gap(2012, 2014, 4.11, 4.15, unusual=True, label="fast"),
    ]
    drawn = svg(nation(gaps=gaps, events=(), axis_title="score", width=width), key="k")
    assert "fast" in texts(drawn)
    assert "slow" not in texts(drawn)
    assert drawn.count('stroke-width="4"') == 1


def test_nation_leaves_labels_out_where_they_would_cover_each_other(width):
    gaps = [
        Gap(2008 + at, 2009 + at, 4.1, 4.1 + at / 100, unusual=True, label=f"pace {at}")
        for at in range(MOST_LABELS + 1)
    ]
    drawn = svg(nation(gaps=gaps, events=(), axis_title="score", width=width), key="k")
    assert not any(text.startswith("pace") for text in texts(drawn))


def test_dimensions_writes_each_part_inside_the_drawing(width):
    parts = {"homes": 0.04, "safety": -0.02, "shops": 0.0}
    labels = {"homes": "+0.040", "safety": "−0.020", "shops": "0.000"}
    drawn = svg(dimensions(parts=parts, texts=labels, domain=(-0.02, 0.04), width=width), key="k")
    assert {*parts, *labels.values()} <= set(texts(drawn))


def test_rules_writes_counts_that_fit(width):
    counts = {"ours": dict(zip(VERDICTS, (50, 1, 0, 49), strict=True))}
    shown = texts(svg(rules(counts=counts, width=width), key="k"))
    assert {"ours", "50", "49"} <= set(shown)
    assert "1" not in shown
    assert "0" not in shown


def test_rules_survive_a_rule_that_says_nothing(width):
    drawn = svg(rules(counts={"ours": {"rising": 2}, "other": {}}, width=width), key="k")
    assert "other" in texts(drawn)


def test_marks_differ_in_shape_and_colour():
    assert len({mark.path for mark in MARKS.values()}) == len(VERDICTS)
    assert len({mark.fill for mark in MARKS.values()}) == len(VERDICTS)
    assert set(MARKS) == set(VERDICTS)
    assert all(f'id="mk-{name}"' in sprite() for name in MARKS)


def _luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("verdict", VERDICTS)
def test_marks_stand_out_and_words_on_them_can_be_read(verdict):
    mark = MARKS[verdict]
    assert contrast(mark.stroke, "#ffffff") >= 3
    assert contrast(mark.text, mark.fill) >= 4.5
