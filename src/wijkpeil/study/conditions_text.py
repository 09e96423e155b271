"""Writes the text of ``conditions.toml``."""

from collections.abc import Iterator

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
from wijkpeil.study.calibration_table import SHAPES
from wijkpeil.study.comparison import (
    Comparison,
    FromAssessments,
    FromCharacteristic,
    FromTrajectory,
    PlannedSet,
    RawSource,
    many_valued,
)
from wijkpeil.study.toml_text import quoted


def conditions_text(comparison: Comparison) -> str:
    """Write a comparison as TOML, keys in a fixed order."""
    return "".join(_lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    cuts = comparison.cuts
    yield "[comparison]\n"
    yield f"inclusion = {cuts.inclusion!r}\n"
    if cuts.contradiction is not None:
        yield f"contradiction = {cuts.contradiction!r}\n"
    yield f"pri = {cuts.pri!r}\n"
    yield f"frequency = {cuts.frequency}\n"
    yield f"solution = {quoted(comparison.solution)}\n"
    yield f"clusters = {quoted(comparison.clusters)}\n"
    for key in ("exclude", "theory"):
        if getattr(comparison, key):
            yield f"{key} = {quoted(getattr(comparison, key))}\n"
    yield "\n[outcome]\n"
    yield from _set(comparison.outcome)
    for one in comparison.conditions:
        yield "\n[[condition]]\n"
        yield from _set(one)


def _set(planned: PlannedSet) -> Iterator[str]:
    yield f"name = {quoted(planned.name)}\n"
    if planned.words:
        yield f"words = [{', '.join(map(quoted, planned.words))}]\n"
    yield from _source(planned.source)
    for key in ("expected", "expected_negation"):
        values = getattr(planned, key)
        if values:
            yield f"{key} = {_expected(values, planned.method)}\n"
    if planned.reason:
        yield f"reason = {quoted(planned.reason)}\n"
    yield from _method(planned.method)


def _source(source: RawSource) -> Iterator[str]:
    if isinstance(source, FromTrajectory):
        yield f"indicator = {quoted(source.indicator)}\n"
    elif isinstance(source, FromCharacteristic):
        yield f"characteristic = {quoted(source.characteristic)}\n"
    elif isinstance(source, FromAssessments):
        yield from _assessments(source)
    else:
        yield f"file = {quoted(str(source.file))}\n"
        yield f"column = {quoted(source.column)}\n"


def _assessments(source: FromAssessments) -> Iterator[str]:
    rule = source.rule
    yield f"assessment = {quoted(source.factor)}\n"
    if rule.perspective:  # alone, so that nothing is combined
        yield f"perspective = {quoted(rule.perspective)}\n"
        return
    yield f"combine = {quoted(rule.combine)}\n"
    yield f"contradiction = {quoted(rule.contradiction)}\n"
    yield f"least = {rule.least}\n"


def _expected(values: tuple[int, ...], method: Calibration) -> str:
    if values in ((0,), (1,)) and not many_valued(method):
        return quoted("present" if values == (1,) else "absent")
    return f"[{', '.join(map(str, values))}]"


def _method(method: Calibration) -> Iterator[str]:
    if isinstance(method, AsGiven):
        yield f"method = {quoted('as given')}\n"
    elif isinstance(method, Steps | Indirect):
        yield f"method = {quoted(type(method).__name__.lower())}\n"
        yield f"at = [{', '.join(map(repr, method.at))}]\n"
    elif isinstance(method, ThreeAnchors):
        yield from _three(method)
    elif isinstance(method, Bell):
        yield f"method = {quoted('bell')}\n"
        yield f"anchors = {quoted(_six(method))}\n"
        yield from _powers(method)
    elif isinstance(method, Scores):  # last, as a table inside ends the keys of this one
        yield f"method = {quoted('scores')}\n"
        listed = (f"{quoted(f'{score!r}')} = {one!r}" for score, one in method.of_score.items())
        yield f"memberships = {{ {', '.join(listed)} }}\n"


def _three(method: ThreeAnchors) -> Iterator[str]:
    named = {shape: name for name, shape in SHAPES.items()}
    yield f"method = {quoted(named[method.shape])}\n"
    for key, value in zip(("out", "crossover", "in"), method.anchors.values, strict=True):
        yield f"{key} = {value!r}\n"
    if method.shape == "logistic" and method.idm != IDM:
        yield f"idm = {method.idm!r}\n"
    if method.shape == "s":
        yield from _powers(method)


def _powers(method: ThreeAnchors | Bell) -> Iterator[str]:
    for key in ("below", "above"):
        if getattr(method, key) != 1.0:
            yield f"{key} = {getattr(method, key)!r}\n"


def _six(method: Bell) -> str:
    left, right = method.anchors.left, method.anchors.right
    sides = (left.values, right.values)
    named = zip(("e1", "c1", "i1", "e2", "c2", "i2"), (*sides[0], *sides[1]), strict=True)
    return ", ".join(f"{name}={value!r}" for name, value in named)
