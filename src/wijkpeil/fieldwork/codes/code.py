"""A code: a word from the codebook that passages are given."""

from dataclasses import dataclass
from typing import Literal, get_args

CodeKind = Literal["theme", "factor", "development"]
CODE_KINDS: tuple[CodeKind, ...] = get_args(CodeKind)


@dataclass(frozen=True, slots=True)
class Code:
    """One code.

    Attributes
    ----------
    id : str
        Letters, digits, ``-`` and ``_``; stays when the name changes.
    name : str
    parent : str
        Id of the code that it stands under; empty at the top.
    kind : {"theme", "factor", "development"}
        A factor is something said to help or hinder, and has a column in the framework matrix;
        the code of kind "development" (one at most) holds what is said of rise or decline itself.
    definition, include, exclude : str
        What it means, and examples of what belongs to it and what does not.
    colour : str
        ``#rrggbb``; empty for none.
    guid : str
        The identity that another program gave it (REFI-QDA), if any.
    """

    id: str
    name: str
    parent: str = ""
    kind: CodeKind = "theme"
    definition: str = ""
    include: str = ""
    exclude: str = ""
    colour: str = ""
    guid: str = ""
