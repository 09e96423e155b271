"""Print a comparison of cases: truth table, models and how they fit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from wijkpeil.cli.written_files import tell_files, tell_lines
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number

if TYPE_CHECKING:
    from wijkpeil.qca.analysis import Analysis
    from wijkpeil.qca.fit import Fit
    from wijkpeil.qca.intermediate import Intermediate
    from wijkpeil.qca.models import Model, Solution
    from wijkpeil.qca.necessity.expressions import NecessaryFit
    from wijkpeil.qca.necessity.search import NecessaryCuts
    from wijkpeil.qca.r_call import CsvLayout
    from wijkpeil.qca.space import Space
    from wijkpeil.qca.truth_table import TruthTable
    from wijkpeil.results.qca import QcaResults
    from wijkpeil.workflow.compare import Compared
    from wijkpeil.workflow.qca_necessity import NecessaryFor
    from wijkpeil.workflow.written import Written

MODELS = 20
"""Models that are printed; the rest is in the JSON."""


def tell_comparison(both: "Compared", *, file: str, layout: "CsvLayout") -> None:
    """Print the answer for the outcome and for its negation, and before them what to know."""
    from wijkpeil.qca.analysis import Unanswered
    from wijkpeil.qca.r_call import r_call

    if both.warnings:
        _title(_("Read this first."))
        _notes(both.warnings)
        click.echo()
    _tell(both.answer, without=both.warnings)
    if isinstance(both.negation, Unanswered):
        _title(_("What goes with {outcome}").format(outcome=both.negation.question.outcome))
        click.echo(click.wrap_text(both.negation.why_not, width=88) + "\n")
    else:
        _tell(both.negation, without=both.warnings)
    click.secho(_("The same with R's package QCA:"), bold=True)
    answer = both.answer
    for line in r_call(answer.question, file=file, layout=layout, kinds=answer.kinds).splitlines():
        click.echo(f"  {line}")


def _tell(analysis: "Analysis", *, without: Sequence[str]) -> None:
    outcome = analysis.question.outcome
    _title(_("What goes with {outcome}").format(outcome=outcome))
    _notes([note for note in analysis.notes if note not in without])
    click.echo()
    _table(analysis.table)
    names = (_("Complex solution"), _("Parsimonious solution"), _("Intermediate solution"))
    found = (analysis.complex, analysis.parsimonious, analysis.intermediate)
    for name, solution in zip(names, found, strict=True):
        if solution is not None:
            _solution(name, solution, analysis.table.space, outcome)


def _title(text: str) -> None:
    click.secho(f"{text}\n{'=' * len(text)}", bold=True)


def _notes(notes: Sequence[str]) -> None:
    for note in notes:
        click.echo(click.wrap_text(f"– {note}", width=88, subsequent_indent="  "))


def _table(table: "TruthTable") -> None:
    names = table.space.names
    head = [_("row"), *names, _("outcome"), _("cases"), _("inclusion"), "PRI", ""]
    rows = [
        [
            str(row.number),
            *("-" if value is None else str(value) for value in row.values),
            row.out,
            str(row.n),
            number(row.inclusion, digits=3),
            number(row.pri, digits=3),
            ", ".join(row.cases),
        ]
        for row in table.observed
    ]
    _columns([head, *rows])
    left = table.space.size - len([row for row in table.observed if None not in row.values])
    click.echo(
        ngettext(
            "{count} configuration was not observed.",
            "{count} configurations were not observed.",
            left,
        ).format(count=number(left))
        + "\n"
    )


def _solution(name: str, solution: "Solution | Intermediate", space: "Space", outcome: str) -> None:
    click.secho(name, bold=True)
    for place, model in enumerate(solution.models[:MODELS], start=1):
        click.echo(f"M{place}: {model.text(space)} → {outcome}")
        _fit(model, space)
    if solution.count.models > MODELS:
        click.echo(
            _("… and {count} more models; --json lists them.").format(
                count=number(solution.count.models - MODELS)
            )
        )
    click.echo()


def _fit(model: "Model", space: "Space") -> None:
    if model.fit is None:
        return
    head = ["", _("inclusion"), "PRI", _("coverage"), _("unique")]
    rows = [
        [text, *_figures(fit)] for text, fit in zip(model.texts(space), model.fits, strict=True)
    ]
    _columns([head, *rows, [_("model"), *_figures(model.fit)]])


def _figures(fit: "Fit") -> list[str]:
    unique = "–" if fit.covU is None else number(fit.covU, digits=3)
    return [*(number(one, digits=3) for one in (fit.inclS, fit.PRI, fit.covS)), unique]


def _columns(rows: Sequence[Sequence[str]]) -> None:
    """Print rows with their cells below each other."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        click.echo("  " + "  ".join(cells).rstrip())


