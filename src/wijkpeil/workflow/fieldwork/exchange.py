"""Exchange with ATLAS.ti, MAXQDA, NVivo and others: projects and codebooks by REFI-QDA."""

from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path
from typing import Literal

from wijkpeil.errors import StudyError
from wijkpeil.fieldwork.change import Change, Record, RowChange, Table, key_of
from wijkpeil.fieldwork.codes.codebook import Codebook
from wijkpeil.fieldwork.refi import (
    CaseMapping,
    Convention,
    Extra,
    FieldworkParts,
    RefiImport,
    known_ids,
    read_codebook,
    read_project,
    to_codes,
    to_fieldwork,
    what_stays_behind,
    write_codebook,
    write_project,
)
from wijkpeil.fieldwork.text import SourceText
from wijkpeil.language import gettext as _
from wijkpeil.os_reasons import os_reason
from wijkpeil.store import Store
from wijkpeil.study.fieldwork import fingerprint
from wijkpeil.study.fieldwork.places import read_places, write_places
from wijkpeil.study.fieldwork.texts import make_private, private_folder
from wijkpeil.workflow.fieldwork.kept import texts_of
from wijkpeil.workflow.fieldwork.moment import now
from wijkpeil.workflow.output import write_whole

EXTRA = "refi-extra.json"
"""What another program had and Wijkpeil has no place for; in the private folder."""
Profile = Literal["standard", "nvivo"]


def import_project(
    store: Store,
    file: Path,
    *,
    who: str,
    positions: Convention | None = None,
    mapping: CaseMapping | None = None,
) -> RefiImport:
    """Read a project of another program into a study, as one change that can be taken back.

    What is in the study already, by its identity, gets what the project says of it; the rest is
    added. Texts count as not reviewed for personal data unless the project came from Wijkpeil and
    says who did.

    Raises
    ------
    FieldworkError
        If the file can't be read as a project.
    PositionsUnsure
        If it can't be told how its positions are counted; a person must choose.
    """
    project = read_project(_bytes(file), name=file.name)
    there = parts_of(store)
    known = known_ids(there, name=store.study.title)
    taken = frozenset([it.id for it in there.documents] + [it.id for it in there.codes])
    found = to_fieldwork(project, positions=positions, mapping=mapping, known=known, taken=taken)
    rows = _rows(store, there, found.parts)
    for document in found.parts.documents:
        source = found.parts.texts[document.id]
        write_places(store.folder, document, source.text, source.places)
    write_whole(make_private(store.folder) / EXTRA, found.extra.to_json())
    store.apply(Change("import project", rows, file.name), who=who)
    return found


def import_codebook(store: Store, file: Path, *, who: str) -> int:
    """Read a codebook of another program into a study; gives how many codes were added."""
    there = parts_of(store)
    codes = to_codes(
        read_codebook(_bytes(file), name=file.name),
        project=store.study.title,
        known=known_ids(there, name=store.study.title),
        taken=frozenset(it.id for it in there.codes),
    )
    rows = tuple(_differences("codes", there.codes, codes))
    Codebook.of({it.id: it for it in (*there.codes, *codes)}.values())
    store.apply(Change("import project", rows, file.name), who=who)
    return sum(row.before is None for row in rows)


def export_project(
    store: Store, *, profile: Profile = "standard", unreviewed: bool = False
) -> tuple[bytes, tuple[str, ...]]:
    """Write a study's fieldwork as a project, with sentences on what stays behind.

    Parameters
    ----------
    store : Store
    profile : {"standard", "nvivo"}
    unreviewed : bool
        Whether texts that nobody approved go along; without it only approved ones do.
    """
    parts = parts_of(store)
    left: tuple[str, ...] = ()
    if not unreviewed:
        parts, left = _reviewed_only(parts)
    extra = _extra(store)
    data = write_project(
        parts,
        name=store.study.title,
        created=now(),
        profile=profile,
        extra=extra,
        unreviewed=unreviewed,
    )
    return data, (*left, *what_stays_behind(parts, extra=extra, unreviewed=unreviewed))


