"""Recognise a table of scores by its header."""

import re
from collections.abc import Iterable

from wijkpeil.errors import RefusedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources import columns as known
from wijkpeil.sources.leefbaarometer.instrument import DIMENSIONS

_VERSION_2 = re.compile(r"rlbrmtr\w*|kl\d\d\w*|rlb(won|bev|vrz|vei|fys)\w*", re.IGNORECASE)


def is_scores(columns: Iterable[str]) -> bool:
    """Whether the columns are those of a table of scores: a code, a year and ``afw``.

    >>> is_scores(["PC4", "jaar", "lbm", "afw"]), is_scores(["pc4", "aantal_inwoners"])
    (True, False)
    """
    found = {column.lower() for column in columns}
    return bool(found & {*known.YEARS}) and "afw" in found and known.key(found) is not None


def refuse_version_2(columns: Iterable[str], name: str) -> None:
    """Refuse the scores of Leefbaarometer 2.0, which has another scale and reference."""
    old = [column for column in columns if _VERSION_2.fullmatch(column)]
    if old:
        raise RefusedFile(
            _(
                "These are scores of Leefbaarometer 2.0 (column {column}). They have another scale "
                "and can't be compared with 3.0. Use the scores of Leefbaarometer 3.0: they go "
                "back to 2002 as well."
            ).format(column=old[0]),
            file=name,
            line=1,
        )


def check_dimensions(columns: Iterable[str], name: str) -> bool:
    """Whether the five dimensions are there; refuse if only some are."""
    found = {column.lower() for column in columns}
    missing = [dimension for dimension in DIMENSIONS if dimension not in found]
    if missing and len(missing) < len(DIMENSIONS):
        raise RefusedFile(
            _(
                "The column of dimension {missing} is missing, while other dimensions are there. "
                "Use the file as it was published."
            ).format(missing=", ".join(missing)),
            file=name,
            line=1,
        )
    return not missing
