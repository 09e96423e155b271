"""Asks a question that is answered with yes or no, in Dutch or English."""

import click

from wijkpeil.language import gettext as _

_YES, _NO = {"j", "ja", "y", "yes"}, {"n", "nee", "no"}


def ask(question: str, *, default: bool | None = None) -> bool:
    """Ask until the answer is yes or no.

    Parameters
    ----------
    question : str
    default : bool, optional
        What Enter means; without it an answer must be typed.
    """
    hint = {True: _("[Y/n]"), False: _("[y/N]"), None: _("[y/n]")}[default]
    usual = {True: "j", False: "n", None: None}[default]
    while True:
        typed = click.prompt(f"{question} {hint}", default=usual, show_default=False)
        answer = str(typed).strip().casefold()
        if answer in _YES | _NO:
            return answer in _YES
        click.echo(_("Answer with y (yes) or n (no)."), err=True)


def ask_or_stop(question: str) -> None:
    """Ask, and stop the command unless the answer is yes."""
    if not ask(question):
        raise click.Abort
