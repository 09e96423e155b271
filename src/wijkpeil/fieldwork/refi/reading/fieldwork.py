"""The import: a project in, fieldwork and what is kept aside out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.refi.extra import Extra
from wijkpeil.fieldwork.refi.ids import allot
from wijkpeil.fieldwork.refi.memos import Memos
from wijkpeil.fieldwork.refi.model.project import Project
from wijkpeil.fieldwork.refi.parts import FieldworkParts
from wijkpeil.fieldwork.refi.paths import internal_name, without_machine_paths
from wijkpeil.fieldwork.refi.positions.convention import STANDARD, Convention
from wijkpeil.fieldwork.refi.positions.decision import settle
from wijkpeil.fieldwork.refi.positions.report import PositionsReport
from wijkpeil.fieldwork.refi.reading.aside import UnplacedSelection, sentences, unplaced
from wijkpeil.fieldwork.refi.reading.cases import (
    CaseAside,
    CaseMapping,
    cases_aside,
    read_cases,
)
from wijkpeil.fieldwork.refi.reading.codes import read_codes
from wijkpeil.fieldwork.refi.reading.codings import Known, ReadCodings
from wijkpeil.fieldwork.refi.reading.documents import read_document, variable_values
from wijkpeil.fieldwork.refi.reading.holders import Holder, holders, with_texts
from wijkpeil.fieldwork.refi.reading.own_things import (
    OwnThings,
    find_own,
    read_assessments,
    read_timeline,
)
from wijkpeil.fieldwork.refi.reading.people import coder_names
from wijkpeil.fieldwork.refi.reading.placing import Placed, place
from wijkpeil.fieldwork.refi.walk import without
from wijkpeil.fieldwork.text import SourceText


@dataclass(frozen=True, slots=True)
class RefiImport:
    """A project, imported.

    Attributes
    ----------
    parts : FieldworkParts
        In a fixed order: documents by id, codes each after its parent, codings by place.
    extra : Extra
        What Wijkpeil has no place for, to be given back to the writer.
    positions : PositionsReport
        How positions are counted, and how that was found out.
    unplaced : tuple of UnplacedSelection
        Selections that could not become codings.
    cases_aside : tuple of CaseAside
        Cases that stand for no area.
    notes : tuple of str
        What was unusual, kept aside or left out, in sentences for the user.
    """

    parts: FieldworkParts
    extra: Extra
    positions: PositionsReport
    unplaced: tuple[UnplacedSelection, ...]
    cases_aside: tuple[CaseAside, ...]
    notes: tuple[str, ...]


def to_fieldwork(
    project: Project,
    *,
    positions: Convention | Mapping[str, Convention] | None = None,
    mapping: CaseMapping | None = None,
    known: Mapping[str, str] | None = None,
    taken: frozenset[str] = frozenset(),
) -> RefiImport:
    """Make fieldwork of a project.

    Parameters
    ----------
    project : Project
    positions : Convention, or mapping of str to Convention, optional
        How positions are counted: everywhere, or by the identity of a document. Needed only after
        `PositionsUnsure`.
    mapping : CaseMapping, optional
        Which cases are areas, which variable tells the perspective.
    known : mapping of str to str, optional
        Ids that things already have in the study, by identity; so a project that went to
        another program and came back finds its own codes and documents.
    taken : frozenset of str
        Ids of the study's codes and documents, not to be given to others.

    Raises
    ------
    PositionsUnsure
        If it can't be told how positions are counted; a person must choose.
    """
    own = find_own(project)
    found = holders(project)
    texts = [holder for holder in found if holder.raw is not None]
    report = settle(
        [holder.placed_text() for holder in texts],
        origin=project.origin,
        known=own.convention,
        chosen=_chosen(positions, texts),
    )
    conventions = {text.id: text.convention for text in report.texts}
    placed = {
        holder.guid: place(
            holder.text,
            holder.raw,
            conventions.get(holder.guid, STANDARD),
            empty_too=own.convention is not None,
        )
        for holder in found
    }
    importing = _Import(
        project,
        own,
        found,
        placed,
        mapping or CaseMapping(),
        explicit=dict(own.data.ids) | dict(known or {}),
        taken=taken,
    )
    return importing.done(report)


def _chosen(
    positions: Convention | Mapping[str, Convention] | None, texts: list[Holder]
) -> dict[str, Convention]:
    if isinstance(positions, Convention):
        return {holder.guid: positions for holder in texts}
    return dict(positions or {})


class _Import:
    """One import; its methods each make one part."""

    def __init__(
        self,
        project: Project,
        own: OwnThings,
        found: tuple[Holder, ...],
        placed: Mapping[str, Placed],
        mapping: CaseMapping,
        *,
        explicit: Mapping[str, str],
        taken: frozenset[str],
    ) -> None:
        self.project = project
        self.own = own
        self.found = found
        self.texts = [holder for holder in found if holder.raw is not None]
        self.placed = placed
        self.explicit = explicit
        self.memos = Memos(project)
        self.coders = coder_names(project.users)
        self.cases = read_cases(project, mapping, own.fields)
        self.codes = read_codes(
            project.codes,
            project=project.name,
            memos=self.memos,
            explicit=explicit,
            taken=taken,
        )
        self.ids = allot(
            [(holder.guid, holder.title) for holder in self.texts],
            explicit=explicit,
            taken=taken,
            fallback="document",
        )
        self.codings = self._read_codings()

    def done(self, report: PositionsReport) -> RefiImport:
        """Put everything together."""
        documents = dict(self._read_document(holder) for holder in self.texts)
        cells, unread = read_assessments(
            self.project,
            self.own.data,
            codes=self.codes,
            codings=self.codings.ids,
            coders=self.coders,
        )
        parts = FieldworkParts(
            documents=tuple(sorted(documents, key=lambda document: document.id)),
            texts={document.id: text for document, text in documents.items()},
            codes=tuple(self.codes.values()),
            codings=tuple(sorted(self.codings.codings)),
            assessments=tuple(cells.values()),
            timeline=read_timeline(self.own.data, self.codings.ids),
            areas=self.cases.names,
            users=tuple(sorted(self.coders.values())),
        )
        lost = unplaced(self.found, self.placed)
        aside = cases_aside(self.project, self.cases.areas, self.ids)
        extra = self._extra(frozenset(cells), parts)
        return RefiImport(
            parts,
            extra,
            report,
            lost,
            aside,
            (
                *self.project.remarks,
                *sentences(
                    extra.project,
                    self.found,
                    self.placed,
                    self.codings,
                    cases=len(aside),
                    unread_cells=len(unread),
                ),
            ),
        )

    def _read_codings(self) -> ReadCodings:
        codings = ReadCodings()
        known = Known(self.codes, self.coders, self.memos, self.own.data)
        for holder in self.texts:
            codings.add(self.ids[holder.guid], self.placed[holder.guid], known)
        return codings

    def _read_document(self, holder: Holder) -> tuple[Document, SourceText]:
        source = holder.source.guid
        values = variable_values(holder.source, self.own.fields)
        values.setdefault("perspective", self.cases.perspectives.get(source, ""))
        return read_document(
            holder,
            id=self.ids[holder.guid],
            project=self.project.name,
            values=values,
            own=self.own.data.documents.get(holder.guid, {}),
            cases=self.cases.of_source.get(source, ()),
            memos=self.memos,
        )

    def _extra(self, cells: frozenset[str], parts: FieldworkParts) -> Extra:
        """Keep the project, without what became fieldwork and what Wijkpeil itself put in it."""
        moved = {
            internal_name(holder.text.plain_text_path)
            for holder in self.texts
            if holder.text.plain_text_path
        }
        emptied = iter(
            [
                replace(self.placed[holder.guid].text, content="", plain_text_path="")
                if holder.raw is not None
                else holder.text
                for holder in self.found
            ]
        )
        kept = replace(
            self.project,
            sources=tuple(with_texts(source, emptied) for source in self.project.sources),
            files=tuple(file for file in self.project.files if file.name not in moved),
            remarks=(),
        )
        problems = (guid for placed in self.placed.values() for guid in placed.problems)
        checksums = {document.id: document.text_sha256 for document in parts.documents}
        return Extra(
            without_machine_paths(without(kept, cells | {self.own.note} | set(self.own.fields))),
            {guid: checksums[id_] for guid, id_ in self.ids.items()},
            frozenset(problems) | frozenset(self.codings.codeless),
            dict(self.cases.areas),
        )
