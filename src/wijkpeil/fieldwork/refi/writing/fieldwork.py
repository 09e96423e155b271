"""The export: fieldwork, and what was kept aside at an import, in; a project out."""

from dataclasses import replace

from wijkpeil import __version__
from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.refi.extra import Extra
from wijkpeil.fieldwork.refi.guid import identity
from wijkpeil.fieldwork.refi.model.book import CodeBook
from wijkpeil.fieldwork.refi.model.project import File, Project, User
from wijkpeil.fieldwork.refi.own import ORIGIN
from wijkpeil.fieldwork.refi.parts import FieldworkParts
from wijkpeil.fieldwork.refi.paths import referred_files
from wijkpeil.fieldwork.refi.project_file import codebook_bytes, project_bytes
from wijkpeil.fieldwork.refi.reading.documents import text_sha256
from wijkpeil.fieldwork.refi.reading.own_things import NVIVO_PROFILE
from wijkpeil.fieldwork.refi.reading.people import coder_names
from wijkpeil.fieldwork.refi.walk import identities, note_references, without
from wijkpeil.fieldwork.refi.writing.base import Base, base_of
from wijkpeil.fieldwork.refi.writing.cases import own_variables, write_cases
from wijkpeil.fieldwork.refi.writing.check import check
from wijkpeil.fieldwork.refi.writing.codes import code_tree
from wijkpeil.fieldwork.refi.writing.identities import Identities, identities_of
from wijkpeil.fieldwork.refi.writing.memos import NewNotes
from wijkpeil.fieldwork.refi.writing.own_note import write_cells, write_own_note
from wijkpeil.fieldwork.refi.writing.selections import Selecting
from wijkpeil.fieldwork.refi.writing.sources import SourceWriter
from wijkpeil.fieldwork.refi.writing.texts import STYLES, Profile
from wijkpeil.fieldwork.refi.xml.values import read_moment
from wijkpeil.language import gettext as _


def write_project(
    parts: FieldworkParts,
    *,
    name: str,
    created: str,
    profile: Profile = "standard",
    extra: Extra | None = None,
    unreviewed: bool = False,
) -> bytes:
    """Write fieldwork as a .qdpx.

    The same fieldwork gives the same bytes. The file is valid by the published schema, and holds
    no path of any computer.

    Parameters
    ----------
    parts : FieldworkParts
    name : str
        The project's name. Identities are derived from it, so keep it the same.
    created : str
        The moment of the export, as ISO 8601 (``2026-03-01T14:02:11Z``).
    profile : {"standard", "nvivo"}
        ``standard`` keeps to the letter of the standard: UTF-8 with LF, code points. ``nvivo``
        writes what NVivo for Windows writes itself: a byte order mark, CRLF, UTF-16 units.
    extra : Extra, optional
        What was kept at the import of this project; written back with `unreviewed` only.
    unreviewed : bool
        Whether texts that nobody reviewed for personal data may go along, with the names of
        original files and all that another program added.

    Raises
    ------
    FieldworkError
        If parts don't fit together, or a text may not be given.
    """
    check(parts, unreviewed=unreviewed)
    if read_moment(created) != created:
        message = _("{created} is no moment that can be written, such as 2026-03-01T14:02:11Z.")
        raise FieldworkError(message.format(created=created))
    base = base_of(extra, unreviewed=unreviewed)
    project = _assemble(parts, base, name, profile, unreviewed=unreviewed)
    origin = f"{ORIGIN} {__version__}" + (f", {NVIVO_PROFILE}" if profile == "nvivo" else "")
    dated = replace(
        project, origin=origin, created=base.project.created or created, modified=created
    )
    return project_bytes(dated, folder=STYLES[profile].folder)


def write_codebook(codes: tuple[Code, ...], *, name: str) -> bytes:
    """Write codes as a .qdc.

    Parameters
    ----------
    codes : tuple of Code
    name : str
        The project's name, from which identities are derived.

    Raises
    ------
    FieldworkError
        If there are no codes, or their tree is not one.
    """
    parts = FieldworkParts(codes=codes)
    check(parts, unreviewed=False)
    guids = {code.id: identity(name, "code", code.id, code.guid) for code in codes}
    book = CodeBook(origin=f"{ORIGIN} {__version__}", codes=code_tree(codes, guids))
    return codebook_bytes(book)


