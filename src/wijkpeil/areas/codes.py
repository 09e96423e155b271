"""Codes of areas: one full form for each, or a refusal.

The full forms are those of Statistics Netherlands (CBS): ``GM`` + 4 digits, ``WK`` + 6 and ``BU`` +
8 characters of which the first 4 are the gemeente's digits (letters occur behind them, as in
``BU0363AB10``), a postcode area is 4 digits, and a grid cell has a free text.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from wijkpeil.areas.levels import NAMES, Level
from wijkpeil.errors import AreaCodeError
from wijkpeil.language import gettext as _

Codes = npt.NDArray[np.str_]

PREFIXES: dict[Level, str] = {"buurt": "BU", "wijk": "WK", "gemeente": "GM"}
_WIDTHS: dict[Level, int] = {"buurt": 8, "wijk": 6, "gemeente": 4, "pc4": 4}
_GEMEENTE = 4


def complete(codes: npt.ArrayLike, level: Level) -> tuple[Codes, npt.NDArray[np.bool_]]:
    """Give the full form of each code, and say which codes have none.

    A code without prefix gets it back, as the level is known. Where no code of the column has its
    prefix, they may have been numbers that lost their leading zeros; those come back too. But two
    or more zeros only where a longer code shows that the column really is of this level:
    ``140000`` may be a buurt of gemeente 14, or wijk 00 of gemeente 1400.

    Parameters
    ----------
    codes : array_like of str, shape (n,)
        Codes as found; spaces around them and small letters are fine.
    level : {"grid", "buurt", "wijk", "pc4", "gemeente"}

    Returns
    -------
    full : ndarray of str, shape (n,)
        The full form; for an unusable code the text as found.
    unusable : ndarray of bool, shape (n,)

    Examples
    --------
    >>> full, unusable = complete(["0363", " 14", "WK036300"], "gemeente")
    >>> full.tolist(), unusable.tolist()
    (['GM0363', 'GM0014', 'WK036300'], [False, False, True])
    """
    text = np.strings.strip(np.asarray(codes, dtype=np.str_))
    if level == "grid" or text.size == 0:
        return text, text == ""
    found = np.strings.upper(text)
    prefix = PREFIXES.get(level, "")
    prefixed = np.strings.startswith(found, prefix) & (prefix != "")
    body = np.where(prefixed, np.strings.replace(found, prefix, "", count=1), found)
    if level != "pc4":
        body = _with_zeros(body, prefixed=prefixed, level=level)
    unusable = ~_well_formed(body, level)
    return np.where(unusable, text, np.strings.add(prefix, body)), unusable


def normalise(codes: npt.ArrayLike, level: Level) -> Codes:
    """Give the full form of every code, or refuse.

    Parameters
    ----------
    codes : array_like of str, shape (n,)
    level : {"grid", "buurt", "wijk", "pc4", "gemeente"}

    Returns
    -------
    ndarray of str, shape (n,)

    Raises
    ------
    AreaCodeError
        If a code is not, and can't be made, a full code of this level.

    Examples
    --------
    >>> normalise(["bu0363ab10 ", "03630000"], "buurt").tolist()
    ['BU0363AB10', 'BU03630000']
    """
    full, unusable = complete(codes, level)
    if unusable.any():
        raise AreaCodeError(why_unusable(str(full[np.argmax(unusable)]), level))
    return full


def why_unusable(code: str, level: Level) -> str:
    """Say in a sentence why a code is unusable at a level, and what to do."""
    if not code:
        return _("A code is empty. Fill it in, or leave the row out.")
    other = next((name for name, p in PREFIXES.items() if code.upper().startswith(p)), None)
    if other is not None and other != level:
        return _(
            "“{code}” is the code of a {other}, but a {level} is expected. Keep areas of one level."
        ).format(code=code, other=_level_name(other), level=_level_name(level))
    if _has_lost_zeros(code, level):
        return _(
            "“{code}” is ambiguous: it may be another kind of area, or a {level} that lost its "
            "leading zeros. Write the full code, such as {example}."
        ).format(code=code, level=_level_name(level), example=EXAMPLES[level])
    return _("“{code}” is not the code of a {level}. A full code looks like {example}.").format(
        code=code, level=_level_name(level), example=EXAMPLES[level]
    )


EXAMPLES: dict[Level, str] = {
    "grid": "E1234N4567",
    "buurt": "BU03630000",
    "wijk": "WK036300",
    "pc4": "1011",
    "gemeente": "GM0363",
}
"""A full code of each level, for messages."""


def level_of(codes: npt.ArrayLike) -> Level:
    """Tell the level of a column of codes from their prefix.

    Raises
    ------
    AreaCodeError
        If there are no codes, if they are of several levels, or if their level can't be told:
        codes without a prefix are refused, as four digits may be a postcode or a gemeente, and six
        a wijk or a buurt that lost its zeros.

    Examples
    --------
    >>> level_of(["WK001403", "wk001404"])
    'wijk'
    """
    found = np.strings.upper(np.strings.strip(np.asarray(codes, dtype=np.str_)))
    if found.size == 0:
        raise AreaCodeError(_("There are no codes, so their level can't be told."))
    kinds = {level: np.strings.startswith(found, prefix) for level, prefix in PREFIXES.items()}
    kinds["grid"] = _is_square(found)
    present = [level for level, is_kind in kinds.items() if is_kind.any()]
    unknown = ~np.logical_or.reduce(list(kinds.values()))
    if len(present) > 1:
        raise AreaCodeError(
            _("The codes are of several levels: {levels}. Keep areas of one level.").format(
                levels=_listed(present)
            )
        )
    if unknown.any():
        raise AreaCodeError(
            _(
                "“{code}” has no prefix, so it is ambiguous: it may be a gemeente, a wijk, a buurt "
                "or a postcode area. Say which level it is, or write full codes such as {example}."
            ).format(code=found[np.argmax(unknown)], example=EXAMPLES["wijk"])
        )
    return present[0]


def gemeente_of(codes: npt.ArrayLike, level: Level) -> Codes:
    """Give the gemeente in which each area lies, as far as the code itself tells.

    Parameters
    ----------
    codes : array_like of str, shape (n,)
        Full codes.
    level : {"grid", "buurt", "wijk", "pc4", "gemeente"}

    Returns
    -------
    ndarray of str, shape (n,)
        ``GM0363``; empty for grid cells and postcode areas, whose code doesn't tell.

    Examples
    --------
    >>> gemeente_of(["BU0363AB10"], "buurt").tolist(), gemeente_of(["1011"], "pc4").tolist()
    (['GM0363'], [''])
    """
    full = np.asarray(codes, dtype=np.str_)
    if level not in PREFIXES or full.size == 0:
        return np.full(full.shape, "", dtype="U6")
    letters = _letters(full, 2 + _GEMEENTE)[:, 2:]
    digits = np.ascontiguousarray(letters).view(f"U{_GEMEENTE}").ravel()
    return np.strings.add("GM", digits)


def _with_zeros(body: Codes, *, prefixed: npt.NDArray[np.bool_], level: Level) -> Codes:
    """Give digits their leading zeros back, where that is unambiguous."""
    if prefixed.any():
        return body  # a column that keeps its prefixes lost no zeros: a short code was cut
    width = _WIDTHS[level]
    letters = _letters(body, width + 1)
    length = (letters != 0).sum(axis=1)
    digits = (_is_digit(letters) | (letters == 0)).all(axis=1) & (length > 0)
    sure = level == "gemeente" or bool((length >= width - 1).any())
    fill = digits & (length < width) & ((length == width - 1) | sure)
    return np.where(fill, np.strings.zfill(body, width), body)


def _has_lost_zeros(code: str, level: Level) -> bool:
    short = code.isdecimal() and code.isascii()
    return level in {"buurt", "wijk"} and short and len(code) < _WIDTHS[level] - 1


def _well_formed(body: Codes, level: Level) -> npt.NDArray[np.bool_]:
    """Whether each text is 4 digits, not all zero, and then digits or capitals to the full width.

    A postcode doesn't start with a zero.
    """
    width = _WIDTHS[level]
    letters = _letters(body, width + 1)
    digit = _is_digit(letters)
    capital = (letters >= ord("A")) & (letters <= ord("Z"))
    start = digit[:, :_GEMEENTE].all(axis=1) & (letters[:, :_GEMEENTE] != ord("0")).any(axis=1)
    rest = (digit | capital)[:, _GEMEENTE:width].all(axis=1)
    fine: npt.NDArray[np.bool_] = start & rest & (letters[:, width] == 0)
    return fine & (letters[:, 0] != ord("0")) if level == "pc4" else fine


def _is_square(text: Codes) -> npt.NDArray[np.bool_]:
    """Whether each text is a square of the CBS grid, such as ``E1202N4001``."""
    east, _middle, north = np.strings.partition(text, "N")
    numbers = np.strings.isdecimal(np.strings.replace(east, "E", "0", count=1))
    return np.strings.startswith(east, "E") & numbers & np.strings.isdecimal(north)


def _letters(text: Codes, width: int) -> npt.NDArray[np.uint32]:
    """Give the code points of each text, shape (n, width): 0 behind its end, longer ones cut."""
    fixed = np.ascontiguousarray(text.astype(f"U{width}"))
    return fixed.view(np.uint32).reshape(fixed.size, width)


def _is_digit(letters: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    return (letters >= ord("0")) & (letters <= ord("9"))


def _level_name(level: Level) -> str:
    return _(NAMES[level][0])


def _listed(levels: Sequence[Level]) -> str:
    return ", ".join(_(NAMES[level][1]) for level in levels)
