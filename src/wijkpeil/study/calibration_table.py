"""Reads how a condition is calibrated from its table in ``conditions.toml``."""

from collections.abc import Callable
from typing import Literal, cast

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.calibration.anchors import Anchors, BellAnchors, check_rising, read_anchors
from wijkpeil.qca.calibration.direct import IDM
from wijkpeil.qca.calibration.methods import (
    AsGiven,
    Bell,
    Calibration,
    Indirect,
    Scores,
    Steps,
    ThreeAnchors,
)
from wijkpeil.study.table import Table

_FAR = 1e15
Shape = Literal["logistic", "s", "rank"]
SHAPES: dict[str, Shape] = {"direct": "logistic", "linear": "s", "rank": "rank"}
"""Methods with three anchors, and the shape that each gives."""


def read_method(table: Table) -> Calibration:
    """Read the key ``method`` and the keys that go with it.

    Raises
    ------
    StudyError
        If a key is missing, or anchors are out of order.
    """
    name = table.choice("method", tuple(_READERS), "as given")
    try:
        return _READERS[name](table)
    except QcaError as error:
        raise table.wrong("method", str(error)) from error


def _as_given(table: Table) -> Calibration:
    del table
    return AsGiven()


def _steps(table: Table) -> Calibration:
    at = table.numbers("at")
    check_rising(at)
    return Steps(at)


def _indirect(table: Table) -> Calibration:
    at = table.numbers("at")
    check_rising(at)
    return Indirect(at)


def _three(table: Table) -> Calibration:
    shape = SHAPES[table.choice("method", tuple(_READERS))]
    idm = IDM
    if shape == "logistic":
        idm = table.number("idm", default=IDM, above=0.5, below=1.0)
    below, above = _powers(table) if shape == "s" else (1.0, 1.0)
    out, crossover, full = (
        table.number(key, default=None, above=-_FAR, below=_FAR)
        for key in ("out", "crossover", "in")
    )
    return ThreeAnchors(Anchors(out, crossover, full), shape, idm, below, above)


def _bell(table: Table) -> Calibration:
    anchors = read_anchors(table.text("anchors"))
    if not isinstance(anchors, BellAnchors):
        raise table.wrong("anchors", _("A bell needs six anchors: e1, c1, i1, i2, c2 and e2."))
    return Bell(anchors, *_powers(table))


def _scores(table: Table) -> Calibration:
    listed = table.table("memberships", needed=True)
    found = {}
    for key in listed.values:
        try:
            score = float(key)
        except ValueError as error:
            message = _("“{key}” is no score. Write a number between quotation marks.")
            raise listed.wrong(key, message.format(key=key)) from error
        found[score] = listed.number(key, default=None, above=-1e-9, below=1 + 1e-9)
    if not found:
        raise table.wrong("memberships", _("Say which membership each score stands for."))
    return Scores(found)


def _powers(table: Table) -> tuple[float, float]:
    below, above = (table.number(key, default=1.0, above=0.0, below=100.0) for key in _POWERS)
    return below, above


_ANCHORS = ("out", "crossover", "in")
_POWERS = ("below", "above")
_READERS: dict[str, Callable[[Table], Calibration]] = {
    "as given": _as_given,
    "steps": _steps,
    "direct": _three,
    "linear": _three,
    "rank": _three,
    "bell": _bell,
    "indirect": _indirect,
    "scores": _scores,
}
METHODS = cast("tuple[str, ...]", tuple(_READERS))
