"""Writes the page, tables and workbook of the fieldwork alone."""

from dataclasses import dataclass
from pathlib import Path

from wijkpeil.errors import FieldworkError
from wijkpeil.language import gettext as _
from wijkpeil.report.fieldwork.page import fieldwork_page
from wijkpeil.results.fieldwork import FieldworkResults
from wijkpeil.study.fieldwork.model import Fieldwork
from wijkpeil.study.model import Study
from wijkpeil.workflow.fieldwork.summed_up import own_files, sum_up
from wijkpeil.workflow.fieldwork.tables import (
    fieldwork_files,
    fieldwork_summary,
    fieldwork_tables,
)
from wijkpeil.workflow.output import to_json
from wijkpeil.workflow.written import Written, write_results

PAGE = "fieldwork.html"


@dataclass(frozen=True, slots=True)
class PublishedFieldwork:
    """What was summed up, and where it was written."""

    results: FieldworkResults
    written: Written


def publish_fieldwork(
    study: Study, fieldwork: Fieldwork, folder: Path, *, command: str = ""
) -> PublishedFieldwork:
    """Sum the fieldwork up and write it.

    Raises
    ------
    FieldworkError
        If there are no documents.
    """
    if not fieldwork.documents:
        raise FieldworkError(_("This study has no documents yet. Add some first."))
    results = sum_up(study, fieldwork, command=command, provenance=own_files(study))
    written = write_results(
        folder,
        page=PAGE,
        draw=lambda: fieldwork_page(results),
        tables=fieldwork_tables(results),
        texts={
            "fieldwork.json": to_json(fieldwork_summary(results)),
            **fieldwork_files(results),
        },
    )
    return PublishedFieldwork(results, written)


summary = fieldwork_summary
