"""``wijkpeil predict``: what to expect at a coming wave."""

from pathlib import Path

import click

from wijkpeil.areas.levels import Level
from wijkpeil.cli.options import INPUT, file_options, json_option, out_option
from wijkpeil.language import gettext as _


@click.command(
    options_metavar=_("[OPTIONS]"),
    help=_(
        "Predict the scores of a coming wave, to check against what came.\n\n"
        "Writes prediction.csv and prediction.parquet: per area the mean and the bounds that hold "
        "the score in 80 and 95 of 100 cases, if the nation stays where it was. Add the nation's "
        "move once it is known."
    ),
)
@click.argument("file", type=INPUT, metavar=_("FILE"))
@file_options
@click.option(
    "--wave", type=int, metavar=_("YEAR"), required=True, help=_("Year of the coming wave.")
)
@out_option("wijkpeil-out")
@json_option
def predict(
    *,
    file: Path,
    sizes: Path | None,
    gemeenten: Path | None,
    level: Level | None,
    wave: int,
    out: Path,
    as_json: bool,
) -> None:
    """Read, predict, write, and sum up."""
    from wijkpeil.language import number
    from wijkpeil.workflow.forecast import forecast
    from wijkpeil.workflow.inputs import read_inputs
    from wijkpeil.workflow.output import to_json, write_table
    from wijkpeil.workflow.scored import with_scores

    panel = read_inputs(file, sizes=sizes, gemeenten=gemeenten, level=level)
    table = forecast(panel, wave)
    csv, parquet = write_table(table, out, "prediction")
    if as_json:
        click.echo(
            to_json({"wave": wave, "areas": len(table), "files": [str(csv), str(parquet)]}),
            nl=False,
        )
        return
    width = float((table["upper80"] - table["lower80"]).median())
    click.echo(
        _(
            "Predicted {wave} for {areas} areas. For the middle area the 80% interval is {width} "
            "points wide. Written: {csv}"
        ).format(wave=wave, areas=number(len(table)), width=number(width, digits=3), csv=csv)
    )
    for note in with_scores(panel)[1]:
        click.echo(click.wrap_text(f"– {note}", width=88))
