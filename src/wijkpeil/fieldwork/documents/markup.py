"""XML and HTML, listened to piece by piece: no tree in memory, no entities, no network."""

from collections.abc import Callable, Iterable, Mapping
from types import FunctionType, ModuleType
from typing import Any, ClassVar, NoReturn, cast

from wijkpeil.errors import MissingExtra
from wijkpeil.fieldwork.documents.limits import MAX_PAGE_BYTES
from wijkpeil.fieldwork.documents.refusal import Refusal, damaged
from wijkpeil.language import gettext as _
from wijkpeil.language import number

Attributes = Mapping[str, str]
Begin = Callable[[Any, Attributes], None]
End = Callable[[Any], None]
_HEARS_BEGIN: dict[Any, tuple[str, ...]] = {}
_HEARS_END: dict[Any, tuple[str, ...]] = {}


def begins(*names: str) -> Callable[[Begin], Begin]:
    """Let a listener's method hear that elements of these names begin."""

    def put_down(method: Begin) -> Begin:
        _HEARS_BEGIN[method] = names
        return method

    return put_down


def ends(*names: str) -> Callable[[End], End]:
    """Let a listener's method hear that elements of these names end."""

    def put_down(method: End) -> End:
        _HEARS_END[method] = names
        return method

    return put_down


class Listener:
    """Hears elements begin and end; methods say by `begins` and `ends` what they want to hear.

    A name in those is ``prefix:name``, or a name alone for HTML; `spaces` tells which namespaces a
    prefix stands for.
    """

    spaces: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    _begins: ClassVar[dict[str, Begin]] = {}
    _ends: ClassVar[dict[str, End]] = {}

    def __init_subclass__(cls) -> None:
        """Gather the methods that hear something, those of the parents too."""
        cls._begins, cls._ends = dict(cls._begins), dict(cls._ends)
        for method in vars(cls).values():
            if isinstance(method, FunctionType):
                for name in _HEARS_BEGIN.get(method, ()):
                    cls._begins |= dict.fromkeys(cls._tags(name), cast("Begin", method))
                for name in _HEARS_END.get(method, ()):
                    cls._ends |= dict.fromkeys(cls._tags(name), cast("End", method))

    @classmethod
    def _tags(cls, name: str) -> list[str]:
        prefix, colon, local = name.partition(":")
        return [f"{{{space}}}{local}" for space in cls.spaces[prefix]] if colon else [name]

    def __init__(self) -> None:
        self._deaf = 0

    def skip(self) -> None:
        """Hear nothing of what is in the element that begins now, nor of its end."""
        self._deaf = 1

    def heard(self, text: str) -> None:
        """Take a piece of text in."""

    def start(self, tag: str, attributes: Attributes) -> None:
        """Hear that an element begins (lxml calls this)."""
        if self._deaf:
            self._deaf += 1
        elif tag in self._begins:
            self._begins[tag](self, attributes)

    def end(self, tag: str) -> None:
        """Hear that an element ends (lxml calls this)."""
        if self._deaf:
            self._deaf -= 1
        elif tag in self._ends:
            self._ends[tag](self)

    def data(self, text: str) -> None:
        """Hear text (lxml calls this)."""
        if not self._deaf:
            self.heard(text)

    def close(self) -> None:
        """Hear that it is over (lxml calls this)."""


class XmlListener(Listener):
    """Hears XML, in which no document of our time declares its own entities."""

    def doctype(self, _name: str | None, _public: str | None, _system: str | None) -> NoReturn:
        """Refuse declarations before the first is read (lxml calls this)."""
        raise Refusal(
            _(
                "It declares entities of its own, which documents don't need and bombs do. "
                "Nothing was read from it."
            )
        )


def listen_to_xml(pieces: Iterable[bytes], listener: XmlListener) -> None:
    """Let a listener hear XML.

    Raises
    ------
    Refusal
        If it is not well-formed, nested too deeply, or declares anything.
    """
    etree = _etree()
    parser = etree.XMLParser(
        target=listener, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    try:
        for piece in pieces:
            parser.feed(piece)
        parser.close()
    except etree.XMLSyntaxError:
        raise damaged() from None


def listen_to_html(text: str, listener: Listener) -> None:
    """Let a listener hear HTML, however it is written.

    The letters are decoded already: what the page says of its own encoding is not heeded.

    Raises
    ------
    Refusal
        If it is too large.
    """
    etree = _etree()
    parser = etree.HTMLParser(
        target=listener, encoding="utf-8", no_network=True, huge_tree=False, recover=True
    )
    data = text.encode("utf-8")
    if len(data) > MAX_PAGE_BYTES:
        message = _("The web page is larger than {most} MB. Save it without pictures, or as PDF.")
        raise Refusal(message.format(most=number(MAX_PAGE_BYTES / 1e6)))
    try:
        for begin in range(0, len(data), 2**16):
            parser.feed(data[begin : begin + 2**16])
        parser.close()
    except etree.XMLSyntaxError:
        raise damaged() from None


def _etree() -> ModuleType:
    try:
        from lxml import etree  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtra("fieldwork") from error
    return etree


def attribute(attributes: Attributes, name: str) -> str:
    """Give an attribute's value whatever its namespace; empty if it isn't there.

    >>> attribute({"{urn:x}val": "false"}, "val")
    'false'
    """
    for key, value in attributes.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""
