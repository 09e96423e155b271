"""Asks deduce or frog, where somebody has installed it, for further proposals of names."""

import shutil
import subprocess
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.pseudonyms import Proposal, deduce_proposals, frog_proposals
from wijkpeil.language import gettext as _

PATIENCE = 600
"""Seconds; frog takes some thirty to start."""


def proposals_with(program: str, text: str) -> tuple[Proposal, ...]:
    """Let a program of others propose.

    Parameters
    ----------
    program : {"deduce", "frog"}
    text : str

    Raises
    ------
    FieldworkError
        If it is not installed, or fails. The message holds no words of the text.
    """
    return PROGRAMS[program](text)


def with_frog(text: str) -> tuple[Proposal, ...]:
    """Run frog as a program of its own, on a file that only this user can read."""
    frog = shutil.which("frog")
    if frog is None:
        raise FieldworkError(
            _(
                "frog is not on this computer. On Debian or Ubuntu: apt install frog frogdata "
                "uctodata. Or review without it."
            )
        )
    with TemporaryDirectory(prefix="wijkpeil-") as private:  # readable by this user alone
        source, table = Path(private, "text.txt"), Path(private, "text.tsv")
        source.write_text(text, encoding="utf-8")
        words = [frog, "--skip=mcpa", "-t", str(source), "-o", str(table)]
        try:
            subprocess.run(words, capture_output=True, check=True, timeout=PATIENCE)  # noqa: S603 - no shell, and our own words
            written = table.read_text(encoding="utf-8")
        except (OSError, subprocess.SubprocessError):
            # What frog says may repeat words of the text, so it is not passed on.
            message = _("frog stopped with an error. Review without it, or try frog by itself.")
            raise FieldworkError(message) from None
    return frog_proposals(text, written)


def with_deduce(text: str) -> tuple[Proposal, ...]:
    """Load deduce, which takes half a minute and the first time some minutes, and ask it."""
    if find_spec("deduce") is None:
        raise FieldworkError(
            _("deduce is not on this computer. Install it: pip install deduce. Or review without.")
        )
    return deduce_proposals(text, import_module("deduce").Deduce())


PROGRAMS: dict[str, Callable[[str], tuple[Proposal, ...]]] = {
    "deduce": with_deduce,
    "frog": with_frog,
}
