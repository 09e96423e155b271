"""``wijkpeil fieldwork read-project|write-project``: exchange with other programs."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijkpeil.cli.fieldwork.opened import store_of, study_argument, who_option
from wijkpeil.language import gettext as _
from wijkpeil.language import number

if TYPE_CHECKING:
    from wijkpeil.fieldwork.refi import Convention, RefiImport

WAYS = ("code points", "utf-16")


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Read a project of ATLAS.ti, MAXQDA, NVivo or another program (REFI-QDA)."),
    help=_(
        "Read a project (.qdpx) of ATLAS.ti, MAXQDA, NVivo or another program into a study.\n\n"
        "How it counts positions is found out from the selections, and shown. Where that can't be "
        "told, nothing is read; look at the scores and choose with --positions. The whole import "
        "can be taken back: wijkpeil fieldwork undo."
    ),
)
@study_argument
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--positions", type=click.Choice(WAYS), help=_("How positions are counted, if it must be said.")
)
@click.option("--line-break", type=click.Choice(("as it stands", "one", "two")), hidden=True)
@click.option(
    "--area",
    "areas",
    multiple=True,
    metavar=_("NAME=CODE"),
    help=_("Which case of the project is which area; may be given more than once."),
)
@click.option(
    "--area-variable", default="", metavar=_("NAME"), help=_("Variable that holds an area code.")
)
@click.option(
    "--perspective-variable",
    default="",
    metavar=_("NAME"),
    help=_("Variable that tells whose voice it is."),
)
@who_option
def read_project(
    *,
    study: Path,
    file: Path,
    positions: str | None,
    line_break: str | None,
    areas: tuple[str, ...],
    area_variable: str,
    perspective_variable: str,
    who: str,
) -> None:
    """Import a project."""
    from wijkpeil.errors import PositionsUnsure
    from wijkpeil.fieldwork.refi import CaseMapping
    from wijkpeil.workflow.fieldwork.described import case_code
    from wijkpeil.workflow.fieldwork.exchange import import_project

    with store_of(study) as store:
        pairs = [_pair(words) for words in areas]
        mapping = CaseMapping(
            areas={name: case_code(store.study, code) for name, code in pairs},
            area_variable=area_variable,
            perspective_variable=perspective_variable,
        )
        try:
            found = import_project(
                store,
                file,
                who=who,
                positions=_convention(positions, line_break),
                mapping=mapping,
            )
        except PositionsUnsure as error:
            click.echo(str(error.report), err=True)
            raise
    _tell(found)


def _pair(words: str) -> tuple[str, str]:
    name, sign, code = words.rpartition("=")
    if not sign:
        raise click.UsageError(_("Write --area as NAME=CODE."))
    return name, code


def _convention(positions: str | None, line_break: str | None) -> "Convention | None":
    from wijkpeil.fieldwork.refi import NVIVO, STANDARD, Convention

    if positions is None:
        return None
    units = (NVIVO if positions == "utf-16" else STANDARD).units
    return Convention(units=units, line_break=line_break or "as it stands")  # type: ignore[arg-type]


def _tell(found: "RefiImport") -> None:
    parts = found.parts
    text = _("{documents} documents, {codes} codes and {codings} codings read.")
    counts = {
        "documents": number(len(parts.documents)),
        "codes": number(len(parts.codes)),
        "codings": number(len(parts.codings)),
    }
    click.echo(text.format(**counts))
    _bullets([*found.notes, *(str(one) for one in found.unplaced)])
    if found.cases_aside:
        names = ", ".join(case.name for case in found.cases_aside)
        text = _("These cases stand for no area, and were kept aside: {names}. See --area.")
        click.echo(click.wrap_text(text.format(names=names), 88))


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Write a project for another program (REFI-QDA)."),
    help=_(
        "Write the fieldwork of a study as a project (.qdpx) that ATLAS.ti, MAXQDA, NVivo and "
        "others read.\n\n"
        "Only texts that a person approved go along, unless you say --unreviewed: then personal "
        "data may be in it."
    ),
)
@study_argument
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--for", "profile", type=click.Choice(("standard", "nvivo")), default="standard")
@click.option("--unreviewed", is_flag=True, help=_("Texts that nobody approved go along too."))
def write_project(*, study: Path, file: Path, profile: str, unreviewed: bool) -> None:
    """Export a project."""
    from wijkpeil.workflow.fieldwork.exchange import export_project
    from wijkpeil.workflow.output import write_whole

    with store_of(study) as store:
        data, left = export_project(store, profile=profile, unreviewed=unreviewed)  # type: ignore[arg-type]
    write_whole(file, data)
    _bullets(left)
    click.echo(_("Written to {file}.").format(file=file))


def _bullets(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        click.echo(click.wrap_text(f"- {sentence}", 88, "", "  "))
