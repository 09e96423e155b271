"""Dates as people write them in a study: a year, or a day."""

import calendar
import re
from datetime import date

_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Moment(float):
    """A moment in decimal years that remembers how it was written.

    It is a number, so that it can be compared with a wave and drawn on a time axis; its text is
    kept, so that a year stays a year when the study is written again.

    Parameters
    ----------
    text : str
        A year (``2015``) or a day (``2015-07-01``).

    Raises
    ------
    ValueError
        If the text is neither, or names a day that doesn't exist.

    Examples
    --------
    >>> float(Moment("2015")), round(float(Moment("2015-07-02")), 2), Moment("2015-07-02").text
    (2015.0, 2015.5, '2015-07-02')
    """

    __slots__ = ("text",)
    text: str

    def __new__(cls, text: str) -> "Moment":
        """Read a year or a day."""
        moment = super().__new__(cls, _decimal(text))
        moment.text = text
        return moment

    def __getnewargs__(self) -> tuple[str]:  # type: ignore[override] # copies start from the text
        """Give what a copy is made from."""
        return (self.text,)

    def __repr__(self) -> str:
        """Show the text."""
        return f"Moment({self.text!r})"

    @property
    def last(self) -> float:
        """The end of the year or day, in decimal years.

        >>> Moment("2015").last
        2016.0
        """
        year = int(self.text[:4])
        return float(self) + (1.0 if len(self.text) == 4 else 1.0 / _days(year))


def written(moment: float) -> str:
    """Write a moment as it was read; a plain number as its year or day.

    >>> written(Moment("2015-07-02")), written(2015.0), written(2015.5)
    ('2015-07-02', '2015', '2015-07-02')
    """
    if isinstance(moment, Moment):
        return moment.text
    year = int(moment)
    day = round((moment - year) * _days(year))
    if day == 0:
        return f"{year:04d}"
    return date.fromordinal(date(year, 1, 1).toordinal() + day).isoformat()


def _decimal(text: str) -> float:
    if _YEAR.fullmatch(text) and text.isascii() and int(text) > 0:
        return float(text)
    if not (_DAY.fullmatch(text) and text.isascii()):
        raise ValueError(text)
    day = date.fromisoformat(text)
    return day.year + (day.timetuple().tm_yday - 1) / _days(day.year)


def _days(year: int) -> int:
    return 366 if calendar.isleap(year) else 365
