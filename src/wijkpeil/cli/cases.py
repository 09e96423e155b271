"""``wijkpeil cases``: suggest areas to study, and say how firm their verdicts are."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wijkpeil.cli.case_options import (
    EITHER,
    question_options,
    selection_options,
)
from wijkpeil.cli.options import INPUT, file_options, json_option
from wijkpeil.language import gettext as _

if TYPE_CHECKING:
    from wijkpeil.study.model import Study
    from wijkpeil.workflow.case_plan import Asked, CasePlan


@click.group(
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND [ARGS]..."),
    help=_("Choose areas to study by a rule, and see how firm their verdicts are."),
)
def cases() -> None:
    """Hold the commands on cases."""


@cases.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Suggest cases by a rule."),
    help=_(
        "Suggest cases by a rule.\n\n"
        "INPUT is a file with Leefbaarometer scores of the whole country, or the folder of a "
        "study; then the rule is that of study.toml, and options overrule it. Writes cases.csv, "
        "suggestions.csv, suggestions.parquet and cases.html."
    ),
)
@click.argument("source", type=EITHER, metavar=_("INPUT"))
@file_options
@selection_options
@question_options
@click.option(
    "--brought-in",
    type=INPUT,
    metavar=_("FILE"),
    help=_("Cases that cities brought in (code,name,city,why), to hold against the rule."),
)
@click.option(
    "--other-scores",
    type=INPUT,
    metavar=_("FILE"),
    help=_("Scores of areas of another level, to see what the rule would choose there."),
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar=_("DIR"),
    help=_("Folder to write into; STUDY/results, or wijkpeil-out, if not given."),
)
@click.option(
    "--write",
    "into_study",
    is_flag=True,
    help=_(
        "Also write the cases into the study, and the rule into its study.toml. A cases.csv that "
        "is there is kept as cases.csv.bak."
    ),
)
@json_option
def suggest(
    *,
    source: Path,
    brought_in: Path | None,
    other_scores: Path | None,
    out: Path | None,
    into_study: bool,
    as_json: bool,
    **given: Any,
) -> None:
    """Read, choose, write, and sum up."""
    from wijkpeil.cli.progress import reporter
    from wijkpeil.cli.tell_cases import tell_cases
    from wijkpeil.study.cases import read_cases_file
    from wijkpeil.workflow.inputs import read_inputs
    from wijkpeil.workflow.publish_cases import publish_cases, suggested
    from wijkpeil.workflow.suggest_cases import suggest_cases
    from wijkpeil.workflow.write_into_study import check_writable, write_into_study

    progress = reporter(quiet=as_json)
    study = _study(source)
    if into_study and study is None:
        raise click.UsageError(_("--write needs the folder of a study as INPUT."))
    progress(_("Reading {file}").format(file=source.name))
    plan = _plan(source, study, given)
    own = plan.brought_in
    if brought_in is not None:
        own = read_cases_file(brought_in, level=plan.panel.level)
    results = suggest_cases(
        plan.panel,
        plan.question,
        plan.rule,
        brought_in=own,
        other=None if other_scores is None else read_inputs(other_scores),
        named="option" if study is None else "key",
        progress=progress,
    )
    if study is not None and into_study:  # before anything is written
        check_writable(
            study,
            question=plan.question,
            cases=suggested(results),
            rule=results.selection.rule,
        )
    progress(_("Writing the page and the tables"))
    written = publish_cases(results, _folder(source, study, out))
    placed: tuple[Path, ...] = ()
    if study is not None and into_study:
        placed = write_into_study(study, suggested(results), results.selection.rule)
    tell_cases(results, written, placed=placed, as_json=as_json)


@cases.command(
    options_metavar=_("[OPTIONS]"),
    short_help=_("Say how firm the verdict on each case is."),
    help=_(
        "Say how firm the verdict on each case is, under other rules and over other periods.\n\n"
        "INPUT is the folder of a study with a cases.csv, or a file with scores together with "
        "--cases. Writes stability.csv, stability.parquet and stability.html."
    ),
)
@click.argument("source", type=EITHER, metavar=_("INPUT"))
@file_options
@question_options
@click.option(
    "--from", "start", type=int, metavar=_("YEAR"), help=_("Wave that the period starts at.")
)
@click.option("--to", "end", type=int, metavar=_("YEAR"), help=_("Wave that the period ends at."))
@click.option(
    "--cases",
    "codes",
    metavar=_("CODES"),
    default="",
    help=_("The areas to judge: their codes, with commas between them."),
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar=_("DIR"),
    help=_("Folder to write into; STUDY/results, or wijkpeil-out, if not given."),
)
@json_option
def stability(*, source: Path, codes: str, out: Path | None, as_json: bool, **given: Any) -> None:
    """Read, judge again and again, write, and sum up."""
    from wijkpeil.cli.progress import reporter
    from wijkpeil.cli.tell_cases import tell_stability
    from wijkpeil.study.cases import FILE
    from wijkpeil.workflow.cases import cases_by_code
    from wijkpeil.workflow.how_firm import how_firm
    from wijkpeil.workflow.publish_cases import publish_stability

    progress = reporter(quiet=as_json)
    study = _study(source)
    progress(_("Reading {file}").format(file=source.name))
    plan = _plan(source, study, given)
    listed = codes.replace(",", " ").split()
    chosen = cases_by_code(plan.panel, listed) if listed else plan.brought_in
    if not chosen and study is not None and (study.folder / FILE).exists():
        text = _("{file} of the study is empty. Add cases to it, or name some with --cases.")
        raise click.UsageError(text.format(file=FILE))
    if not chosen:
        raise click.UsageError(_("There are no cases. Name some with --cases."))
    results = how_firm(plan.panel, plan.question, plan.rule, cases=chosen, progress=progress)
    progress(_("Writing the page and the tables"))
    tell_stability(
        results, publish_stability(results, _folder(source, study, out)), as_json=as_json
    )


def _study(source: Path) -> "Study | None":
    """Read the input as a study if it is a folder, and speak its language."""
    if not source.is_dir():
        return None
    from wijkpeil.language import activate
    from wijkpeil.study.folder import read_study

    study = read_study(source)
    if not click.get_current_context().find_root().obj["language_given"]:
        activate(study.language)
    return study


def _folder(source: Path, study: "Study | None", out: Path | None) -> Path:
    if out is not None:
        return out
    return Path("wijkpeil-out") if study is None else source / "results"


def _plan(source: Path, study: "Study | None", given: dict[str, Any]) -> "CasePlan":
    from wijkpeil.workflow.case_plan import plan_for_file, plan_for_study

    asked = _asked(given)
    return plan_for_file(source, asked) if study is None else plan_for_study(study, asked)


def _asked(given: dict[str, Any]) -> "Asked":
    """Sort the options into those of the figures, of the question and of the rule."""
    from wijkpeil.cli.command_line import command_line
    from wijkpeil.workflow.case_plan import Asked

    names = {"sizes", "gemeenten", "level", "vulnerable", "minimum", "cap", "reference"}
    settings = {
        name: value for name, value in given.items() if name not in names and value is not None
    }
    if "cities" in settings:
        settings["cities"] = tuple(
            city.strip() for city in str(settings["cities"]).split(",") if city.strip()
        )
    return Asked(**{name: given[name] for name in names}, settings=settings, command=command_line())
