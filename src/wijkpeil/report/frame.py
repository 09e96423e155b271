"""What every page has around its own parts: banner, sources, how to make it again, footer."""

from collections.abc import Iterable

from wijkpeil import __version__
from wijkpeil.language import Language
from wijkpeil.language import gettext as _
from wijkpeil.report.document import Block, Cell, Code, Document, Paragraph, Section, Table
from wijkpeil.sources.provenance import Provenance


def kicker_of(*, made_up: bool) -> str:
    """Words above each heading: that the places are made up, if they are."""
    return _("Made-up example") if made_up else ""


def framed(
    sections: Iterable[Section | None],
    *,
    title: str,
    subtitle: str,
    language: Language,
    made_up: bool,
) -> Document:
    """Put a frame around the parts that there are.

    Parameters
    ----------
    sections : iterable of Section or None
    title, subtitle : str
    language : {"nl", "en"}
        The active language.
    made_up : bool
        Whether the places are invented.
    """
    return Document(
        title=title,
        subtitle=subtitle,
        language=language,
        banner=_("Made-up example: these places do not exist.") if made_up else "",
        sections=tuple(section for section in sections if section is not None),
        footer=_("Made with Wijkpeil {version}, open software (EUPL-1.2).").format(
            version=__version__
        ),
    )


def files(origins: tuple[Provenance, ...]) -> Table:
    """List the files that a page rests on."""
    dated = any(origin.retrieved for origin in origins)
    return Table(
        caption=_("Files that this page rests on"),
        head=(
            _("File"),
            _("Title · owner · licence"),
            _("Address"),
            *((_("Fetched"),) if dated else ()),
            _("Fingerprint (SHA-256)"),
        ),
        rows=tuple(_source(origin, dated=dated) for origin in origins),
    )


def again(command: str) -> tuple[Block, ...]:
    """Say how to make the page again."""
    text = _("With the same files and Wijkpeil {version}, this gives the same page:")
    return (Paragraph(text.format(version=__version__)), Code(command))


def sources_section(origins: tuple[Provenance, ...], command: str, *, kicker: str) -> Section:
    """Name every file, and how to make the page again.

    Parameters
    ----------
    origins : tuple of Provenance
    command : str
        The command that made the page; may be empty.
    kicker : str
    """
    listed: tuple[Block, ...] = (files(origins),) if origins else ()
    blocks = (*listed, *(again(command) if command else ()))
    return Section("sources", _("Sources"), blocks, kicker=kicker)


def _source(origin: Provenance, *, dated: bool) -> tuple[Cell, ...]:
    safe = origin.address if origin.address.startswith(("https://", "http://")) else ""
    told = filter(None, (origin.title, origin.owner, origin.licence))
    return (
        Cell(origin.file),
        Cell(" · ".join(told) or _("not stated in the file")),
        Cell(origin.address or _("supplied by the user"), href=safe),
        *((Cell(origin.retrieved or "–"),) if dated else ()),
        Cell(origin.sha256[:12], title=origin.sha256),
    )
