"""Whether a file is about the areas that have scores."""

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import PanelError
from wijkpeil.language import gettext as _
from wijkpeil.language import percentage

LEAST_KNOWN = 0.5
"""A file that has fewer of the areas than this is of other borders, or of another place."""


def same_areas(
    codes: npt.NDArray[np.str_], *, there: npt.ArrayLike, file: str, way_out: str = ""
) -> npt.NDArray[np.bool_]:
    """Tell which areas a file has; refuse it if it has fewer than half of them.

    Parameters
    ----------
    codes : ndarray of str, shape (n,)
        Areas with scores.
    there : array_like of str, shape (m,)
        Areas in the file.
    file : str
        Its name, for the message.
    way_out : str
        Another thing to do about it: a sentence to end the message with.

    Returns
    -------
    ndarray of bool, shape (n,)

    Raises
    ------
    PanelError
        If the file has fewer than half of the areas.
    """
    known = np.isin(codes, np.asarray(there, dtype=np.str_))
    if known.mean() < LEAST_KNOWN:
        message = _(
            "{file} has only {share} of the areas with scores; it misses {examples}. It is "
            "probably of another border year or another place: give the file of the year that "
            "the scores' borders are of."
        ).format(
            file=file,
            share=percentage(float(known.mean())),
            examples=", ".join(codes[~known][:3]),
        )
        raise PanelError(f"{message} {way_out}".rstrip())
    return known
