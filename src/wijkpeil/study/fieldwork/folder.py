"""The fieldwork's files of a study folder: reads them whole, and writes them back."""

from collections.abc import Callable
from pathlib import Path

from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.study.fieldwork.assessments import read_assessments, write_assessments
from wijkpeil.study.fieldwork.codebook import read_codebook, write_codebook
from wijkpeil.study.fieldwork.codings import read_codings, write_codings
from wijkpeil.study.fieldwork.documents import read_documents, write_documents
from wijkpeil.study.fieldwork.model import Fieldwork
from wijkpeil.study.fieldwork.timeline import read_timeline, write_timeline
from wijkpeil.study.model import Study

FILES = ("documents.csv", "codebook.csv", "codings.csv", "assessments.csv", "timeline.csv")


def read_fieldwork(study: Study, folder: Path | None = None) -> Fieldwork:
    """Read the fieldwork of a study; the texts are read one by one, when they are needed.

    Parameters
    ----------
    study : Study
        Its cases, perspectives and interventions are what the files may name.
    folder : Path, optional
        The study's own, if not given.

    Raises
    ------
    StudyError
        If a file is wrong, or points at what is not there.
    """
    folder = study.folder if folder is None else folder
    cases = {case.code for case in study.cases}
    documents = read_documents(folder, cases=cases, perspectives=study.perspectives)
    codes = read_codebook(folder)
    codings = read_codings(
        folder, documents={it.id for it in documents}, codes={it.id for it in codes}
    )
    coding_ids = {it.id for it in codings}
    return Fieldwork(
        documents=documents,
        codes=codes,
        codings=codings,
        assessments=read_assessments(
            folder,
            cases=cases,
            perspectives=study.perspectives,
            factors={it.id for it in codes if it.kind != "theme"},
            codings=coding_ids,
        ),
        timeline=read_timeline(
            folder,
            cases=cases,
            codings=coding_ids,
            interventions={it.id for it in study.interventions},
        ),
    )


def write_fieldwork(
    folder: Path, fieldwork: Fieldwork, *, words: Callable[[Coding], str] = lambda coding: ""
) -> None:
    """Write the fieldwork's files, in a stable order; a part without rows only if it had a file.

    Parameters
    ----------
    folder : Path
    fieldwork : Fieldwork
    words : callable
        As `codings.write_codings`.
    """
    writers: tuple[tuple[str, object, Callable[[], None]], ...] = (
        (
            "documents.csv",
            fieldwork.documents,
            lambda: write_documents(folder, fieldwork.documents),
        ),
        ("codebook.csv", fieldwork.codes, lambda: write_codebook(folder, fieldwork.codes)),
        (
            "codings.csv",
            fieldwork.codings,
            lambda: write_codings(folder, fieldwork.codings, words=words),
        ),
        (
            "assessments.csv",
            fieldwork.assessments,
            lambda: write_assessments(folder, fieldwork.assessments),
        ),
        ("timeline.csv", fieldwork.timeline, lambda: write_timeline(folder, fieldwork.timeline)),
    )
    for file, rows, write in writers:
        if rows or (folder / file).exists():
            write()
