import builtins
import re

import pytest

from wijkpeil.charts.intervals import Interval, intervals
from wijkpeil.charts.svg import altair, svg
from wijkpeil.errors import MissingExtra
from wijkpeil.language import speaking

ROW = Interval("A & <b>", "A", 0.5, 0.25, 0.75, 0.0, 1.25)


def chart(width=640, rows=(ROW,)):
    return intervals(
        rows=rows,
        verdict="rising",
        domain=(-0.5, 1.5),
        minimum=0.1,
        title="points",
        width=width,
    )


def test_drawing_has_a_view_box_and_no_size_of_its_own():
    drawn = svg(chart(), key="k")
    assert re.match(r'<svg xmlns="[^"]+" viewBox="0 0 640 \d+">', drawn)
    assert "aria-" not in drawn
    assert "role=" not in drawn


def test_names_are_escaped():
    drawn = svg(chart(), key="k")
    assert "A &amp; &lt;b&gt;" in drawn
    assert "<b>" not in drawn


@pytest.mark.parametrize(("language", "tick"), [("nl", "+0,50"), ("en", "+0.50")])
def test_numbers_follow_the_language(language, tick):
    with speaking(language):
        assert f">{tick}<" in svg(chart(), key="k")


def test_the_same_chart_gives_the_same_bytes():
    assert svg(chart(), key="k") == svg(chart(), key="k")


def test_ids_carry_the_key():
    spec = altair().Chart(altair().InlineData(values=[{"x": 1}, {"x": 9}]))
    clipped = spec.mark_point(clip=True).encode(x="x:Q").properties(width=200)
    drawn = svg(clipped, key="one")
    ids = re.findall(r' id="([^"]+)"', drawn)
    assert ids
    assert all(name.startswith("one-") for name in ids)
    assert set(re.findall(r"url\(#([^)]+)\)", drawn)) <= set(ids)


@pytest.mark.parametrize("missing", ["altair", "vl_convert"])
def test_says_which_extra_is_missing(monkeypatch, missing):
    drawn = chart()
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name == missing:
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match="report"):
        svg(drawn, key="k") if missing == "vl_convert" else altair()
