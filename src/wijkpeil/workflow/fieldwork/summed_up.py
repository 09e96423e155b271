"""Sum up the fieldwork of a study: three perspectives, and the figures beside them."""

from collections.abc import Iterable
from contextlib import suppress
from typing import cast

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import StudyError
from wijkpeil.fieldwork.codes.codebook import Codebook
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.matrix.coverage import coverage
from wijkpeil.fieldwork.matrix.framework import FrameworkMatrix, framework_matrix
from wijkpeil.fieldwork.matrix.perspectives import OTHER_RULES, pair_counts, side_by_side
from wijkpeil.fieldwork.matrix.quotes import choose_quotes
from wijkpeil.fieldwork.matrix.saturation import Saturation, saturation
from wijkpeil.fieldwork.matrix.voices import FiguresSay, voices_against_figures
from wijkpeil.language import gettext as _
from wijkpeil.results.fieldwork import FieldworkResults, VoicesAndFigures
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.sources.provenance import Provenance, fingerprint
from wijkpeil.study.fieldwork.folder import FILES, read_fieldwork
from wijkpeil.study.fieldwork.model import Fieldwork
from wijkpeil.study.fieldwork.texts import read_document_text
from wijkpeil.study.model import Case, Study
from wijkpeil.trajectories.change import Change, Verdict
from wijkpeil.trajectories.verdict import sureness
from wijkpeil.workflow.fieldwork.dated import timelines


def sum_up_fieldwork(
    study: Study, trajectories: TrajectoryResults | None = None, *, command: str = ""
) -> FieldworkResults | None:
    """Read the fieldwork of a study and sum it up; None if there is none.

    Parameters
    ----------
    study : Study
    trajectories : TrajectoryResults, optional
        The figures to set the voices beside.
    command : str
        The command that makes the page.

    Raises
    ------
    StudyError
        If a file of the fieldwork is wrong.
    FieldworkError
        If its parts don't fit together.
    """
    fieldwork = read_fieldwork(study)
    if not (fieldwork.documents or fieldwork.assessments):
        return None
    return sum_up(study, fieldwork, trajectories, command=command, provenance=own_files(study))


def own_files(study: Study) -> tuple[Provenance, ...]:
    """Fingerprint the files of the fieldwork, so that a reader can tell which version it was."""
    return tuple(
        Provenance(
            file=name,
            title=_("File of the study itself"),
            owner="",
            licence="",
            sha256=fingerprint(study.folder / name),
        )
        for name in FILES
        if (study.folder / name).is_file()
    )


def sum_up(
    study: Study,
    fieldwork: Fieldwork,
    trajectories: TrajectoryResults | None = None,
    *,
    command: str = "",
    provenance: tuple[Provenance, ...] = (),
) -> FieldworkResults:
    """Sum up fieldwork that was read already.

    Raises
    ------
    FieldworkError
        If its parts don't fit together.
    """
    cases = tuple(sorted(study.cases, key=lambda it: (it.city, it.name, it.code)))
    matrix = matrix_of(fieldwork, cases=cases, perspectives=study.perspectives)
    beside = side_by_side(matrix)
    texts = _Texts(study)
    return FieldworkResults(
        title=study.title,
        language=study.language,
        made_up=study.made_up,
        cases=cases,
        documents=fieldwork.documents,
        matrix=matrix,
        coverage=coverage(matrix, documents=fieldwork.documents, codings=fieldwork.codings),
        beside=beside,
        other_rules=tuple((rule, side_by_side(matrix, rule=rule)) for rule in OTHER_RULES),
        pairs=pair_counts(study.perspectives, beside),
        voices=None if trajectories is None else voices_of(matrix, trajectories),
        saturation=saturation(documents=fieldwork.documents, codings=fieldwork.codings),
        saturation_by={it: _saturation_of(it, fieldwork) for it in study.perspectives},
        quotes=choose_quotes(
            matrix,
            documents=fieldwork.documents,
            codings=fieldwork.codings,
            text_of=texts.read,
        ),
        timelines=timelines(study, fieldwork),
        notes=tuple(texts.notes),
        provenance=provenance,
        command=command,
    )


def _saturation_of(perspective: str, fieldwork: Fieldwork) -> Saturation:
    documents = [it for it in fieldwork.documents if it.perspective == perspective]
    return saturation(documents=documents, codings=fieldwork.codings)


def matrix_of(
    fieldwork: Fieldwork, *, cases: Iterable[Case], perspectives: tuple[str, ...]
) -> FrameworkMatrix:
    """Make the framework matrix of a study.

    Raises
    ------
    FieldworkError
        If parts of the fieldwork don't fit together.
    """
    return framework_matrix(
        cases=[case.code for case in cases],
        perspectives=perspectives,
        codebook=Codebook.of(fieldwork.codes),
        documents=fieldwork.documents,
        codings=fieldwork.codings,
        assessments=fieldwork.assessments,
    )


def voices_of(matrix: FrameworkMatrix, trajectories: TrajectoryResults) -> VoicesAndFigures | None:
    """Set what is said of the development beside the figures; None where nobody asks it."""
    if matrix.development is None:
        return None
    change = trajectories.relative
    return VoicesAndFigures(
        start=change.start,
        end=change.end,
        reference=change.reference,
        relative=voices_against_figures(
            matrix, figures=_figures(matrix, change, trajectories.verdict)
        ),
        absolute=voices_against_figures(
            matrix, figures=_figures(matrix, trajectories.absolute, trajectories.verdict_absolute)
        ),
    )


def _figures(
    matrix: FrameworkMatrix, change: Change, verdict: npt.NDArray[np.str_]
) -> dict[str, FiguresSay]:
    """Look up the verdict on each case, with its chance."""
    sure = sureness(verdict=verdict, change=change)
    place = {code: at for at, code in enumerate(change.codes.tolist())}
    return {
        case: FiguresSay(cast("Verdict", str(verdict[place[case]])), float(sure[place[case]]))
        for case in matrix.cases
        if case in place
    }


class _Texts:
    """Reads texts that may be quoted; what can't be read is told and not quoted."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self.notes: list[str] = []

    def read(self, document: Document) -> str:
        with suppress(StudyError):
            return read_document_text(self.study.folder, document)
        message = _("The text of “{document}” is absent or was changed, so that it is not quoted.")
        self.notes.append(message.format(document=document.title))
        return ""
