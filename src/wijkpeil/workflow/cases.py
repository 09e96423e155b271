"""The areas that a person asks to portray."""

from collections.abc import Sequence
from difflib import get_close_matches

import numpy as np
import numpy.typing as npt

from wijkpeil.areas.codes import complete
from wijkpeil.errors import AreaCodeError
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext
from wijkpeil.panel import Panel
from wijkpeil.study.model import Case

_MOST_NAMED = 10


def cases_by_code(panel: Panel, codes: Sequence[str]) -> tuple[Case, ...]:
    """Make cases of areas that are named by their code.

    Parameters
    ----------
    panel : Panel
    codes : sequence of str
        With or without their prefix; a code that occurs twice counts once.

    Returns
    -------
    tuple of Case
        Named as the panel names them (by their code where it doesn't), each with its gemeente.

    Raises
    ------
    AreaCodeError
        If a code is not that of an area with scores; the message names the nearest.
    """
    full = [str(code) for code in complete(codes, panel.level)[0]]
    unknown = [code for code in dict.fromkeys(full) if code not in panel.areas.index]
    if unknown:
        raise AreaCodeError(_refusal(unknown, panel))
    rows = panel.areas.loc[list(dict.fromkeys(full))]
    return tuple(
        Case(code=str(code), name=name or str(code), city=town)
        for code, name, town in zip(rows.index, rows["name"], rows["gemeente_name"], strict=True)
    )


def _nearest(code: str, known: npt.NDArray[np.str_]) -> str:
    """Give the code that is most like it, letter by letter; "" if none is like it."""
    close = get_close_matches(code, known.tolist(), n=len(known), cutoff=0.7)

    def same(other: str) -> int:
        return sum(a == b for a, b in zip(code, other, strict=False))

    return max(sorted(close), key=same, default="")


def _refusal(unknown: list[str], panel: Panel) -> str:
    message = ngettext(
        "This code is not among the areas with scores: {codes}.",
        "These {count} codes are not among the areas with scores: {codes}.",
        len(unknown),
    ).format(count=len(unknown), codes=", ".join(unknown[:_MOST_NAMED]))
    near = [found for code in unknown[:_MOST_NAMED] if (found := _nearest(code, panel.codes))]
    if not near:
        return message
    return f"{message} " + _("Is “{near}” meant?").format(near="”, “".join(dict.fromkeys(near)))
