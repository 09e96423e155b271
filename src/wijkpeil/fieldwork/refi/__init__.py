"""REFI-QDA: projects (.qdpx) and codebooks (.qdc) of ATLAS.ti, MAXQDA, NVivo and others.

In: `read_project` reads the file as it stands, `to_fieldwork` makes documents, codes and codings
of it, and keeps aside what Wijkpeil has no place for. Out: `write_project` writes fieldwork, and
what was kept aside, by the letter of the standard. Codebooks: `read_codebook`, `to_codes`,
`write_codebook`.

The standard and its schemas are of the Rotterdam Exchange Format Initiative, under the MIT
licence; ``schema/LICENCE`` has the text.
"""

from wijkpeil.fieldwork.refi.extra import Extra
from wijkpeil.fieldwork.refi.model.project import Project
from wijkpeil.fieldwork.refi.parts import FieldworkParts
from wijkpeil.fieldwork.refi.positions.convention import NVIVO, STANDARD, Convention
from wijkpeil.fieldwork.refi.positions.report import PositionsReport, Score, TextPositions
from wijkpeil.fieldwork.refi.project_file import project_bytes, read_codebook, read_project
from wijkpeil.fieldwork.refi.reading.aside import UnplacedSelection
from wijkpeil.fieldwork.refi.reading.book import to_codes
from wijkpeil.fieldwork.refi.reading.cases import CaseAside, CaseMapping
from wijkpeil.fieldwork.refi.reading.fieldwork import RefiImport, to_fieldwork
from wijkpeil.fieldwork.refi.writing.fieldwork import (
    known_ids,
    what_stays_behind,
    write_codebook,
    write_project,
)

__all__ = [
    "NVIVO",
    "STANDARD",
    "CaseAside",
    "CaseMapping",
    "Convention",
    "Extra",
    "FieldworkParts",
    "PositionsReport",
    "Project",
    "RefiImport",
    "Score",
    "TextPositions",
    "UnplacedSelection",
    "known_ids",
    "project_bytes",
    "read_codebook",
    "read_project",
    "to_codes",
    "to_fieldwork",
    "what_stays_behind",
    "write_codebook",
    "write_project",
]
