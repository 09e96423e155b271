"""What all commands on effects share: a study with its figures."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from wijkpeil.language import gettext as _

if TYPE_CHECKING:
    from wijkpeil.panel import Panel
    from wijkpeil.study.model import Study
    from wijkpeil.workflow.inputs import Borders

F = TypeVar("F", bound=Callable[..., Any])
STUDY = click.Path(exists=True, file_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True)
class Read:
    """A study, its areas with scores, and their borders."""

    study: "Study"
    panel: "Panel"
    borders: "Borders | None"


def study_argument(function: F) -> F:
    """Add the argument for the study folder."""
    return click.argument("study", type=STUDY, metavar=_("STUDY"))(function)


def study_of(folder: Path) -> "Study":
    """Read a study, and speak its language unless one was asked for."""
    from wijkpeil.language import activate
    from wijkpeil.study.folder import read_study

    plan = read_study(folder)
    root = click.get_current_context().find_root()
    if not (root.obj or {}).get("language_given"):
        activate(plan.language)
    return plan


def read(folder: Path, *, quiet: bool) -> Read:
    """Read a study and its figures, telling what is being done."""
    from wijkpeil.cli.progress import reporter
    from wijkpeil.workflow.scored import with_scores
    from wijkpeil.workflow.study_inputs import borders_of, panel_of

    plan = study_of(folder)
    reporter(quiet=quiet)(_("Reading the figures"))
    panel, _notes = with_scores(panel_of(plan))
    return Read(plan, panel, borders_of(plan, panel.level))
