"""A study or a table on the command line, as a comparison."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wijkpeil.cli.qca_words import cuts_of, names_of, rows_of
from wijkpeil.language import gettext as _

if TYPE_CHECKING:
    import pandas as pd

    from wijkpeil.qca.analysis import Question
    from wijkpeil.qca.minimise import Options
    from wijkpeil.qca.truth_table import Cuts
    from wijkpeil.results.qca import QcaResults


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks of a comparison; what is not given is left to the study.

    Attributes
    ----------
    outcome, conditions, expectations, exclude, clusters : str
    inclusion : str or None
    pri : float or None
    frequency : int or None
    options : Options or None
    """

    outcome: str = ""
    conditions: str = ""
    inclusion: str | None = None
    pri: float | None = None
    frequency: int | None = None
    expectations: str = ""
    exclude: str = ""
    clusters: str = ""
    options: "Options | None" = field(default=None)

    def question(self) -> "Question":
        """Put it as a question about a table.

        Raises
        ------
        UsageError
            If no outcome is named.
        """
        from wijkpeil.qca.analysis import Question
        from wijkpeil.qca.minimise import Options
        from wijkpeil.qca.truth_table import Cuts

        if not self.outcome:
            raise click.UsageError(_("Name the column to explain with --outcome."))
        return Question(
            outcome=self.outcome,
            conditions=names_of(self.conditions),
            cuts=self.cuts(Cuts()),
            expectations=self.expectations,
            exclude=rows_of(self.exclude),
            options=self.options or Options(),
        )

    def cuts(self, usual: "Cuts") -> "Cuts":
        """Give the cuts asked, the others as usual."""
        found = usual
        if self.inclusion is not None:
            found = cuts_of(self.inclusion, pri=found.pri, frequency=found.frequency)
        if self.pri is not None:
            found = replace(found, pri=self.pri)
        return found if self.frequency is None else replace(found, frequency=self.frequency)


def asked_of(options: Mapping[str, Any]) -> Asked:
    """Gather what a command was given, by the names of its options."""
    from wijkpeil.qca.minimise import Options

    own = {one.name for one in fields(Asked)} & options.keys()
    shape = {one.name: options[one.name] for one in fields(Options)}
    return Asked(**{name: options[name] for name in own}, options=Options(**shape))


def compared(source: Path, asked: Asked, *, deals: int | None, quiet: bool) -> "QcaResults":
    """Compare the cases of a study folder or of a table.

    Raises
    ------
    UsageError
        If a table is given without an outcome, or a study with what it says itself.
    """
    from wijkpeil.sources import provenance_of
    from wijkpeil.sources.qca_csv import read_qca_csv
    from wijkpeil.workflow.qca_study import About, compare_table

    if source.is_dir():
        return _of_study(source, asked, deals=deals, quiet=quiet)
    question = asked.question()
    about = About(
        title=_("What goes with {outcome}").format(outcome=question.outcome),
        file=source.name,
        command=_page_command(),
        provenance=(provenance_of(source),),
    )
    table = read_qca_csv(source)
    return compare_table(table, question, about=about, clusters=asked.clusters, deals=deals)


def _page_command() -> str:
    """Write the command that makes the page, wherever it went this time."""
    from wijkpeil.cli.command_line import command_line

    return f"{command_line()} --out results"


def calibrated(source: Path, *, quiet: bool) -> "QcaResults":
    """Calibrate the cases of a study, and compare them only as far as that costs nothing."""
    return _of_study(source, Asked(), deals=0, quiet=quiet)


def _of_study(source: Path, asked: Asked, *, deals: int | None, quiet: bool) -> "QcaResults":
    from wijkpeil.cli.progress import reporter
    from wijkpeil.language import activate
    from wijkpeil.study.folder import read_study
    from wijkpeil.workflow.calibrated_table import comparison_of
    from wijkpeil.workflow.qca_change import change_of
    from wijkpeil.workflow.qca_study import compare_study

    own = {
        "--outcome": asked.outcome,
        "--conditions": asked.conditions,
        "--dir-exp": asked.expectations,
        "--exclude": asked.exclude,
        "--clusters": asked.clusters,
    }
    given = next((name for name, value in own.items() if value), None)
    if given is not None:
        raise click.UsageError(
            _("A study says in its conditions.toml what {option} asks. Change it there.").format(
                option=given
            )
        )
    progress = reporter(quiet=quiet)
    study = read_study(source)
    if not click.get_current_context().find_root().obj["language_given"]:
        activate(study.language)
    plan = comparison_of(study)
    panel, change = change_of(study, progress=progress)
    progress(_("Comparing the cases"))
    return compare_study(
        study,
        panel,
        change,
        cuts=asked.cuts(plan.cuts),
        options=asked.options,
        command=_page_command(),
        deals=deals,
    )


def calibrated_table_of(
    source: Path, asked: Asked, *, quiet: bool
) -> "tuple[pd.DataFrame, Question]":
    """Give the calibrated table of a study or of a file, and the question about it."""
    from wijkpeil.sources.qca_csv import read_qca_csv

    if not source.is_dir():
        question = asked.question()
        return read_qca_csv(source).frame, question
    results = _of_study(source, asked, deals=0, quiet=quiet)
    assert results.calibrated is not None  # noqa: S101 - a study is calibrated
    return results.calibrated.frame, results.answer.question
