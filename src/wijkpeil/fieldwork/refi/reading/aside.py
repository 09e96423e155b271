"""What an import could not show, told one by one and in sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wijkpeil.fieldwork.refi.model.project import Project
from wijkpeil.fieldwork.refi.model.source import TextSource
from wijkpeil.fieldwork.refi.reading.codings import ReadCodings
from wijkpeil.fieldwork.refi.reading.holders import Holder
from wijkpeil.fieldwork.refi.reading.placing import PROBLEMS, Placed, Problem
from wijkpeil.fieldwork.refi.walk import note_references
from wijkpeil.language import N_, number
from wijkpeil.language import gettext as _

_KEPT = N_("Kept, and written back on export, but not shown: {things}.")
_KINDS = {
    "sources": N_("sources without plain text ({count})"),
    "whole": N_("codings of a source as a whole ({count})"),
    "areas": N_("codings on parts of pictures, pages, sound or image ({count})"),
    "uncoded": N_("selections without a code ({count})"),
    "cases": N_("cases that stand for no area ({count})"),
    "sets": N_("sets ({count})"),
    "links": N_("links ({count})"),
    "graphs": N_("drawings ({count})"),
    "notes": N_("notes ({count})"),
}


@dataclass(frozen=True, slots=True)
class UnplacedSelection:
    """A selection that could not become codings; it is kept aside.

    Attributes
    ----------
    document : str
        Title of the source.
    guid : str
        Identity of the selection.
    start, end : int or None
        As written; None if it gives none.
    codings : int
        How many codings stand on it.
    problem : Problem
    """

    document: str
    guid: str
    start: int | None
    end: int | None
    codings: int
    problem: Problem

    def __str__(self) -> str:
        """Say it in a sentence, without the words of the text."""
        if self.start is None or self.end is None:
            return _("{document}: a selection {problem}.").format(
                document=self.document, problem=_(PROBLEMS[self.problem])
            )
        return _("{document}: the selection from {start} to {end} {problem}.").format(
            document=self.document,
            start=self.start,
            end=self.end,
            problem=_(PROBLEMS[self.problem]),
        )


def unplaced(
    found: tuple[Holder, ...], placed: Mapping[str, Placed]
) -> tuple[UnplacedSelection, ...]:
    """List the selections that have a problem, with positions as the file has them."""
    return tuple(
        UnplacedSelection(
            holder.title or holder.guid,
            selection.guid,
            selection.start if isinstance(selection.start, int) else None,
            selection.end if isinstance(selection.end, int) else None,
            len(selection.codings),
            placed[holder.guid].problems[selection.guid],
        )
        for holder in found
        for selection in holder.text.selections
        if selection.guid in placed[holder.guid].problems
    )


def sentences(
    project: Project,
    found: tuple[Holder, ...],
    placed: Mapping[str, Placed],
    codings: ReadCodings,
    *,
    cases: int,
    unread_cells: int,
) -> tuple[str, ...]:
    """Say what is unusual about a project, and what is kept of it without being shown."""
    problems = sum(len(one.problems) for one in placed.values())
    inexact = sum(one.inexact for one in placed.values())
    foreign = sum(holder.raw is not None and holder.raw.encoding != "utf-8" for holder in found)
    names = [user.name for user in project.users if user.name]
    counted = (
        (_("Selections that could not be placed are kept aside: {count}."), problems),
        (_("Positions inside a character were moved to its edge: {count}."), inexact),
        (
            _("Codings whose code is not in the project are kept aside: {count}."),
            len(codings.codeless),
        ),
        (_("Texts that are not in UTF-8 were read as Windows-1252 or UTF-16: {count}."), foreign),
        (_("Moments without a time zone were taken for UTC: {count}."), codings.zoneless),
        (
            _("People who share a name with another got a number: {count}."),
            len(names) - len(set(names)),
        ),
        (
            _("Cells of the matrix that were changed elsewhere are kept as notes: {count}."),
            unread_cells,
        ),
    )
    said = [sentence.format(count=number(count)) for sentence, count in counted if count]
    kept = _kept(project, found, cases)
    return (*said, kept) if kept else tuple(said)


def _memos(project: Project) -> Iterator[str]:
    """Give the notes that hang on sources, selections, codings and codes: their words are shown."""
    for source in project.sources:
        yield from note_references(source)
    for code in project.codes:
        yield from note_references(code)


def _kept(project: Project, found: tuple[Holder, ...], cases: int) -> str:
    with_text = {holder.source.guid for holder in found if holder.raw is not None}
    selections = [one for holder in found for one in holder.text.selections]
    shown = set(_memos(project))
    counts = {
        "sources": sum(source.guid not in with_text for source in project.sources),
        "whole": sum(len(source.codings) for source in project.sources),
        "areas": sum(
            len(selection.codings)
            for source in project.sources
            if not isinstance(source, TextSource)
            for selection in source.selections
        ),
        "uncoded": sum(not selection.codings for selection in selections),
        "cases": cases,
        "sets": len(project.sets),
        "links": len(project.links),
        "graphs": len(project.graphs),
        "notes": sum(note.guid not in shown for note in project.notes),
    }
    things = [_(_KINDS[kind]).format(count=number(n)) for kind, n in counts.items() if n]
    return _(_KEPT).format(things=", ".join(things)) if things else ""
