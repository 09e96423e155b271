"""What an export starts from: the project that was imported, or as much of it as may be given."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from wijkpeil.fieldwork.refi.extra import Extra
from wijkpeil.fieldwork.refi.memos import Memos
from wijkpeil.fieldwork.refi.model.project import Case, Code, Project
from wijkpeil.fieldwork.refi.reading.people import coder_names


@dataclass(frozen=True, slots=True)
class Base:
    """What an export starts from.

    Attributes
    ----------
    project : Project
    texts : mapping of str to str
        The sha256 of each text as it was imported, by the document's identity.
    aside : frozenset of str
        Selections and codings that are no codings of Wijkpeil.
    areas : mapping of str to str
        Area codes by the identity of their case.
    memos : Memos
    """

    project: Project
    texts: Mapping[str, str]
    aside: frozenset[str]
    areas: Mapping[str, str]
    memos: Memos = field(repr=False)

    @property
    def users(self) -> dict[str, str]:
        """Identities by the name of a coder."""
        return {name: guid for guid, name in coder_names(self.project.users).items()}


def base_of(extra: Extra | None, *, unreviewed: bool) -> Base:
    """Give what an export starts from.

    Without `unreviewed`, nothing is taken over that nobody can review in Wijkpeil: files, notes,
    the words and names of selections, persons that are cases. Identities are.
    """
    if extra is None:
        empty = Project()
        return Base(empty, {}, frozenset(), {}, Memos(empty))
    project = extra.project if unreviewed else _bare(extra)
    texts = extra.texts if unreviewed else {}
    aside = extra.aside if unreviewed else frozenset()
    return Base(project, texts, aside, extra.areas, Memos(project))


def _bare(extra: Extra) -> Project:
    project = extra.project
    return Project(
        users=project.users,
        codes=tuple(_bare_code(code) for code in project.codes),
        cases=tuple(Case(case.guid) for case in project.cases if case.guid in extra.areas),
    )


def _bare_code(code: Code) -> Code:
    codes = tuple(_bare_code(one) for one in code.codes)
    return replace(code, description="", notes=(), codes=codes)
