"""The plain files of the example study, which lie beside the code or in the repository."""

from pathlib import Path

from wijkpeil.errors import StudyError
from wijkpeil.language import gettext as _

_INSTALLED = Path(__file__).parent / "study"
_REPOSITORY = Path(__file__).parents[3] / "examples" / "study"


def plain_files() -> dict[str, Path]:
    """Find the plain files of the example study, by their path in the study folder.

    Raises
    ------
    StudyError
        If this installation lacks them.
    """
    for folder in (_INSTALLED, _REPOSITORY):
        if (folder / "study.toml").is_file():
            files = (path for path in folder.rglob("*") if path.is_file())
            return {path.relative_to(folder).as_posix(): path for path in sorted(files)}
    raise StudyError(
        _("This installation lacks the files of the example study. Install Wijkpeil again.")
    )
