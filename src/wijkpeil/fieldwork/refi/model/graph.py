"""Drawings of shapes and lines; Wijkpeil keeps them and gives them back."""

from dataclasses import dataclass
from typing import Annotated

from wijkpeil.fieldwork.refi.model.selection import Guid, Name
from wijkpeil.fieldwork.refi.xml.marks import Attribute, Many
from wijkpeil.fieldwork.refi.xml.values import COLOUR, GUID, INTEGER, one_of

DIRECTION = one_of("Associative", "OneWay", "Bidirectional")
_SHAPE = one_of(
    "Person",
    "Oval",
    "Rectangle",
    "RoundedRectangle",
    "Star",
    "LeftTriangle",
    "RightTriangle",
    "UpTriangle",
    "DownTriangle",
    "Note",
)
Colour = Annotated[str, Attribute("color", COLOUR)]
Represents = Annotated[str, Attribute("representedGUID", GUID)]


@dataclass(frozen=True, slots=True)
class Vertex:
    """A shape that stands for something in the project."""

    guid: Guid
    first_x: Annotated[int, Attribute("firstX", INTEGER, required=True)]
    first_y: Annotated[int, Attribute("firstY", INTEGER, required=True)]
    represents: Represents = ""
    name: Name = ""
    second_x: Annotated[int | None, Attribute("secondX", INTEGER)] = None
    second_y: Annotated[int | None, Attribute("secondY", INTEGER)] = None
    shape: Annotated[str, Attribute("shape", _SHAPE)] = ""
    colour: Colour = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two shapes."""

    guid: Guid
    source: Annotated[str, Attribute("sourceVertex", GUID, required=True)]
    target: Annotated[str, Attribute("targetVertex", GUID, required=True)]
    represents: Represents = ""
    name: Name = ""
    colour: Colour = ""
    direction: Annotated[str, Attribute("direction", DIRECTION)] = ""
    style: Annotated[str, Attribute("lineStyle", one_of("dotted", "dashed", "solid"))] = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """A drawing."""

    guid: Guid
    name: Name = ""
    vertices: Annotated[tuple[Vertex, ...], Many(lambda: {"Vertex": Vertex})] = ()
    edges: Annotated[tuple[Edge, ...], Many(lambda: {"Edge": Edge})] = ()
