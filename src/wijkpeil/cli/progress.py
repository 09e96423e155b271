"""Say on the terminal what is being done, without getting in the way of the output."""

import sys
import time
from collections.abc import Callable

import click


def reporter(*, quiet: bool = False) -> Callable[[str], None]:
    """Make a function that tells each step on standard error, with the seconds so far.

    Says nothing when standard error is no terminal, so that logs and pipes stay clean.
    """
    if quiet or not sys.stderr.isatty():
        return lambda _step: None
    begun = time.monotonic()

    def tell(step: str) -> None:
        click.secho(f"  {time.monotonic() - begun:4.1f} s  {step} …", err=True, dim=True)

    return tell
