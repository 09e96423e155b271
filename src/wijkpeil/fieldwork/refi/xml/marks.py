"""Marks on the fields of a dataclass: where in the XML element each stands.

The order of the fields is the order in which the schema wants the elements.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from functools import cache
from typing import Any, get_type_hints

from wijkpeil.fieldwork.refi.xml.values import TEXT, Kind


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of the element.

    Attributes
    ----------
    name : str
    kind : Kind
    required : bool
        Whether the schema wants it: it is written even if empty, and an element that lacks it is
        mended or left out on reading.
    """

    name: str
    kind: Kind = TEXT
    required: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The text of a child element, such as ``<Description>``."""

    tag: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The ``targetGUID`` of one child element that must be there, such as ``<CodeRef>``."""

    tag: str


@dataclass(frozen=True, slots=True)
class References:
    """The identity in each child element of this name; a tuple of str."""

    tag: str
    attribute: str = "targetGUID"


@dataclass(frozen=True, slots=True)
class One:
    """One child element at most, itself a dataclass; None if absent."""

    tag: str
    of: Callable[[], type]


@dataclass(frozen=True, slots=True)
class Many:
    """Child elements that are dataclasses, inside the elements of `path`; a tuple.

    Attributes
    ----------
    of : callable
        Gives the class for each element name; called late, so that a class may hold itself.
    path : tuple of str
        Elements around them, left out when there are none: the schema wants no empty lists.
    """

    of: Callable[[], Mapping[str, type]]
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """A value in an element named after its type, such as ``<TextValue>``."""


Mark = Attribute | Words | Reference | References | One | Many | Typed


@dataclass(frozen=True, slots=True)
class Shape:
    """Where the fields of a class stand.

    Attributes
    ----------
    attributes : mapping
        Field name and mark, by attribute name.
    children : tuple
        Field name and mark of what stands in child elements, in the schema's order.
    required : frozenset of str
        Names of fields without which there is no dataclass.
    """

    attributes: Mapping[str, tuple[str, Attribute]]
    children: tuple[tuple[str, Mark], ...]
    required: frozenset[str]


def shape(kind: type) -> Shape:
    """Collect the marks of a class, once."""
    return _shape(kind)


@cache
def _shape(kind: Hashable) -> Shape:
    if not isinstance(kind, type):
        raise TypeError(kind)
    hints = get_type_hints(kind, include_extras=True)
    attributes: dict[str, tuple[str, Attribute]] = {}
    children: list[tuple[str, Mark]] = []
    for field in fields(kind):
        mark: Any = next(iter(getattr(hints[field.name], "__metadata__", ())), None)
        if isinstance(mark, Attribute):
            attributes[mark.name] = (field.name, mark)
        elif mark is not None:
            children.append((field.name, mark))
    required = frozenset(field.name for field in fields(kind) if _is_required(field))
    return Shape(attributes, tuple(children), required)


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING
