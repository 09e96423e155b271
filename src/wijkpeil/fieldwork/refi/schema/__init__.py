"""The published XML schemas of REFI-QDA, and what in a file breaks them."""

from functools import cache
from importlib.resources import files
from typing import Any, Literal

from lxml import etree

Schema = Literal["Project", "Codebook"]


@cache
def _schema(name: Schema) -> etree.XMLSchema:
    # The XSD is our own file: parsed without network all the same.
    parser = etree.XMLParser(no_network=True, resolve_entities=False)
    published = files(__name__).joinpath(f"{name}.xsd").read_bytes()
    return etree.XMLSchema(etree.fromstring(published, parser))


def broken_lines(root: etree._Element, name: Schema) -> tuple[int, ...]:
    """Give the lines on which a document breaks its schema, in order, each once.

    The validator's own words aren't passed on: they quote the file, which may hold names.
    """
    schema = _schema(name)
    schema.validate(root)
    errors: Any = schema.error_log  # the stubs don't know that it can be walked through
    return tuple(sorted({int(error.line) for error in errors}))
