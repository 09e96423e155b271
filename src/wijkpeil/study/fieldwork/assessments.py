"""Reads and writes ``assessments.csv``: the filled cells of the framework matrix."""

from collections.abc import Collection, Iterable
from pathlib import Path

from wijkpeil.fieldwork.matrix.assessment import HIGHEST, LOWEST, Assessment
from wijkpeil.language import gettext as _
from wijkpeil.study.faults import fault
from wijkpeil.study.fieldwork.cells import joined, known, known_list
from wijkpeil.study.rows import Row, read_rows, write_rows

FILE = "assessments.csv"
COLUMNS = ("case", "perspective", "factor", "score", "summary", "codings", "assessor")
UNCLEAR = "unclear"


def read_assessments(
    folder: Path,
    *,
    cases: Collection[str],
    perspectives: Collection[str],
    factors: Collection[str],
    codings: Collection[str],
) -> tuple[Assessment, ...]:
    """Read the filled cells; none if the file is absent.

    Raises
    ------
    StudyError
        If a case, perspective, factor or coding is unknown, a cell occurs twice, or a score is
        not -2 to 2 or "unclear".
    """
    path = folder / FILE
    if not path.exists():
        return ()
    found: dict[tuple[str, str, str], Assessment] = {}
    for row in read_rows(path, columns=COLUMNS, needed=("case", "perspective", "factor", "score")):
        it = Assessment(
            case=known(row, "case", among=cases, listed_in="cases.csv"),
            perspective=known(
                row, "perspective", among=perspectives, listed_in="study.toml (perspectives)"
            ),
            factor=known(row, "factor", among=factors, listed_in="codebook.csv (factors)"),
            score=_score(row),
            summary=row.text("summary"),
            codings=known_list(row, "codings", among=codings, listed_in="codings.csv"),
            assessor=row.text("assessor"),
        )
        cell = (it.case, it.perspective, it.factor)
        if cell in found:
            message = _("The cell {cell} is filled twice. Keep one row.")
            raise fault(message.format(cell=" × ".join(cell)), file=FILE, line=row.line)
        found[cell] = it
    return tuple(found.values())


def write_assessments(folder: Path, assessments: Iterable[Assessment]) -> None:
    """Write the filled cells, in order of case, perspective and factor."""
    ordered = sorted(assessments, key=lambda it: (it.case, it.perspective, it.factor))
    write_rows(folder / FILE, columns=COLUMNS, rows=[_cells(it) for it in ordered])


def _score(row: Row) -> int | None:
    value = row.required("score")
    if value == UNCLEAR:
        return None
    known_scores = {f"{score}": score for score in range(LOWEST, HIGHEST + 1)}
    plain = value.replace("\u2212", "-").removeprefix("+")
    if plain not in known_scores:
        message = _("“{value}” is not a score. Write -2, -1, 0, 1, 2 or “{unclear}”.")
        raise fault(message.format(value=value, unclear=UNCLEAR), file=row.file, line=row.line)
    return known_scores[plain]


def _cells(it: Assessment) -> tuple[str, ...]:
    score = UNCLEAR if it.score is None else str(it.score)
    place = (it.case, it.perspective, it.factor)
    return (*place, score, it.summary, joined(it.codings), it.assessor)
