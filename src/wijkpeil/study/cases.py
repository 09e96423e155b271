"""Reads and writes ``cases.csv``: the areas in the fieldwork."""

from collections.abc import Collection, Iterable
from pathlib import Path

from wijkpeil.areas.levels import Level
from wijkpeil.language import gettext as _
from wijkpeil.study.codes import area_code
from wijkpeil.study.faults import fault
from wijkpeil.study.model import Case
from wijkpeil.study.rows import read_rows, write_rows

FILE = "cases.csv"
COLUMNS = ("code", "name", "city", "why")


def read_cases(folder: Path, *, level: Level, cities: Collection[str]) -> tuple[Case, ...]:
    """Read the cases of a study; none if the file is absent.

    Raises
    ------
    StudyError
        If a code occurs twice or is not of this level, or a city is not one of the study's.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    return read_cases_file(path, level=level, cities=cities)


def read_cases_file(
    path: Path, *, level: Level, cities: Collection[str] | None = None
) -> tuple[Case, ...]:
    """Read cases from a file in the format of ``cases.csv``.

    Parameters
    ----------
    path : Path
    level : {"grid", "buurt", "wijk", "pc4", "gemeente"}
    cities : collection of str, optional
        The cities that may occur; any, if not given.

    Raises
    ------
    StudyError
        If a code occurs twice or is not of this level, or a city may not occur.
    """
    cases: dict[str, Case] = {}
    for row in read_rows(path, columns=COLUMNS, needed=("code", "name", "city")):
        code = area_code(row, "code", level=level)
        if code in cases:
            message = _("The case {code} occurs twice. Remove one of the two rows.")
            raise fault(message.format(code=code), file=path.name, line=row.line)
        city = row.required("city")
        if cities is not None and city not in cities:
            message = _(
                "The city “{city}” of case {code} is not in the list of cities in study.toml. "
                "Add it there, or correct its name here. The list is: {cities}."
            ).format(city=city, code=code, cities=", ".join(cities) or _("(empty)"))
            raise fault(message, file=path.name, line=row.line)
        cases[code] = Case(code, row.required("name"), city, row.text("why"))
    return tuple(cases.values())


def write_cases(folder: Path, cases: Iterable[Case]) -> None:
    """Write the cases of a study, in their order."""
    rows = [(case.code, case.name, case.city, case.why) for case in cases]
    write_rows(folder / FILE, columns=COLUMNS, rows=rows)
