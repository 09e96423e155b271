"""Reads the evidence library: findings shipped with Wijkpeil, and a study's own additions."""

import re
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

from wijkpeil.effects.library.evidence import DIRECTIONS, OUTCOMES, Direction, Evidence, Outcome
from wijkpeil.effects.register.kinds import KINDS
from wijkpeil.errors import StudyError
from wijkpeil.language import active
from wijkpeil.language import gettext as _
from wijkpeil.study.faults import fault, unknown_name
from wijkpeil.study.fieldwork.cells import new_id
from wijkpeil.study.rows import Row, read_rows
from wijkpeil.study.toml_file import read_toml

FILE = "evidence-library.csv"
COLUMNS = (
    "id",
    "policy",
    "intervention",
    "kind",
    "outcome",
    "direction",
    "finding",
    "citation",
    "link",
    "design",
    "grade",
    "graded_by",
    "country",
    "population",
    "start",
    "end",
    "size",
    "lower",
    "upper",
    "unit",
    "cost",
    "paid_by",
    "not_read",
)
NEEDED = ("id", "policy", "outcome", "direction", "finding", "citation")
_SHIPPED = Path(__file__).parent / "published_evidence.toml"
_GRADE = re.compile(r"[1-5](-[1-5])?\??")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def read_library(folder: Path | None = None) -> tuple[Evidence, ...]:
    """Read the findings that are shipped and those that a study adds, in that order.

    Parameters
    ----------
    folder : Path, optional
        Of a study; without it only what is shipped.

    Raises
    ------
    StudyError
        If a row of the study's file is wrong: it names the line.
    """
    shipped = read_published()
    return (
        shipped if folder is None else shipped + read_own(folder, taken={it.id for it in shipped})
    )


def read_published() -> tuple[Evidence, ...]:
    """Read the findings that are shipped, their texts in the active language."""
    return tuple(_of_table(table) for table in read_toml(_SHIPPED)["finding"])


def read_own(folder: Path, *, taken: Collection[str] = ()) -> tuple[Evidence, ...]:
    """Read the findings that a study adds; none if the file is absent.

    Raises
    ------
    StudyError
        If an id occurs twice or is taken, a kind, outcome or direction is unknown, a grade or
        number is wrong, or an interval doesn't hold its size.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    seen = set(taken)
    found = []
    for row in read_rows(path, columns=COLUMNS, needed=NEEDED):
        one = _of_row(row, taken=seen)
        seen.add(one.id)
        found.append(one)
    return tuple(found)


def _of_table(table: dict[str, Any]) -> Evidence:
    """Take the texts in the active language; grades are Wijkpeil's own unless told otherwise."""
    values = {key: v[active()] if isinstance(v, dict) else v for key, v in table.items()}
    one = Evidence(origin="published", **values)
    return replace(one, graded_by=one.graded_by or "Wijkpeil") if one.grade else one


def _of_row(row: Row, *, taken: set[str]) -> Evidence:
    start, end = row.wave("start"), row.wave("end")
    if start is not None and end is not None and end < start:
        message = _("The end ({end}) lies before the start ({start}).")
        raise _wrong(row, message.format(end=end, start=start))
    size, lower, upper = (_number(row, column) for column in ("size", "lower", "upper"))
    _check_size(row, size, lower, upper)
    return Evidence(
        id=new_id(row, "id", taken=taken),
        origin="published",
        policy=row.required("policy"),
        kind=_kind(row),
        outcome=_outcome(row),
        direction=_direction(row),
        finding=row.required("finding"),
        citation=row.required("citation"),
        grade=_grade(row),
        start=start,
        end=end,
        size=size,
        lower=lower,
        upper=upper,
        line=row.line,
        intervention=row.text("intervention"),
        link=row.text("link"),
        design=row.text("design"),
        graded_by=row.text("graded_by"),
        country=row.text("country"),
        population=row.text("population"),
        unit=row.text("unit"),
        cost=row.text("cost"),
        paid_by=row.text("paid_by"),
        not_read=row.text("not_read"),
    )


def _kind(row: Row) -> str:
    word = row.text("kind")
    if word and word not in KINDS:
        raise _wrong(row, unknown_name(word, known=KINDS))
    return word


def _outcome(row: Row) -> Outcome:
    word = row.required("outcome")
    for known in OUTCOMES:
        if word == known:
            return known
    raise _wrong(row, unknown_name(word, known=OUTCOMES))


def _direction(row: Row) -> Direction:
    word = row.required("direction")
    for known in DIRECTIONS:
        if word == known:
            return known
    raise _wrong(row, unknown_name(word, known=DIRECTIONS))


def _grade(row: Row) -> str:
    grade = row.text("grade")
    if grade and not _GRADE.fullmatch(grade):
        message = _(
            "“{value}” in the column grade is no grade of the Maryland scale: 1 to 5, or a range "
            "such as 3-4; with a “?” behind it if it is unsure."
        )
        raise _wrong(row, message.format(value=grade))
    return grade


def _number(row: Row, column: str) -> float | None:
    text = row.text(column)
    if not text:
        return None
    if not (text.isascii() and _NUMBER.fullmatch(text)):
        message = _(
            "“{value}” in the column {column} is not a number. Write digits, with a minus sign "
            "and a decimal point if needed: -3.5."
        )
        raise _wrong(row, message.format(value=text, column=column))
    return float(text)


def _check_size(row: Row, size: float | None, lower: float | None, upper: float | None) -> None:
    if (lower is None) != (upper is None):
        raise _wrong(row, _("An interval has a lower and an upper end. Fill in both, or neither."))
    if lower is not None and upper is not None:
        inside = size is None or lower <= size <= upper
        if lower > upper or not inside:
            raise _wrong(
                row,
                _("The interval should run from lower to upper, and hold the size."),
            )
    if (size is not None or lower is not None) and not row.text("unit"):
        raise _wrong(row, _("There is a size without a unit. Fill in unit, such as % or points."))


def _wrong(row: Row, message: str) -> StudyError:
    return fault(message, file=row.file, line=row.line)
