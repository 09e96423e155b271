"""XY plot: membership of each case in a solution against its membership in the outcome."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from wijkpeil.charts.qca.labels import place_labels
from wijkpeil.charts.qca.marks import points
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import GREY, INK, LIGHT, LINE, PALE, Width

_HEIGHT: dict[Width, int] = {640: 430, 300: 340}
_LEFT = 58
"""Room for the axis on the left, in pixels."""
_EDGE = 0.06
"""Room beyond 0 and 1, so that marks at the ends are whole."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One case: its memberships, and its kind by `KINDS`."""

    name: str
    x: float
    y: float
    kind: str


def xy_plot(
    *, cases: Sequence[Placed], x_title: str, y_title: str, width: Width, names: bool = True
) -> Any:
    """Draw cases by their membership in the solution and in the outcome.

    Above the diagonal a case is no more in the solution than in the outcome, as sufficiency asks.

    Parameters
    ----------
    cases : sequence of Placed
    x_title, y_title : str
    width : int
    names : bool
        Whether to name each case.
    """
    alt = altair()
    height, across = _HEIGHT[width], width - _LEFT
    x, y = _axis(alt, alt.X, x_title), _axis(alt, alt.Y, y_title)
    rows = [{"x": one.x, "y": one.y, "kind": one.kind} for one in cases]
    shade = alt.Chart(
        alt.InlineData(values=[{"x": 0.5, "x2": 1 + _EDGE, "y": 0.5, "y2": 1 + _EDGE}])
    )
    across_half = alt.Chart(alt.InlineData(values=[{"x": 0.5, "y": 0.5}]))
    diagonal = alt.Chart(alt.InlineData(values=[{"x": 0, "y": 0}, {"x": 1, "y": 1}]))
    dash = {"color": LIGHT, "strokeDash": [4, 3]}
    layers = [
        shade.mark_rect(color=PALE).encode(x=x("x"), x2="x2:Q", y=y("y"), y2="y2:Q"),
        across_half.mark_rule(**dash).encode(x=x("x")),
        across_half.mark_rule(**dash).encode(y=y("y")),
        diagonal.mark_line(color=GREY, strokeWidth=1.2).encode(x=x("x"), y=y("y")),
        *(_names(alt, cases, (x, y), (across, height)) if names else []),
        *(layer.encode(x=x("x"), y=y("y")) for layer in points(alt, rows)),
    ]
    return alt.layer(*layers).properties(width=width, height=height)


def _axis(alt: Any, channel: Any, title: str) -> Callable[[str], Any]:
    scale = alt.Scale(domain=[-_EDGE, 1 + _EDGE], nice=False, zero=False)
    axis = alt.Axis(
        values=[0, 0.5, 1],
        format=".1~f",
        title=title,
        grid=False,
        domainColor=LINE,
        minExtent=26,
        maxExtent=26,
    )

    def encode(field: str) -> Any:
        return channel(f"{field}:Q", scale=scale, axis=axis)

    return encode


def _names(
    alt: Any,
    cases: Sequence[Placed],
    axes: tuple[Callable[[str], Any], Callable[[str], Any]],
    size: tuple[float, float],
) -> list[Any]:
    """Name the cases; a fine line leads to a name that had to be moved."""
    (x, y), (across, height) = axes, size
    whole = 1 + 2 * _EDGE
    at = [(across * (one.x + _EDGE) / whole, height * (1 + _EDGE - one.y) / whole) for one in cases]
    order = sorted(range(len(cases)), key=lambda one: (round(at[one][1]), at[one][0]))
    labels = place_labels(
        [at[one] for one in order],
        [cases[one].name for one in order],
        width=across,
        height=height,
    )
    # In the plot's own units, so that the names keep to their points however wide the axis is.
    rows = [
        {
            "name": cases[one].name,
            "right": label.right,
            "far": label.far,
            "x": whole * label.x / across - _EDGE,
            "y": 1 + _EDGE - whole * label.y / height,
            "end": whole * (label.x - (2 if label.right else -2)) / across - _EDGE,
            "from": cases[one].x,
            "at": cases[one].y,
        }
        for label, one in zip(labels, order, strict=True)
    ]
    moved = [row for row in rows if row["far"]]
    leads = alt.Chart(alt.InlineData(values=moved)).mark_rule(color=LIGHT, strokeWidth=0.7)
    layers = [leads.encode(x=x("from"), y=y("at"), x2="end:Q", y2="y:Q")] if moved else []
    for right, align in ((True, "left"), (False, "right")):
        some = [row for row in rows if row["right"] == right]
        if some:
            text = alt.Chart(alt.InlineData(values=some)).mark_text(
                align=align, baseline="middle", fontSize=11, color=INK
            )
            layers.append(text.encode(x=x("x"), y=y("y"), text="name:N"))
    return layers
