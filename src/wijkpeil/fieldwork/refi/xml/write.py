"""From a dataclass to an XML element, by the marks on its fields."""

from collections.abc import Iterable
from typing import Any

from lxml import etree

from wijkpeil.fieldwork.refi.xml.marks import (
    Many,
    One,
    Reference,
    References,
    Typed,
    Words,
    shape,
)
from wijkpeil.fieldwork.refi.xml.values import clean


def write(value: Any, tag: str, namespace: str) -> etree._Element:
    """Make the element `tag` of a dataclass; empty attributes and lists are left out."""
    around = f"{{{namespace}}}"
    default: Any = {None: namespace}
    element = etree.Element(around + tag, nsmap=default)
    _fill(element, value, around)
    return element


def _fill(element: etree._Element, value: Any, around: str) -> None:
    marks = shape(type(value))
    for name, (field, mark) in marks.attributes.items():
        given = getattr(value, field)
        if mark.required or given != mark.kind.empty:
            element.set(name, mark.kind.write(given))
    for field, mark_of_child in marks.children:
        _add(element, mark_of_child, getattr(value, field), around)


def _add(element: etree._Element, mark: Any, given: Any, around: str) -> None:
    if not given:
        return
    match mark:
        case Words(tag):
            etree.SubElement(element, around + tag).text = clean(given)
        case Reference(tag):
            _refer(element, around + tag, "targetGUID", (given,))
        case References(tag, attribute):
            _refer(element, around + tag, attribute, given)
        case One(tag, _of):
            _fill(etree.SubElement(element, around + tag), given, around)
        case Many():
            _add_many(element, mark, given, around)
        case Typed():
            etree.SubElement(element, f"{around}{given.type}Value").text = clean(given.words)


def _refer(element: etree._Element, tag: str, attribute: str, targets: Iterable[str]) -> None:
    for target in targets:
        etree.SubElement(element, tag).set(attribute, target)


def _add_many(element: etree._Element, mark: Many, given: Any, around: str) -> None:
    tags = {kind: tag for tag, kind in mark.of().items()}
    for tag in mark.path:
        element = etree.SubElement(element, around + tag)
    for one in given:
        _fill(etree.SubElement(element, around + tags[type(one)]), one, around)


def to_bytes(root: etree._Element) -> bytes:
    """Write a document, indented, in UTF-8."""
    etree.indent(root, space="  ")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
