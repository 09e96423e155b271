"""One mark per verdict: a shape and a colour, so that neither is needed to tell them apart."""

from dataclasses import dataclass

from wijkpeil.charts.fieldwork.keys import KEYS as FIELDWORK_KEYS
from wijkpeil.charts.theme import BLUE, GREY, INK, LIGHT, LINE, PALE, PAPER, RUST
from wijkpeil.fieldwork.agreement.labels import Trust


@dataclass(frozen=True, slots=True)
class VerdictMark:
    """How a verdict looks.

    Attributes
    ----------
    path : str
        Outline inside the square from -1 to 1, as SVG path data.
    shape : str
        The same shape by its name in Vega.
    fill, stroke : str
        Colours.
    text : str
        Colour of words on top of `fill`.
    """

    path: str
    shape: str
    fill: str
    stroke: str
    text: str = PAPER


MARKS: dict[str, VerdictMark] = {
    "rising": VerdictMark("M0-.95L1 .8H-1Z", "triangle-up", BLUE, BLUE),
    "falling": VerdictMark("M0 .95L1-.8H-1Z", "triangle-down", RUST, RUST),
    "stable": VerdictMark("M-.8-.8H.8V.8H-.8Z", "square", LIGHT, LIGHT, INK),
    "unclear": VerdictMark(
        "M-.85 0A.85 .85 0 1 0 .85 0A.85 .85 0 1 0-.85 0Z", "circle", PAPER, GREY, INK
    ),
}
"""Vega's ``triangle-down`` and ours differ a little; the eye takes them for the same."""

CLUSTER_MARKS: dict[str, VerdictMark] = {
    "rise-amid-rise": MARKS["rising"],
    "fall-amid-fall": MARKS["falling"],
    "rise-amid-fall": VerdictMark(MARKS["rising"].path, "triangle-up", PAPER, BLUE, INK),
    "fall-amid-rise": VerdictMark(MARKS["falling"].path, "triangle-down", PAPER, RUST, INK),
}
"""Marks of areas in clusters: full where an area is like its surroundings, open where it isn't."""

_ROUND = "M-.85 0A.85 .85 0 1 0 .85 0A.85 .85 0 1 0-.85 0Z"
CASE_MARKS: dict[str, VerdictMark] = {
    "out": VerdictMark(_ROUND, "circle", PAPER, GREY, INK),
    "half": VerdictMark("M0-1L1 0 0 1-1 0Z", "diamond", PAPER, RUST, INK),
    "in": VerdictMark(_ROUND, "circle", BLUE, BLUE),
    "irrelevant": VerdictMark("M-.7-.7H.7V.7H-.7Z", "square", PAPER, LIGHT, INK),
    "uncovered": VerdictMark(MARKS["rising"].path, "triangle-up", PAPER, BLUE, INK),
    "typical": VerdictMark(_ROUND, "circle", BLUE, BLUE),
    "in-degree": VerdictMark(_ROUND, "circle", PAPER, BLUE, INK),
    "deviant": VerdictMark("M0-1L1 0 0 1-1 0Z", "diamond", RUST, RUST),
}
"""Marks of cases in a comparison: in a set or out of it, and what a solution says of them."""

TRUST_MARKS: dict[Trust, VerdictMark] = {
    "rely": VerdictMark(MARKS["unclear"].path, "circle", BLUE, BLUE),
    "tentative": VerdictMark("M0-1L1 0 0 1-1 0Z", "diamond", PAPER, BLUE, INK),
    "neither": VerdictMark(MARKS["falling"].path, "triangle-down", RUST, RUST),
    "unclear": MARKS["unclear"],
}
"""Marks for what an agreement between coders allows to say."""

_BOX = "M-1-1H1V1H-1Z"
_KEYS = {
    "other": f'<path d="{_BOX}" fill="{PALE}" stroke="{LINE}" stroke-width=".2"/>',
    "missing": f'<path d="{_BOX}M-1 0L0-1M-1 1L1-1M0 1L1 0" fill="none" stroke="{GREY}" '
    'stroke-width=".18"/>',
    "course": f'<path d="M-1.2 0H1.2" stroke="{INK}" stroke-width=".4"/>',
    "measured": f'<circle r=".6" fill="{PAPER}" stroke="{INK}" stroke-width=".3"/>',
    "band80": f'<path d="M-1.2-1H1.2V1H-1.2Z" fill="{INK}" fill-opacity=".26"/>',
    "band95": f'<path d="M-1.2-1H1.2V1H-1.2Z" fill="{INK}" fill-opacity=".12"/>',
    "country": f'<path d="M-1.2 0H1.2" stroke="{GREY}" stroke-width=".3" '
    'stroke-dasharray=".7 .4"/>',
    "event": f'<path d="M-1.2-1.2H1.2V1.2H-1.2Z" fill="{PALE}"/>',
    "thick": f'<path d="M-1.2 0H1.2" stroke="{INK}" stroke-width=".7"/>',
    "thin": f'<path d="M-1.2 0H1.2" stroke="{INK}" stroke-width=".2"/>',
    "chosen": f'<circle r=".85" fill="{BLUE}"/>',
    "not-chosen": f'<circle r=".75" fill="{PAPER}" stroke="{LIGHT}" stroke-width=".25"/>',
    "core": f'<circle r="1.05" fill="{BLUE}"/>',
    "peripheral": f'<circle r=".6" fill="{BLUE}"/>',
    "absent": f'<circle r=".95" fill="{PAPER}" stroke="{GREY}" stroke-width=".25"/>'
    f'<path d="M-.4-.4L.4 .4M-.4 .4L.4-.4" stroke="{GREY}" stroke-width=".25"/>',
    "reach": f'<path d="M-1.2 0H1.2" stroke="{LIGHT}" stroke-width=".9"/>',
    "choice": f'<path d="M0-1L1 0 0 1-1 0Z" fill="{BLUE}"/>',
    "nothing": f'<path d="M-.7 0H.7" stroke="{LIGHT}" stroke-width=".25"/>',
}
"""Keys of the legends that stand for no verdict."""


def _of_cases() -> dict[str, VerdictMark]:
    """Name the marks of cases for legends."""
    return {f"case-{name}": mark for name, mark in CASE_MARKS.items()}


def _of_trust() -> dict[str, VerdictMark]:
    """Name the marks of agreement for legends."""
    return {f"trust-{name}": mark for name, mark in TRUST_MARKS.items()}


def sprite() -> str:
    """All marks as one hidden drawing that a page's text and legends refer to."""
    symbols = [
        f'<symbol id="mk-{name}" viewBox="-1.2 -1.2 2.4 2.4"><path d="{mark.path}" '
        f'fill="{mark.fill}" stroke="{mark.stroke}" stroke-width=".3"/></symbol>'
        for name, mark in (MARKS | CLUSTER_MARKS | _of_cases() | _of_trust()).items()
    ]
    symbols += [
        f'<symbol id="mk-{name}" viewBox="-1.2 -1.2 2.4 2.4">{drawing}</symbol>'
        for name, drawing in (_KEYS | FIELDWORK_KEYS).items()
    ]
    return f'<svg class="sprite" aria-hidden="true" focusable="false">{"".join(symbols)}</svg>'