def export_codebook(store: Store) -> bytes:
    """Write a study's codebook."""
    return write_codebook(store.codebook().codes, name=store.study.title)


def parts_of(store: Store) -> FieldworkParts:
    """Give a study's fieldwork with its texts and places."""
    fieldwork = store.fieldwork()
    texts = texts_of(store, [it.id for it in fieldwork.documents])
    return FieldworkParts(
        documents=fieldwork.documents,
        texts={
            it.id: SourceText(texts[it.id], read_places(store.folder, it, texts[it.id]))
            for it in fieldwork.documents
        },
        codes=fieldwork.codes,
        codings=fieldwork.codings,
        assessments=fieldwork.assessments,
        timeline=fieldwork.timeline,
        areas={case.code: case.name for case in store.study.cases},
    )


def _reviewed_only(parts: FieldworkParts) -> tuple[FieldworkParts, tuple[str, ...]]:
    """Leave out documents that nobody approved, and what stands in them."""
    kept = tuple(it for it in parts.documents if it.may_be_quoted)
    gone = [it.id for it in parts.documents if not it.may_be_quoted]
    ids = {it.id for it in kept}
    codings = tuple(it for it in parts.codings if it.document in ids)
    there = {it.id for it in codings}
    only = replace(
        parts,
        documents=kept,
        texts={key: text for key, text in parts.texts.items() if key in ids},
        codings=codings,
        assessments=tuple(
            replace(it, codings=tuple(one for one in it.codings if one in there))
            for it in parts.assessments
        ),
        timeline=tuple(
            replace(it, codings=tuple(one for one in it.codings if one in there))
            for it in parts.timeline
        ),
    )
    if not gone:
        return only, ()
    message = _("These documents stay behind, because nobody approved their text: {documents}.")
    return only, (message.format(documents=", ".join(gone)),)


def _rows(store: Store, there: FieldworkParts, found: FieldworkParts) -> tuple[RowChange, ...]:
    known_cases = {case.code for case in store.study.cases}
    documents = [
        replace(
            it,
            text_sha256=fingerprint(found.texts[it.id].text),
            cases=tuple(case for case in it.cases if case in known_cases),
            perspective=it.perspective if it.perspective in store.study.perspectives else "",
        )
        for it in found.documents
    ]
    rows = [*_differences("documents", there.documents, documents)]
    for document in documents:
        before = there.texts.get(document.id)
        text = found.texts[document.id].text
        if before is None or before.text != text:
            old = None if before is None else before.text
            rows.append(RowChange("texts", document.id, old, text))
    rows += _differences("codes", there.codes, found.codes)
    rows += _differences("codings", there.codings, found.codings)
    cells = [it for it in found.assessments if it.case in known_cases]
    rows += _differences("assessments", there.assessments, cells)
    rows += _differences("timeline", there.timeline, found.timeline)
    return tuple(rows)


def _differences(table: Table, there: Iterable[Record], found: Iterable[Record]) -> list[RowChange]:
    """Add and overwrite; what only the study has stays."""
    before = {key_of(it): it for it in there}
    return [
        RowChange(table, key_of(it), before.get(key_of(it)), it)
        for it in map(_tidied, found)
        if before.get(key_of(it)) != it
    ]


def _tidied(record: Record) -> Record:
    """Take blanks off the ends of words: a cell of a file has none there."""
    if isinstance(record, str):
        return record
    words = {
        it.name: getattr(record, it.name).replace("\r\n", "\n").replace("\r", "\n").strip()
        for it in fields(record)
        if isinstance(getattr(record, it.name), str)
    }
    return replace(record, **words)


def _extra(store: Store) -> Extra | None:
    path = private_folder(store.folder) / EXTRA
    return Extra.from_json(path.read_bytes(), name=EXTRA) if path.is_file() else None


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        message = _("{file} can't be read or written ({reason}).")
        raise StudyError(message.format(file=file.name, reason=os_reason(error))) from error
