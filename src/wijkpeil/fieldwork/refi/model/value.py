"""Values of variables: a text, a number, a day, given to a case or a source."""

from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from wijkpeil.fieldwork.refi.xml.marks import Reference, Typed

ValueType = Literal["Text", "Boolean", "Integer", "Float", "Date", "DateTime"]
VALUE_TYPES: tuple[ValueType, ...] = get_args(ValueType)


@dataclass(frozen=True, slots=True)
class TypedValue:
    """A value and its type; the words as they stand in the file."""

    type: ValueType
    words: str


@dataclass(frozen=True, slots=True)
class VariableValue:
    """The value that a case or a source has for a variable; no value if none was filled in."""

    variable: Annotated[str, Reference("VariableRef")]
    value: Annotated[TypedValue | None, Typed()] = None
