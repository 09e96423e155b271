"""A document as one self-contained, accessible HTML page."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from wijkpeil import __version__
from wijkpeil.charts.marks import sprite
from wijkpeil.errors import MissingExtra
from wijkpeil.language import gettext, ngettext, number, speaking
from wijkpeil.report.document import Block, Document, Section

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"


def _kind(block: Block) -> str:
    return type(block).__name__.lower()


def _contents(sections: tuple[Section, ...]) -> list[tuple[str, str]]:
    return [(section.key, section.title) for section in sections]


def css_string(text: str) -> str:
    r"""Quote a text for a CSS ``content``: nothing in it can end the string or the style element.

    >>> css_string('a "b" </style>')
    '"a \\22 b\\22  \\3c /style\\3e "'
    """
    unsafe = '"\\<>&\n\r\f'
    return '"' + "".join(f"\\{ord(c):x} " if c in unsafe else c for c in text) + '"'


@cache
def _environment() -> "Environment":
    # Jinja is part of an extra, and only a report needs it: a command's --help must not load it.
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra("report") from error
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.filters["kind"] = _kind
    environment.filters["count"] = number
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True
    )
    return environment


def render(document: Document) -> str:
    """Render `document` as one HTML page that needs nothing from elsewhere.

    Raises
    ------
    MissingExtra
        If Jinja is not installed.
    """
    style = (_TEMPLATES / "style.css").read_text(encoding="utf-8")
    with speaking(document.language):
        page = _environment().get_template("page.html.jinja")
        return page.render(
            document=document,
            contents=_contents(document.sections),
            style=style,
            banner_css=css_string(document.banner),
            title_css=css_string(document.title),
            sprite=sprite(),
            version=__version__,
        )
