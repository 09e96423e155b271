"""Sum up suggested cases on the terminal, in sentences or as JSON."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijkpeil.cli.written_files import tell_files
from wijkpeil.language import gettext as _

if TYPE_CHECKING:
    from wijkpeil.results.cases import StabilityResults, SuggestedCases
    from wijkpeil.workflow.written import Written


def tell_cases(
    results: "SuggestedCases", written: "Written", *, placed: Sequence[Path], as_json: bool
) -> None:
    """Print what is suggested.

    Parameters
    ----------
    results : SuggestedCases
    written : Written
    placed : sequence of Path
        What was written into the study.
    as_json : bool
    """
    from wijkpeil.report.cases.answer import cities_without, elsewhere, headline
    from wijkpeil.report.cases.facts import facts
    from wijkpeil.report.cases.own_cases import unknown_cases
    from wijkpeil.report.cases.why import sure_pair, two_questions, why_single
    from wijkpeil.workflow.output import to_json
    from wijkpeil.workflow.publish_cases import suggested

    if as_json:
        click.echo(to_json(_cases_summary(results, written, placed)), nl=False)
        return
    known = facts(results.selection.candidates)
    _paragraph(headline(results, known))
    city = ""
    for case in suggested(results):
        if case.city != city:
            city = case.city
            click.secho(city, bold=True)
        name = case.name if case.name == case.code else f"{case.code}  {case.name}"
        click.echo(click.wrap_text(f"{name}: {case.why}", 88, "  ", "    "))
    click.echo()
    for option in results.selection.choice.options:
        text = sure_pair if option.is_pair else why_single
        _bullet(text(results, option, known))
    if results.selection.choice.options:
        _bullet(two_questions(results))
    more = (*cities_without(results), *unknown_cases(results), *elsewhere(results))
    for note in (*more, *results.about.notes):
        _bullet(note)
    click.echo()
    tell_files(written)
    if placed:
        click.echo(
            _("Written into the study: {files}.").format(
                files=", ".join(path.name for path in placed)
            )
        )


def tell_stability(results: "StabilityResults", written: "Written", *, as_json: bool) -> None:
    """Print how firm each verdict is."""
    from wijkpeil.report.cases.firmness import headline, summary_of
    from wijkpeil.report.cases.words import firmness_words
    from wijkpeil.report.words import finding
    from wijkpeil.workflow.output import to_json

    if as_json:
        click.echo(to_json(_stability_summary(results, written)), nl=False)
        return
    _paragraph(headline(results))
    for found, (_code, row) in zip(results.found, results.cases.iterrows(), strict=True):
        said = finding(found.verdict, float(row["sure"]))
        firm = firmness_words(found.firmness)
        text = f"{row['name']} ({row['city']}): {said}; {summary_of(found)} ({firm})"
        click.echo(click.wrap_text(text, 88, "", "  "))
    click.echo()
    tell_files(written)


def _bullet(text: str) -> None:
    click.echo(click.wrap_text(f"– {text}", 88, "", "  "))


def _paragraph(text: str) -> None:
    click.echo(click.wrap_text(text, width=88))
    click.echo()


def _cases_summary(
    results: "SuggestedCases", written: "Written", placed: Sequence[Path]
) -> dict[str, object]:
    from wijkpeil.workflow.publish_cases import suggested, suggestion_table

    table = suggestion_table(results).reset_index()
    why = {case.code: case.why for case in suggested(results)}
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    rule = results.selection.rule
    return {
        "period": [results.about.start, results.about.end],
        "relative_to": results.about.reference,
        "minimum_change": results.about.minimum,
        "rule": {
            "design": rule.design,
            "number": rule.number,
            "cities": list(rule.cities),
            "per_city": rule.per_city,
            "least_size": rule.least_size,
            "start_apart": rule.caliper,
            "sure": rule.sure,
        },
        "cases": [row | {"why": why[row["code"]]} for row in rows],
        "other_rules": [
            {
                "kind": one.kind,
                "value": one.value,
                "cases": list(one.codes),
                "why_not": one.why_not,
            }
            for one in results.variants
        ],
        "brought_in": [
            {
                "code": one.code,
                "city": one.city,
                "objections": list(one.objections),
                "chosen": one.chosen,
                "instead": list(one.instead),
            }
            for one in results.brought_in
        ],
        "notes": list(results.about.notes),
        "files": {name: str(path) for name, path in written.files.items()},
        "written_into_study": [str(path) for path in placed],
    }


def _stability_summary(results: "StabilityResults", written: "Written") -> dict[str, object]:
    from wijkpeil.workflow.publish_cases import stability_table

    table = stability_table(results).reset_index()
    return {
        "period": [results.about.start, results.about.end],
        "cases": table.astype(object).where(table.notna(), None).to_dict("records"),
        "files": {name: str(path) for name, path in written.files.items()},
    }
