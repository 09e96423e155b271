"""What all fieldwork commands share: the study, who works, and its store."""

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from wijkpeil.language import gettext as _

if TYPE_CHECKING:
    from wijkpeil.store import Store

F = TypeVar("F", bound=Callable[..., Any])

STUDY = click.Path(exists=True, file_okay=False, path_type=Path)


def study_argument(function: F) -> F:
    """Add the argument for the study folder."""
    return click.argument("study", type=STUDY, metavar=_("STUDY"))(function)


def who_option(function: F) -> F:
    """Add the option for the person who works."""
    return click.option(
        "--who",
        envvar="WIJKPEIL_WHO",
        metavar=_("NAME"),
        default=_login,
        help=_(
            "Who does this: initials or a name, as it will stand in the history. Also "
            "WIJKPEIL_WHO; your login name, if not given."
        ),
    )(function)


@contextmanager
def store_of(study: Path) -> Iterator["Store"]:
    """Open the store of a study, and speak the study's language unless one was asked for."""
    from wijkpeil.language import activate
    from wijkpeil.workflow.fieldwork.opened import opened

    with opened(study) as store:
        root = click.get_current_context().find_root()
        if not (root.obj or {}).get("language_given"):
            activate(store.study.language)
        yield store


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a computer without accounts
        return "?"