def tell_calibration(results: "QcaResults", written: "Written") -> None:
    """Say how each set was calibrated, what to know of it, and what was written."""
    assert results.calibrated is not None  # noqa: S101 - a study is calibrated
    cases = results.calibrated
    head = [_("case"), *(one.calibrated.name for one in cases.sets)]
    rows = [
        [
            case,
            *(number(float(one.calibrated.memberships[at]), digits=2) for one in cases.sets),
        ]
        for at, case in enumerate(cases.outcome.calibrated.cases)
    ]
    _columns([head, *rows])
    click.echo()
    notes = dict.fromkeys((*cases.notes, *(n for s in cases.sets for n in s.calibrated.notes)))
    tell_lines([f"– {note}" for note in notes], made_up=results.made_up)
    tell_files(written)


def tell_necessity(found: "tuple[NecessaryFor, NecessaryFor]", cuts: "NecessaryCuts") -> None:
    """Print each condition as necessary, and what reaches the cuts."""
    from wijkpeil.report.qca.necessity import longer_sentence

    for one in found:
        _title(_("What is necessary for {outcome}").format(outcome=one.outcome))
        _notes(one.notes)
        head = ["", _("consistency"), "RoN", _("coverage")]
        _columns([head, *(_necessary(fit) for fit in one.singles)])
        click.echo()
        if one.found.all:
            click.echo(
                _(
                    "Consistency {inclusion}, coverage {coverage} and RoN {relevance} or more have:"
                ).format(
                    inclusion=number(cuts.inclusion, digits=2),
                    coverage=number(cuts.coverage, digits=2),
                    relevance=number(cuts.relevance, digits=2),
                )
            )
            _columns([head, *(_necessary(fit) for fit in one.found.all[:MODELS])])
        else:
            click.echo(_("Nothing reaches the cuts."))
        click.echo(longer_sentence(one.found))


def _necessary(fit: "NecessaryFit") -> list[str]:
    figures = (fit.inclN, fit.RoN, fit.covN)
    return [fit.expression, *(number(one, digits=3) for one in figures)]


def tell_page(results: "QcaResults", written: "Written") -> None:
    """Say what to know first, then the paths in words, then what was written."""
    from wijkpeil.report.qca.reading import told_briefly

    tell_lines([f"– {note}" for note in results.warnings], made_up=results.made_up)
    for answer in (results.answer, results.negation):
        tell_lines(told_briefly(answer, results))
    tell_files(written)


def tell_robustness(results: "QcaResults") -> None:
    """Say what survives other choices, for the outcome and for its negation."""
    from wijkpeil.report.qca.reading import told_briefly
    from wijkpeil.report.qca.steadiness import sentences

    tell_lines([f"– {note}" for note in results.warnings], made_up=results.made_up)
    for answer in (results.answer, results.negation):
        _title(_("What goes with {outcome}").format(outcome=answer.question.outcome))
        tell_lines(told_briefly(answer, results))
        if answer.steadiness is not None:
            tell_lines(sentences(answer.steadiness, results))
