"""``wijkpeil data harmonise``: carry characteristics over to the borders of another year."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijkpeil.areas.levels import LEVELS, Level
from wijkpeil.cli.options import INPUT, json_option
from wijkpeil.language import gettext as _

if TYPE_CHECKING:
    from wijkpeil.workflow.bridge import Way
    from wijkpeil.workflow.harmonise import HarmonisedFile


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Carry characteristics over to the borders of another year."),
    help=_(
        "Carry characteristics over to the borders of another year.\n\n"
        "CHARACTERISTICS holds figures on the old borders. Counts are divided as the addresses "
        "are, ratios are averaged. Say how old and new areas hang together with --crosswalk, "
        "--addresses or --borders. Writes the figures, and beside them which share of each could "
        "be carried over and what they were made from."
    ),
)
@click.argument("characteristics", type=INPUT, metavar=_("CHARACTERISTICS"))
@click.option(
    "--crosswalk",
    type=INPUT,
    metavar=_("FILE"),
    help=_("CSV with an old code (from), a new code (to) and a weight: addresses or a share."),
)
@click.option(
    "--addresses",
    type=INPUT,
    nargs=2,
    metavar=_("OLD NEW"),
    help=_("Lists of addresses of the old and the new year (CBS: pc6hnr…_gwb.csv)."),
)
@click.option(
    "--borders",
    type=INPUT,
    nargs=2,
    metavar=_("OLD NEW"),
    help=_("Borders of the old and the new year; less good than addresses."),
)
@click.option(
    "--inverse", is_flag=True, help=_("Go the other way: from the new areas to the old ones.")
)
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    help=_("Level of the areas, where a file holds more than one."),
)
@click.option(
    "--kinds",
    type=INPUT,
    metavar=_("FILE"),
    help=_(
        "CSV “column,kind,weight” for columns that aren't known: count, ratio (of which column, or "
        "of addresses), category or omit."
    ),
)
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    default=0.95,
    show_default=True,
    metavar=_("SHARE"),
    help=_("Least share of an area that must be carried over for its figure to stand."),
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("harmonised.csv"),
    show_default=True,
    metavar=_("FILE"),
    help=_("File to write."),
)
@json_option
def harmonise(
    *,
    characteristics: Path,
    crosswalk: Path | None,
    addresses: tuple[Path, Path] | None,
    borders: tuple[Path, Path] | None,
    inverse: bool,
    level: Level | None,
    kinds: Path | None,
    least: float,
    out: Path,
    as_json: bool,
) -> None:
    """Carry over, write, and say what could be carried over."""
    from wijkpeil.cli.progress import reporter
    from wijkpeil.workflow.harmonise import harmonise_file

    way, bridge = _way(crosswalk, addresses, borders)
    done = harmonise_file(
        characteristics,
        way=way,
        bridge=bridge,
        out=out,
        level=level,
        inverse=inverse,
        kinds=kinds,
        least=least,
        progress=reporter(quiet=as_json),
    )
    _tell_json(done) if as_json else _tell(done)


def _way(
    crosswalk: Path | None,
    addresses: tuple[Path, Path] | None,
    borders: tuple[Path, Path] | None,
) -> tuple["Way", tuple[Path, ...]]:
    """Take the one way that was given."""
    given: dict[Way, tuple[Path, ...] | None] = {
        "crosswalk": (crosswalk,) if crosswalk else None,
        "addresses": addresses,
        "borders": borders,
    }
    found = [(way, files) for way, files in given.items() if files]
    if len(found) != 1:
        raise click.UsageError(_("Give one of --crosswalk, --addresses and --borders."))
    return found[0]


def _tell(done: "HarmonisedFile") -> None:
    for sentence in done.sentences:
        click.echo(click.wrap_text(f"– {sentence}", width=88, subsequent_indent="  "))
    click.echo(_("The figures are here: {file}").format(file=done.table))
    click.echo(_("What share of each could be carried over: {file}").format(file=done.coverage))
    click.echo(_("Where it is from is noted here: {file}").format(file=done.provenance))


def _tell_json(done: "HarmonisedFile") -> None:
    from wijkpeil.workflow.output import to_json

    harmonised = done.harmonised
    changes = harmonised.areas["change"].value_counts().sort_index()
    click.echo(
        to_json(
            {
                "areas": len(harmonised.table),
                "changes": {str(name): int(count) for name, count in changes.items()},
                "columns": {
                    str(name): row.where(row.notna(), None).to_dict()
                    for name, row in harmonised.columns.iterrows()
                },
                "omitted": list(harmonised.omitted),
                "lost": list(harmonised.lost),
                "empty": list(harmonised.empty),
                "files": [str(done.table), str(done.coverage), str(done.provenance)],
            }
        ),
        nl=False,
    )
