"""From an XML element to a dataclass, by the marks on its fields."""

from collections.abc import Iterable
from typing import Any, TypeVar

from lxml import etree

from wijkpeil.fieldwork.refi import guid as guids
from wijkpeil.fieldwork.refi.model.value import VALUE_TYPES, TypedValue
from wijkpeil.fieldwork.refi.xml import remarks as said
from wijkpeil.fieldwork.refi.xml import values
from wijkpeil.fieldwork.refi.xml.marks import (
    Attribute,
    Many,
    One,
    Reference,
    References,
    Typed,
    Words,
    shape,
)
from wijkpeil.fieldwork.refi.xml.remarks import Remarks

T = TypeVar("T")
_READERS = {
    "Date": values.read_date,
    "DateTime": values.read_moment,
}


def local(element: etree._Element) -> str:
    """Give an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def line_of(element: etree._Element) -> int | None:
    """Give the line in the file that an element starts on."""
    line: Any = element.sourceline
    return None if line is None else int(line)


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    return [(str(name), str(raw)) for name, raw in element.attrib.items()]


def _words(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


class ElementReader:
    """Reads one file; remembers which identities it met.

    Parameters
    ----------
    remarks : Remarks
        Takes what was unusual.
    """

    def __init__(self, remarks: Remarks) -> None:
        self.remarks = remarks
        self._met: dict[tuple[type, str], int] = {}
        self._nameless = 0

    def read(self, element: etree._Element, kind: type[T]) -> T | None:
        """Make a dataclass of an element; None if something required is missing."""
        found = self._attributes(element, kind)
        found |= self._children(element, kind)
        if not shape(kind).required <= found.keys():
            self.remarks.add(said.INCOMPLETE, line_of(element))
            return None
        return kind(**found)

    def _attributes(self, element: etree._Element, kind: type) -> dict[str, Any]:
        known = shape(kind).attributes
        found: dict[str, Any] = {}
        for name, raw in _attributes(element):
            if name in known:
                field, mark = known[name]
                value = self._value(raw, mark, element)
                if value is not None:
                    found[field] = value
            elif not name.startswith("{"):  # xsi:schemaLocation and the like say nothing
                self.remarks.add(said.UNKNOWN, line_of(element))
        if "guid" in known:
            found["guid"] = self._own_guid(found.get("guid", ""), kind, element)
        return found

    def _value(self, raw: str, mark: Attribute, element: etree._Element) -> Any:
        value = mark.kind.read(raw)
        if value is not None or not raw.strip():
            return value
        if mark.kind is values.GUID:
            # The same words give the same identity, so that references keep their target.
            self.remarks.add(said.NO_GUID, line_of(element))
            return guids.named("unreadable", raw.strip())
        self.remarks.add(said.VALUE, line_of(element))
        return None

    def _own_guid(self, guid: str, kind: type, element: etree._Element) -> str:
        if not guid:
            self._nameless += 1
            self.remarks.add(said.NO_GUID, line_of(element))
            return guids.named("missing", local(element), str(self._nameless))
        earlier = self._met.get((kind, guid), 0)
        self._met[kind, guid] = earlier + 1
        if earlier:
            self.remarks.add(said.TWICE, line_of(element))
            return guids.named("twice", guid, str(earlier))
        return guid

    def _children(self, element: etree._Element, kind: type) -> dict[str, Any]:
        by_tag: dict[str, list[etree._Element]] = {}
        for child in element:
            by_tag.setdefault(local(child), []).append(child)
        found: dict[str, Any] = {}
        for field, mark in shape(kind).children:
            value = self._marked(mark, by_tag)
            if value is not None:
                found[field] = value
        for leftover in by_tag.values():
            for child in leftover:
                self.remarks.add(said.UNKNOWN, line_of(child))
        return found

    def _marked(self, mark: Any, by_tag: dict[str, list[etree._Element]]) -> Any:
        match mark:
            case Words(tag):
                first = self._first(by_tag.pop(tag, []))
                return None if first is None else _words(first)
            case Reference(tag):
                return next(iter(self._targets(by_tag.pop(tag, []), "targetGUID")), None)
            case References(tag, attribute):
                return tuple(self._targets(by_tag.pop(tag, []), attribute))
            case One(tag, of):
                first = self._first(by_tag.pop(tag, []))
                return None if first is None else self.read(first, of())
            case Many():
                return self._many(mark, by_tag)
            case Typed():
                return self._typed(by_tag)
        raise AssertionError(mark)

    def _first(self, elements: list[etree._Element]) -> etree._Element | None:
        for extra in elements[1:]:
            self.remarks.add(said.REPEATED, line_of(extra))
        return elements[0] if elements else None

    def _targets(self, elements: Iterable[etree._Element], attribute: str) -> list[str]:
        targets = []
        for element in elements:
            raw = str(element.get(attribute) or "")
            target = self._value(raw, Attribute(attribute, values.GUID), element)
            if target is None:
                self.remarks.add(said.INCOMPLETE, line_of(element))
            else:
                targets.append(target)
        return targets

    def _many(self, mark: Many, by_tag: dict[str, list[etree._Element]]) -> tuple[Any, ...]:
        classes = mark.of()
        if mark.path:
            inside = by_tag.pop(mark.path[0], [])
            for tag in mark.path[1:]:
                inside = [child for around in inside for child in around if local(child) == tag]
            elements = [child for around in inside for child in around]
        else:
            elements = [child for tag in classes for child in by_tag.pop(tag, [])]
        read: list[Any] = []
        for element in elements:
            if local(element) in classes:
                read.append(self.read(element, classes[local(element)]))
            else:
                self.remarks.add(said.UNKNOWN, line_of(element))
        return tuple(one for one in read if one is not None)

    def _typed(self, by_tag: dict[str, list[etree._Element]]) -> TypedValue | None:
        for kind in VALUE_TYPES:
            element = self._first(by_tag.pop(f"{kind}Value", []))
            if element is None:
                continue
            words = _words(element)
            if _fits(words, kind):
                return TypedValue(kind, words)
            self.remarks.add(said.UNTYPED, line_of(element))
            return TypedValue("Text", words)
        return None


def _fits(words: str, kind: str) -> bool:
    if kind == "Float":
        return values.is_decimal(words)
    if kind == "Integer":
        return values.is_decimal(words) and "." not in words
    if kind == "Boolean":
        return words.strip() in {"true", "false", "1", "0"}
    return kind == "Text" or (
        _READERS[kind](words) is not None and (kind != "DateTime" or "T" in words)
    )
