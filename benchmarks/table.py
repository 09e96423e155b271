"""Tables in Markdown, as they stand in the documentation."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import TypeVar

import numpy as np

Row = TypeVar("Row")


def markdown(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Write rows as a Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def table(rows: Sequence[Row], columns: Mapping[str, Callable[[Row], object]]) -> str:
    """Write what `columns` make of each row as a Markdown table, a column for each name."""
    return markdown(list(columns), [[write(row) for write in columns.values()] for row in rows])


def percent(share: float, digits: int = 1) -> str:
    """Write a share as a percentage; a dash where there is none."""
    return "–" if np.isnan(share) else f"{100 * share:.{digits}f}%"


def means(rows: Sequence[object]) -> dict[str, float]:
    """Average every field of dataclass rows that holds numbers."""
    return {
        field.name: float(np.mean([getattr(row, field.name) for row in rows]))
        for field in fields(rows[0])  # type: ignore[arg-type]
        if isinstance(getattr(rows[0], field.name), int | float)
    }
