"""Pictures of the fieldwork."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.charts.course import Point, course
from wijkpeil.charts.fieldwork.covered import Filled, covered
from wijkpeil.charts.fieldwork.keys import KEYS
from wijkpeil.charts.fieldwork.lanes import place_spans
from wijkpeil.charts.fieldwork.pixels import LINE, column_heads, folded
from wijkpeil.charts.fieldwork.saturation import saturation
from wijkpeil.charts.fieldwork.sides import Bar, sides
from wijkpeil.charts.fieldwork.tiles import NOTHING, score_tile, stand_tile, tiles
from wijkpeil.charts.fieldwork.timeline import Item, timeline, within
from wijkpeil.charts.fieldwork.voices import voices
from wijkpeil.charts.marks import sprite
from wijkpeil.charts.svg import svg
from wijkpeil.charts.theme import BLUE, RUST, WIDTHS
from wijkpeil.fieldwork.matrix.perspectives import STANDS

WAVES = (2002, 2008, 2012, 2016, 2020)
ITEMS = (
    Item(2009.0, 2010.0, "Crisis", "event", from_documents=False),
    Item(2010.0, math.inf, "A coach who never leaves", "intervention", from_documents=False),
    Item(2012.3, 2012.3, "Fire in the hall", "event", from_documents=True),
)


@pytest.fixture(params=WIDTHS)
def width(request):
    return request.param


def test_tiles_show_signs_and_names(width):
    cells = {
        (0, 0, 0): score_tile(2, "++", supported=True),
        (0, 0, 1): score_tile(-1, "−", supported=False),
        (1, 1, 0): score_tile(None, "?", supported=True),
        (1, 1, 1): NOTHING,
    }
    chart = tiles(
        rows=["Safety", "Trust"], columns=["1", "2"], blocks=["policy", "residents"], cells=cells,
        width=width,
    )  # fmt: skip
    drawn = svg(chart, key="t")
    for text in ("Safety", "Trust", "policy", "residents", ">1<", ">2<", "+\u200a+", ">−<", ">?<"):
        assert text in drawn
    assert svg(chart, key="t") == drawn


def test_tiles_without_passages_are_open():
    assert score_tile(2, "++", supported=True).fill == BLUE
    assert score_tile(2, "++", supported=False).fill != BLUE
    assert score_tile(-2, "−−", supported=True).fill == RUST


def test_each_stand_has_a_sign_of_its_own():
    signs = [stand_tile(stand).sign for stand in STANDS]
    assert len(set(signs)) == len(STANDS)
    assert stand_tile("none") == NOTHING


def names_at(drawn, name):
    """Give the heights at which a name stands."""
    before = [drawn[: found.start()] for found in re.finditer(f">{name}<", drawn)]
    return [float(re.findall(r"translate\([-\d.]+,([-\d.]+)\)", text)[-1]) for text in before]


def test_blocks_stand_beside_each_other_or_under_each_other():
    cells = {(block, 0, column): NOTHING for block in range(3) for column in range(11)}
    made = {
        size: svg(
            tiles(
                rows=["Safety"], columns=[f"{at}" for at in range(1, 12)], blocks=list("abc"),
                cells=cells, width=size,
            ),
            key="t",
        )
        for size in WIDTHS
    }  # fmt: skip
    assert len({names_at(made[640], name)[0] for name in "abc"}) == 1
    assert len({names_at(made[300], name)[0] for name in "abc"}) == 3
    assert len(names_at(made[640], "Safety")) == 1
    assert len(names_at(made[300], "Safety")) == 3


def test_one_block_without_a_name_has_no_room_for_it(width):
    cells = {(0, 0, 0): stand_tile("agree")}
    drawn = svg(
        tiles(rows=["Safety"], columns=["1"], blocks=[""], cells=cells, width=width), key="t"
    )
    assert names_at(drawn, "1")[0] < 30


def test_coverage_has_a_figure_a_bar(width):
    cells = {(0, 0): Filled(0.5, "2 of 4"), (0, 1): Filled(0.0, "0 of 4")}
    drawn = svg(
        covered(rows=["Noord"], columns=["policy", "professionals"], cells=cells, width=width),
        key="c",
    )
    for text in ("Noord", "policy", "professionals", "2 of 4", "0 of 4"):
        assert text in drawn


def test_sides_show_counts_to_the_left_and_right(width):
    bars = {
        (0, 0): Bar({-2: 1, 0: 2, 1: 3}),
        (0, 1): Bar({}, "2 ?"),
    }
    drawn = svg(
        sides(
            factors=["Safety"], perspectives=["policy", "a perspective with quite a long name"],
            bars=bars, most=4, ends=("hinders", "helps"), width=width,
        ),
        key="s",
    )  # fmt: skip
    for text in ("Safety", "policy", "← hinders", "helps →", "2 ?", ">3<"):
        assert text in drawn
    assert ("name …" in drawn or "long …" in drawn or "with …" in drawn) == (
        "a perspective with quite a long name<" not in drawn
    )


def test_saturation_draws_curve_and_band():
    drawn = svg(
        saturation(
            cumulative=[2, 3], median=[1.5, 3], low=[1, 3], high=[2, 3], domain=(2, 3),
            titles=("documents", "codes"), width=220,
        ),
        key="k",
    )  # fmt: skip
    assert "documents" in drawn
    assert "codes" in drawn


def test_voices_frame_what_contradicts(width):
    cells = {(0, 0): "rising", (0, 1): "falling", (0, 2): "", (1, 0): "", (1, 1): "unclear"}
    plain, framed = (
        svg(
            voices(
                rows=["Noord", "Oost"], columns=["figures", "policy", "professionals"],
                cells=cells, against=against, width=width,
            ),
            key="v",
        )
        for against in ((), ((0, 1),))
    )  # fmt: skip
    assert "Noord" in plain
    assert "professionals" in plain
    frame = f'stroke="{RUST}"'
    assert framed.count(frame) == plain.count(frame) + 1


def test_a_timeline_names_everything(width):
    chart = timeline(items=ITEMS, waves=WAVES, width=width)
    drawn = svg(chart, key="t")
    for it in ITEMS:
        assert it.label in drawn
    assert svg(chart, key="t") == drawn


def test_a_timeline_of_nothing_is_empty(width):
    drawn = svg(timeline(items=ITEMS[:1], waves=WAVES, width=width), key="t")
    assert "Crisis" in drawn
    assert within(ITEMS, (2015, 2016)) == (ITEMS[1],)
    assert within(ITEMS, (1990, 2000)) == ()


def test_a_timeline_stands_under_the_course(width):
    points = [Point(wave, 4.0, 4.0, 3.9, 4.1, 3.8, 4.2, 4.1) for wave in WAVES]

    def draw(items):
        return svg(
            course(
                points=points, events=(), domain=(3.5, 4.5), nation_label="country",
                axis_title="score", width=width, timeline=items,
            ),
            key="c",
        )  # fmt: skip

    def height(drawn):
        return float(re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', drawn).group(1))

    plain, under = draw(()), draw(ITEMS)
    assert height(under) > height(plain) + 40
    assert all(it.label in under for it in ITEMS)
    assert "Crisis" not in plain


SPANS = st.lists(
    st.tuples(
        st.floats(1995, 2030), st.floats(0, 8),
        st.text("abcdefgh ", min_size=1, max_size=60).filter(str.strip),
    ),
    max_size=12,
)  # fmt: skip


@given(SPANS, st.sampled_from([238.0, 478.0]))
def test_no_name_or_bar_covers_another(rows, room):
    spans = sorted((start, start + long, name) for start, long, name in rows)
    placed, height = place_spans(spans, domain=(2001.4, 2020.6), width=room)
    boxes = []
    for one in placed:
        assert 0 <= one.start < one.end <= room
        long = min(room, 5.6 * max(len(line) for line in one.text))
        left = room - long if one.right else one.start
        words = (left, one.top, left + long, one.top + LINE * len(one.text))
        boxes.append((words, (one.start, one.bar, one.end, one.bar + 6)))
        assert one.bar + 6 <= height
    for at, mine in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert not any(
                a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
                for a in mine
                for b in other
            )


def test_heads_fold_where_words_fit_and_slant_where_not():
    assert column_heads(["bewoners en ondernemers"], room=90, size=11).lines == (
        ("bewoners en", "ondernemers"),
    )
    assert column_heads(["ondernemers"], room=20, size=11).slanting
    assert folded("", 50) == [""]


def test_every_key_of_a_legend_is_in_the_sprite():
    drawn = sprite()
    assert all(f'id="mk-{name}"' in drawn for name in KEYS)
