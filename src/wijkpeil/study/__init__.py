"""A study: a folder of plain files, read as frozen data."""

from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.study.comparison import Comparison, PlannedSet
from wijkpeil.study.data_file import DataFile
from wijkpeil.study.folder import read_study, write_study
from wijkpeil.study.model import (
    Case,
    DataSource,
    DataSources,
    Event,
    Period,
    Reference,
    Rules,
    Study,
)
from wijkpeil.study.moments import Moment

__all__ = [
    "Case",
    "Comparison",
    "DataFile",
    "DataSource",
    "DataSources",
    "Event",
    "Intervention",
    "Moment",
    "Period",
    "PlannedSet",
    "Reference",
    "Rules",
    "Study",
    "read_study",
    "write_study",
]
