"""Faults in a study folder, told as a place and a sentence."""

from collections.abc import Collection
from difflib import get_close_matches

from wijkpeil.errors import StudyError
from wijkpeil.language import gettext as _

_LISTED = 60  # more names than this would bury the sentence


def fault(
    message: str, *, file: str, line: int | None = None, key: str | None = None
) -> StudyError:
    """Put the place before a sentence.

    >>> print(fault("The title is empty.", file="study.toml", key="title"))
    study.toml, title: The title is empty.
    """
    place = file
    if line is not None:
        place = _("{file}, line {line}").format(file=file, line=line)
    if key is not None:
        place = f"{place}, {key}"
    return StudyError(f"{place}: {message}")


def unknown_name(name: str, *, known: Collection[str]) -> str:
    """Say that a key or column is unknown, and which known one is meant, if any is near.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     unknown_name("titel", known=["title", "question"])
    '“titel” is unknown. Is “title” meant?'
    """
    near = get_close_matches(name.casefold(), known, n=1)
    if near:
        return _("“{name}” is unknown. Is “{near}” meant?").format(name=name, near=near[0])
    if len(known) > _LISTED:
        return _("“{name}” is unknown.").format(name=name)
    return _("“{name}” is unknown. Known are: {known}.").format(
        name=name, known=", ".join(sorted(known))
    )
