"""Part 8: what the page rests on, and how to make it again."""

from wijkpeil import __version__
from wijkpeil.language import gettext as _
from wijkpeil.report.document import Block, Cell, Code, Paragraph, Section, Table
from wijkpeil.report.trajectories.method import COMMAND
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.sources.provenance import Provenance


def _source(origin: Provenance) -> tuple[Cell, ...]:
    safe = origin.address if origin.address.startswith(("https://", "http://")) else ""
    return (
        Cell(origin.file),
        Cell(origin.title or "–"),
        Cell(origin.owner or "–"),
        Cell(origin.licence or "–"),
        Cell(origin.address or _("supplied by the user"), href=safe),
        Cell(origin.retrieved or "–"),
        Cell(origin.sha256[:12], title=origin.sha256),
    )


def _files(origins: tuple[Provenance, ...]) -> Table:
    return Table(
        caption=_("Files that this page rests on"),
        head=(
            _("File"),
            _("Title"),
            _("Owner"),
            _("Licence"),
            _("Address"),
            _("Fetched"),
            _("Fingerprint (SHA-256)"),
        ),
        rows=tuple(_source(origin) for origin in origins),
    )


def _cite(results: TrajectoryResults) -> Section:
    text = _(
        "{title}. Trajectories {start}–{end}, edition {edition}. Made with Wijkpeil {version}."
    )
    words = text.format(
        title=results.title,
        start=results.relative.start,
        end=results.relative.end,
        edition=results.edition,
        version=__version__,
    )
    return Section("cite", _("How to cite"), (Code(words),))


def _again(results: TrajectoryResults) -> Section:
    text = _("With the same files and Wijkpeil {version}, this gives the same page:")
    return Section(
        "again",
        _("How to make it again"),
        (
            Paragraph(text.format(version=__version__)),
            Code(results.settings.get(COMMAND, "wijkpeil run …")),
        ),
    )


def sources(results: TrajectoryResults, *, kicker: str) -> Section:
    """Name every file, how to cite this page, and how to make it again."""
    files: tuple[Block, ...] = (_files(results.provenance),) if results.provenance else ()
    blocks = (*files, _cite(results), _again(results))
    return Section("sources", _("Sources"), blocks, kicker=kicker)
