"""Colours of scores, and the keys of the fieldwork's legends."""

from wijkpeil.charts.theme import BLUE, GREY, INK, LIGHT, PALE, PAPER, RUST

SCORE_FILL: dict[int, str] = {-2: RUST, -1: "#f0d0b8", 0: PALE, 1: "#c3d8e8", 2: BLUE}
"""Never alone: each stands with its sign."""
ON_DARK = (-2, 2)
"""Scores whose sign is written in white."""

_BOX = "M-1.1-1.1H1.1V1.1H-1.1Z"
_MINUS, _PLUS = "M-.55 0H.55", "M-.55 0H.55M0-.55V.55"
_SIGNS: dict[int, str] = {
    -2: "M-.8 0H-.15M.15 0H.8",
    -1: _MINUS,
    0: "M0-.5A.4 .5 0 1 0 0 .5A.4 .5 0 1 0 0-.5",
    1: _PLUS,
    2: "M-.85 0H-.15M-.5-.35V.35M.15 0H.85M.5-.35V.35",
}


def _tile(score: int) -> str:
    ink = PAPER if score in ON_DARK else INK
    return (
        f'<path d="{_BOX}" fill="{SCORE_FILL[score]}"/>'
        f'<path d="{_SIGNS[score]}" fill="none" stroke="{ink}" stroke-width=".25"/>'
    )


def _open(inside: str) -> str:
    return (
        f'<path d="{_BOX}" fill="{PAPER}" stroke="{GREY}" stroke-width=".18"/>'
        f'<path d="{inside}" fill="none" stroke="{INK}" stroke-width=".25"/>'
    )


_DOT = '<circle r="{r}" fill="{fill}" stroke="{stroke}" stroke-width=".25"/>'
_STRIP = "M-1.2-.45H1.2V.45H-1.2Z"

KEYS: dict[str, str] = {
    **{f"score{score}": _tile(score) for score in SCORE_FILL},
    "score-unclear": _open("M-.4-.3A.4 .4 0 1 1 .1 .05Q0 .1 0 .3M0 .6V.75"),
    "score-open": _open(_PLUS),
    "score-empty": _DOT.format(r=".25", fill=LIGHT, stroke=LIGHT),
    "stand-agree": f'<path d="{_BOX}" fill="{SCORE_FILL[1]}"/>'
    f'<path d="M-.55-.25H.55M-.55 .25H.55" stroke="{INK}" stroke-width=".22"/>',
    "stand-differ": f'<path d="{_BOX}" fill="{SCORE_FILL[0]}"/>'
    f'<path d="M-.6-.2Q-.3-.5 0-.25T.6-.3M-.6 .3Q-.3 0 0 .25T.6 .2" fill="none" '
    f'stroke="{INK}" stroke-width=".2"/>',
    "stand-contradict": f'<path d="{_BOX}" fill="{RUST}"/>'
    f'<path d="M-.55-.25H.55M-.55 .25H.55M.35-.65L-.35 .65" stroke="{PAPER}" '
    'stroke-width=".22"/>',
    "stand-one": _open("M-.25-.3L.1-.55V.6"),
    "against": f'<path d="M-1.1-.8H1.1V.8H-1.1Z" fill="{PAPER}" stroke="{RUST}" '
    'stroke-width=".25"/>',
    "happened": f'<path d="{_STRIP}" fill="{GREY}"/>',
    "intervened": f'<path d="{_STRIP}" fill="{BLUE}"/>',
    "named": f'<path d="{_STRIP}" fill="{PAPER}" stroke="{GREY}" stroke-width=".25"/>',
    "counted": f'<path d="M-1.2 0H1.2" stroke="{BLUE}" stroke-width=".4"/>',
    "share": f'<path d="{_STRIP}" fill="{BLUE}"/>',
}
