"""Every error that Wijkpeil raises on purpose, as one tree.

::

    WijkpeilError
    ├── SourceError           a file that can't be used
    │   ├── UnrecognisedFile  its header is of no data set we know
    │   ├── RefusedFile       we know what it is, and must not use it
    │   └── DownloadError     it could not be fetched
    ├── AreaCodeError         a code that names no area, or more than one
    ├── PanelError            tables that don't fit together
    ├── ModelError            figures that a model can't be fitted to
    ├── RuleError             a rule (vulnerable, change) that can't be read or applied
    ├── QcaError              cases, conditions or rows that can't be compared as asked
    ├── StudyError            a study folder that can't be read
    └── MissingExtra          an optional part that isn't installed

Each message is a sentence for the user: what was found, where, and what to do. Catch the root to
catch them all:

>>> try:
...     raise RefusedFile("Two editions in one file.", file="scores.csv")
... except WijkpeilError as error:
...     print(error)
scores.csv: Two editions in one file.
"""

from wijkpeil.language import gettext as _


class WijkpeilError(Exception):
    """Root of the tree; its text is meant for the user."""


class SourceError(WijkpeilError):
    """A file that can't be used.

    Parameters
    ----------
    message : str
        What was found and what to do.
    file : str, optional
        The file's name as the user gave it.
    line : int, optional
        Line in the file, the header being line 1.
    """

    def __init__(self, message: str, *, file: str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.file = file
        self.line = line

    def __str__(self) -> str:
        """Put the place before the message."""
        if self.file is None:
            return self.message
        if self.line is None:
            return f"{self.file}: {self.message}"
        place = _("{file}, line {line}").format(file=self.file, line=self.line)
        return f"{place}: {self.message}"


class UnrecognisedFile(SourceError):  # noqa: N818 - the tree reads better without "Error"
    """The header is of no data set that Wijkpeil knows."""


class RefusedFile(SourceError):  # noqa: N818
    """A known data set that must not be used as it is."""


class DownloadError(SourceError):
    """A file could not be fetched."""


class AreaCodeError(WijkpeilError):
    """A code that names no area, or more than one."""


class PanelError(WijkpeilError):
    """Tables that don't fit together."""


class ModelError(WijkpeilError):
    """Figures that a model can't be fitted to."""


class RuleError(WijkpeilError):
    """A rule that can't be read, or can't be applied to these data."""


class QcaError(WijkpeilError):
    """Cases, conditions or rows that can't be compared as asked."""


class StudyError(WijkpeilError):
    """A study folder that can't be read."""


class MissingExtra(WijkpeilError):  # noqa: N818
    """An optional part of Wijkpeil that isn't installed."""

    def __init__(self, extra: str) -> None:
        super().__init__(
            _(
                "This needs the extra part “{extra}”. Install it: pip install 'wijkpeil[{extra}]'"
            ).format(extra=extra)
        )
        self.extra = extra
