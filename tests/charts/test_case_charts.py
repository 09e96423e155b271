"""Charts on cases."""

import pytest

from wijkpeil.charts.dumbbells import Dumbbell, End, dumbbells
from wijkpeil.charts.matrix import matrix
from wijkpeil.charts.svg import svg
from wijkpeil.charts.theme import WIDTHS
from wijkpeil.charts.windows import windows


def end(name, estimate, verdict="rising"):
    return End(name, verdict, estimate, *(estimate + d for d in (-0.02, 0.02, -0.04, 0.04)))


BELLS = (
    Dumbbell("Aadorp", (end("Noord", 0.1), end("Zuid", -0.1, "falling"))),
    Dumbbell("Bestad", (end("West", 0.02, "unclear"),)),
)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("bells", [BELLS, BELLS[1:], BELLS[:1]])
def test_dumbbells_name_every_city_and_area(bells, width):
    chart = dumbbells(bells=bells, domain=(-0.15, 0.15), minimum=0.04, title="t", width=width)
    drawn = svg(chart, key="d")
    for bell in bells:
        assert bell.label in drawn
        for one in bell.ends:
            assert one.name in drawn
    assert svg(chart, key="d") == drawn


def test_the_better_area_of_a_pair_stands_above():
    drawn = svg(
        dumbbells(bells=BELLS[:1], domain=(-0.15, 0.15), minimum=0.04, title="t", width=640),
        key="d",
    )
    assert drawn.index("Zuid") != drawn.index("Noord")
    height = {
        name: float(drawn[: drawn.index(f">{name}<")].rsplit("translate(", 1)[1].split(",")[1]
                    .split(")")[0])
        for name in ("Noord", "Zuid")
    }  # fmt: skip
    assert height["Noord"] < height["Zuid"]


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_matrix_has_a_mark_a_cell(width, first):
    cells = {(0, 0): "rising", (0, 1): "falling", (1, 0): "chosen", (1, 1): ""}
    chart = matrix(rows=["a", "b"], columns=["1", "2"], cells=cells, width=width, first=first)
    drawn = svg(chart, key="m")
    for name in (">a<", ">b<", ">1<", ">2<"):
        assert name in drawn
    assert drawn.count("<path") >= 4


def test_windows_draw_every_period():
    said = {(2008, 2012): "rising", (2008, 2016): "stable", (2012, 2016): "unclear"}
    chart = windows(
        waves=[2008, 2012, 2016], verdicts=said, own=(2012, 2016), titles=("from", "to")
    )
    drawn = svg(chart, key="w")
    assert "’08" in drawn
    assert "’16" in drawn
    assert "from" in drawn
