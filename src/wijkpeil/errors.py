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
    │   └── NoSolution        there is nothing to explain, or nothing to set it against
    ├── EffectError           a design that can't tell what an intervention did
    ├── StudyError            a study folder that can't be read
    ├── FieldworkError        a document, code or coding that can't be used as asked
    │   ├── RefusedDocument   a file that no text can safely be taken from
    │   └── PositionsUnsure   how a project's positions are counted can't be told
    ├── StoreError            a study's store that can't be used, or was changed meanwhile
    └── MissingExtra          an optional part that isn't installed

Each message is a sentence for the user: what was found, where, and what to do. Catch the root to
catch them all:

>>> try:
...     raise RefusedFile("Two editions in one file.", file="scores.csv")
... except WijkpeilError as error:
...     print(error)
scores.csv: Two editions in one file.
"""

from functools import partial

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


class NoSolution(QcaError):  # noqa: N818
    """The question is sound, but these cases have no solution for it: that is an answer."""


class EffectError(WijkpeilError):
    """A design that can't tell what an intervention did: no controls, no wave before it."""


class StudyError(WijkpeilError):
    """A study folder that can't be read."""


class FieldworkError(WijkpeilError):
    """A document, code or coding that can't be used as asked."""


class RefusedDocument(FieldworkError):  # noqa: N818
    """A file that no text can safely be taken from.

    Parameters
    ----------
    message : str
        What was found and what to do.
    file : str
        The file's name as the user gave it.
    """

    def __init__(self, message: str, *, file: str) -> None:
        super().__init__(f"{file}: {message}")
        self.message = message
        self.file = file

    def __reduce__(self) -> tuple[object, ...]:
        """Let another process hand it over: documents are read side by side."""
        return partial(type(self), self.message, file=self.file), ()


class PositionsUnsure(FieldworkError):  # noqa: N818
    """How another program counted the characters of a text can't be told: a person must choose.

    Parameters
    ----------
    message : str
        Which texts, and what to do.
    report : wijkpeil.fieldwork.refi.positions.report.PositionsReport
        The scores of every way of counting.
    """

    def __init__(self, message: str, *, report: object) -> None:
        super().__init__(message)
        self.report = report


class StoreError(WijkpeilError):
    """A study's store that can't be used, or was changed meanwhile."""


class MissingExtra(WijkpeilError):  # noqa: N818
    """An optional part of Wijkpeil that isn't installed."""

    def __init__(self, extra: str) -> None:
        super().__init__(
            _(
                "This needs the extra part “{extra}”. Install it: pip install 'wijkpeil[{extra}]'"
            ).format(extra=extra)
        )
        self.extra = extra
