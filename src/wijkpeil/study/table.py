"""A table of ``study.toml``, read key by key; what is left over is unknown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from wijkpeil.errors import StudyError
from wijkpeil.language import gettext as _
from wijkpeil.study.faults import fault, unknown_name
from wijkpeil.study.moments import Moment

FILE = "study.toml"


@dataclass(slots=True)
class Table:
    """One table, with the path to it.

    Attributes
    ----------
    values : mapping of str to object
        As the TOML reader gave them.
    prefix : str
        Put before a key in messages: ``"rules."``.
    known : list of str
        The keys asked for so far.
    file : str
        Name of the file that it is in.
    """

    values: Mapping[str, Any]
    prefix: str = ""
    known: list[str] = field(default_factory=list)
    file: str = FILE

    def text(self, key: str, default: str | None = None) -> str:
        """Give a text that is not empty, or the default where the key is absent."""
        value = self._get(key, default)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, _("Write a text between quotation marks."))
        return value.strip()

    def choice(self, key: str, known: tuple[str, ...], default: str | None = None) -> str:
        """Give one of a few words."""
        value = self.text(key, default)
        if value not in known:
            raise self.wrong(key, unknown_name(value, known=known))
        return value

    def yes(self, key: str, *, default: bool) -> bool:
        """Give true or false."""
        value = self._get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, _("Write true or false, without quotation marks."))
        return value

    def wave(self, key: str) -> int:
        """Give a year."""
        value = self._get(key, None)
        if isinstance(value, bool) or not isinstance(value, int) or not 1000 <= value <= 9999:
            raise self.wrong(key, _("Write a year, such as 2012, without quotation marks."))
        return value

    def number(self, key: str, *, default: float | None, above: float, below: float) -> float:
        """Give a number between two bounds, bounds excluded; without a default it is needed."""
        value = self._get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(key, _("Write a number with a decimal point, such as 0.05."))
        if not above < value < below:
            message = _("{value} is out of range. Write a number between {above} and {below}.")
            raise self.wrong(key, message.format(value=value, above=above, below=below))
        return float(value)

    def numbers(self, key: str) -> tuple[float, ...]:
        """Give a list of one number or more."""
        value = self._get(key, None)
        numbers = value if isinstance(value, list) else []
        if not numbers or any(
            isinstance(v, bool) or not isinstance(v, int | float) for v in numbers
        ):
            raise self.wrong(key, _("Write a list of numbers, such as [0.4, 0.6]."))
        return tuple(float(number) for number in numbers)

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of different texts; empty where the key is absent."""
        value = self._get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise self.wrong(key, _('Write a list of texts, such as ["one", "two"].'))
        items = tuple(item.strip() for item in value)
        twice = next((item for item in items if items.count(item) > 1), None)
        if twice is not None:
            raise self.wrong(key, _("“{item}” occurs twice. Remove one.").format(item=twice))
        return items

    def moment(self, key: str) -> Moment | None:
        """Give a year or a day; None where the key is absent."""
        value = self._get(key, "")
        if value == "":
            return None
        exact = isinstance(value, date) and not isinstance(value, datetime)
        try:
            return Moment(value.isoformat() if exact else str(value))
        except ValueError as error:
            raise self.wrong(key, _("Write a year (2026) or a day (2026-07-01).")) from error

    def table(self, key: str, *, needed: bool = False) -> "Table":
        """Give a table inside this one; an empty one where it is absent."""
        value = self._get(key, None if needed else {})
        if not isinstance(value, dict):
            raise self.wrong(key, _("Write a table: a line with [{key}].").format(key=key))
        return Table(value, prefix=f"{self.prefix}{key}.", file=self.file)

    def tables(self, key: str) -> tuple["Table", ...]:
        """Give a list of tables, one or more; each has its place, from 1, in its prefix."""
        value = self._get(key, None)
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.wrong(
                key, _("Write each as a table: a line with [[{key}]].").format(key=key)
            )
        return tuple(
            Table(one, prefix=f"{self.prefix}{key} {place}.", file=self.file)
            for place, one in enumerate(value, start=1)
        )

    def has(self, key: str) -> bool:
        """Whether a key that may be left out is there."""
        self._know(key)
        return key in self.values

    def finish(self) -> None:
        """Refuse keys that nobody asked for."""
        for key in self.values:
            if key not in self.known:
                raise self.wrong(key, unknown_name(key, known=self.known))

    def wrong(self, key: str, message: str) -> StudyError:
        """Make the error for a key."""
        return fault(message, file=self.file, key=f"{self.prefix}{key}")

    def _get(self, key: str, default: object) -> Any:
        self._know(key)
        if key in self.values:
            return self.values[key]
        if default is None:
            self._suspect(key)
            raise self.wrong(key, _("This key is missing. Add it."))
        return default

    def _know(self, key: str) -> None:
        if key not in self.known:  # asked for twice, it is still one key to list
            self.known.append(key)

    def _suspect(self, missing: str) -> None:
        """Blame a misspelt key rather than say that the right one is missing."""
        for key in self.values:
            if key not in self.known and unknown_name(key, known=[missing]).endswith("?"):
                raise self.wrong(key, unknown_name(key, known=[missing]))
