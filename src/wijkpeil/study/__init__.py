"""A study: a folder of plain files, read as frozen data."""

from wijkpeil.study.folder import read_study, write_study
from wijkpeil.study.model import (
    Case,
    DataFile,
    DataSource,
    DataSources,
    Event,
    Intervention,
    Period,
    Reference,
    Rules,
    Study,
)
from wijkpeil.study.moments import Moment

__all__ = [
    "Case",
    "DataFile",
    "DataSource",
    "DataSources",
    "Event",
    "Intervention",
    "Moment",
    "Period",
    "Reference",
    "Rules",
    "Study",
    "read_study",
    "write_study",
]
