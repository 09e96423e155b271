"""Rows of a table of characteristics as they stand in a file: text, not yet checked."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from wijkpeil.errors import RefusedFile
from wijkpeil.language import gettext as _

Unit = Literal["line", "sheet row", "record"]


@dataclass(frozen=True, slots=True, eq=False)
class RawRows:
    """Rows as text, and how to name the place of a row in the file.

    Attributes
    ----------
    name : str
        The file, for messages.
    cells : DataFrame of str
        One row per record. An absent value is ``""`` where a blank cell means that it is
        impossible, as in files of CBS, and `UNTOLD` where the file doesn't say why it is absent.
    unit : {"line", "sheet row", "record"}
        What a row is in the file: row i is line or sheet row i + `first`, or record i + `first`.
    first : int
        Number of the first row.
    year : int or None
        Year that the file tells outside its rows.
    """

    name: str
    cells: pd.DataFrame
    unit: Unit
    first: int
    year: int | None = None

    def refusal(self, row: int, message: str) -> RefusedFile:
        """Build the refusal of the file for what stands in one row."""
        number = row + self.first
        if self.unit == "record":
            place = _("record {number}").format(number=number)
            return RefusedFile(message, file=f"{self.name}, {place}")
        return RefusedFile(message, file=self.name, line=number)


UNTOLD = "\ue000"
"""Stands for a value that is absent for a reason that the file doesn't tell; no file uses it."""
