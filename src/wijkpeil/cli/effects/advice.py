"""``wijkpeil effects advice``: what was tried in areas like a given one."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijkpeil.cli.effects.study_read import study_argument
from wijkpeil.cli.options import json_option
from wijkpeil.language import gettext as _

if TYPE_CHECKING:
    from wijkpeil.effects.advice import Advice, Measure


@click.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Say what was tried in areas like a given one."),
    help=_(
        "Say which measures of the register were tried in areas like a given one, what they did "
        "there, how sure that is, what they cost, and what to beware of. Nothing is ranked."
    ),
)
@study_argument
@click.option("--area", required=True, metavar=_("CODE"), help=_("Code of the area."))
@json_option
def advice(*, study: Path, area: str, as_json: bool) -> None:
    """Estimate, look for areas that are alike, and tell."""
    from dataclasses import asdict

    from wijkpeil.cli.effects.study_read import read
    from wijkpeil.cli.progress import reporter
    from wijkpeil.cli.written_files import tell_lines
    from wijkpeil.errors import EffectError
    from wijkpeil.workflow.effects.advice import advice_for
    from wijkpeil.workflow.effects.study import effects_of_study
    from wijkpeil.workflow.output import to_json

    found = read(study, quiet=as_json)
    results = effects_of_study(
        found.study, found.panel, borders=found.borders, progress=reporter(quiet=as_json)
    )
    if results is None or not results.interventions:
        raise EffectError(_("The register of the study is empty (interventions.csv)."))
    given = advice_for(
        area, study=found.study, panel=found.panel, borders=found.borders, results=results
    )
    if as_json:
        click.echo(to_json(asdict(given)), nl=False)
        return
    tell_lines(_lines(given), made_up=results.made_up)


def _lines(given: "Advice") -> list[str]:
    lines = [given.sentence()]
    for measure in given.measures:
        lines.append(_measure(measure))
        lines += [f"– {caution}" for caution in measure.cautions]
    return lines


def _measure(measure: "Measure") -> str:
    told = [
        _("{name}: in {count} of {looked} look-alikes; {cost}.").format(
            name=measure.intervention.name,
            count=len(measure.where),
            looked=measure.looked_at,
            cost=measure.cost_in_words(),
        )
    ]
    told += [f"{it.finding} {it.grade_in_words()}." for it in measure.own]
    told += [it.sentence() for it in measure.conditions]
    return " ".join(told)
