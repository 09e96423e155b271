"""A codebook: codes alone, to take along to another project."""

from dataclasses import dataclass, field
from typing import Annotated

from wijkpeil.fieldwork.refi.model.project import Code, Name
from wijkpeil.fieldwork.refi.model.selection import Description, Guid
from wijkpeil.fieldwork.refi.xml.marks import Attribute, Many, References


@dataclass(frozen=True, slots=True)
class CodeSet:
    """Codes that belong together."""

    guid: Guid
    name: Name = ""
    description: Description = ""
    codes: Annotated[tuple[str, ...], References("MemberCode", "guid")] = ()


@dataclass(frozen=True, slots=True)
class CodeBook:
    """The root of a codebook's file; its codes have no notes.

    Attributes
    ----------
    remarks : tuple of str
        What was unusual about the file, in sentences for the user.
    """

    origin: Annotated[str, Attribute("origin")] = ""
    codes: Annotated[tuple[Code, ...], Many(lambda: {"Code": Code}, ("Codes",))] = ()
    sets: Annotated[tuple[CodeSet, ...], Many(lambda: {"Set": CodeSet}, ("Sets",))] = ()
    remarks: tuple[str, ...] = field(default=(), compare=False)
