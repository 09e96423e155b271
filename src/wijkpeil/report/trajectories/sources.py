"""Part 8: what the page rests on, how to cite it, and how to make it again."""

from wijkpeil import __version__
from wijkpeil.language import gettext as _
from wijkpeil.report.document import Block, Code, Section
from wijkpeil.report.frame import again, files
from wijkpeil.results.trajectories import TrajectoryResults


def sources(results: TrajectoryResults, *, kicker: str) -> Section:
    """Name every file, how to cite this page, and how to make it again."""
    listed: tuple[Block, ...] = (files(results.provenance),) if results.provenance else ()
    redo = again(results.settings.command or "wijkpeil run …")
    repeat = Section("again", _("How to make it again"), redo)
    return Section("sources", _("Sources"), (*listed, _cite(results), repeat), kicker=kicker)


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