def known_ids(parts: FieldworkParts, *, name: str) -> dict[str, str]:
    """Give the ids of documents and codes by the identity under which they are exported.

    For an import of a project that went out and came back: programs keep identities, but not the
    note in which Wijkpeil keeps its ids.
    """
    found = identities_of(parts, project=name, people=(), users={}, areas={})
    pairs = (*found.documents.items(), *found.codes.items())
    return {guid: id_ for id_, guid in pairs}


def what_stays_behind(
    parts: FieldworkParts, *, extra: Extra | None = None, unreviewed: bool = False
) -> tuple[str, ...]:
    """Say in sentences what an export would leave out."""
    said = []
    if not unreviewed:
        said.append(_("The names of original files stay behind: they often hold a person's name."))
        if extra is not None and _holds_more(extra):
            said.append(
                _(
                    "What another program added (files, notes, cases, sets, links, drawings) stays"
                    " behind: nobody can see here whether it holds personal data."
                )
            )
    elif extra is not None:
        changed = sorted(
            document.id
            for document in parts.documents
            if document.guid in extra.texts
            and text_sha256(parts.texts[document.id].text) != extra.texts[document.guid]
        )
        if changed:
            message = _(
                "These texts changed since their import, so their original files and what was"
                " marked without a code stay behind: {documents}."
            )
            said.append(message.format(documents=", ".join(changed)))
    return tuple(said)


def _holds_more(extra: Extra) -> bool:
    project = extra.project
    parts = (project.files, project.notes, project.sets, project.links, project.graphs)
    others = [case for case in project.cases if case.guid not in extra.areas]
    return any(parts) or bool(others or extra.aside)


def _assemble(
    parts: FieldworkParts, base: Base, name: str, profile: Profile, *, unreviewed: bool
) -> Project:
    start = base.project
    people = sorted(
        {coding.coder for coding in parts.codings}
        | {cell.assessor for cell in parts.assessments}
        | set(parts.users)
    )
    known = identities_of(
        parts,
        project=name,
        people=[person for person in people if person],
        users=base.users,
        areas=base.areas,
    )
    new = NewNotes(name, known.users)
    selecting = Selecting(name, known, base.aside, base.memos, coder_names(start.users), new)
    writer = SourceWriter(parts, base, selecting, STYLES[profile], unreviewed=unreviewed)
    sources = writer.write()
    cells, links = write_cells(parts, known, sources, new)
    own = write_own_note(parts, known, cells, writer.on_transcripts, new, unreviewed=unreviewed)
    whole = replace(
        start,
        name=name,
        users=_users(start.users, known),
        codes=code_tree(parts.codes, known.codes, start.codes, base.memos),
        variables=own_variables(start.variables, sources, areas=bool(known.areas)),
        cases=write_cases(start, parts, known, sources, base.areas),
        sources=sources,
        notes=new.merged(start.notes),
        links=(*start.links, *links),
        note_refs=(*start.note_refs, own) if own else start.note_refs,
    )
    return _tidy(whole, start, tuple(writer.files))


def _users(earlier: tuple[User, ...], known: Identities) -> tuple[User, ...]:
    there = {user.guid for user in earlier}
    return (
        *earlier,
        *(User(guid, name) for name, guid in known.users.items() if guid not in there),
    )


def _tidy(whole: Project, start: Project, texts: tuple[File, ...]) -> Project:
    """Leave out mentions of what is gone, and files that nothing refers to any more."""
    gone = frozenset(identities(start)) - frozenset(identities(whole))
    gone |= frozenset(note_references(start)) - frozenset(note_references(whole))
    tidy = without(whole, gone) if gone else whole
    unused = referred_files(start) - referred_files(tidy)
    kept = (file for file in start.files if file.name.lower() not in unused)
    return replace(tidy, files=(*kept, *texts))
