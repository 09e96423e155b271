"""A codebook's codes as codes of Wijkpeil."""

from collections.abc import Mapping

from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.refi.memos import Memos
from wijkpeil.fieldwork.refi.model.book import CodeBook
from wijkpeil.fieldwork.refi.model.project import Project
from wijkpeil.fieldwork.refi.reading.codes import read_codes


def to_codes(
    book: CodeBook,
    *,
    project: str = "",
    known: Mapping[str, str] | None = None,
    taken: frozenset[str] = frozenset(),
) -> tuple[Code, ...]:
    """Make codes of a codebook, each before the codes under it.

    Parameters
    ----------
    book : CodeBook
    project : str
        The name of the study's project, if the codebook came from it.
    known : mapping of str to str, optional
        Ids that codes already have in the study, by identity.
    taken : frozenset of str
        Ids of the study's codes, not to be given to others.
    """
    codes = read_codes(
        book.codes, project=project, memos=Memos(Project()), explicit=known or {}, taken=taken
    )
    return tuple(codes.values())
