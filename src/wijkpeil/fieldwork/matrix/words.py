"""A score as a sign and as words: never a colour alone."""

from wijkpeil.fieldwork.codes.code import CodeKind
from wijkpeil.language import N_
from wijkpeil.language import gettext as _

SIGNS: dict[int, str] = {-2: "−−", -1: "−", 0: "0", 1: "+", 2: "++"}
"""With the minus sign, which is as wide as the plus."""
UNCLEAR_SIGN = "?"

_HELPS: dict[int, str] = {
    -2: N_("hinders strongly"),
    -1: N_("hinders"),
    0: N_("neither helps nor hinders"),
    1: N_("helps"),
    2: N_("helps strongly"),
}
_DEVELOPED: dict[int, str] = {
    -2: N_("fell strongly"),
    -1: N_("fell"),
    0: N_("about the same"),
    1: N_("rose"),
    2: N_("rose strongly"),
}


def score_sign(score: int | None) -> str:
    """Give a score as a sign.

    >>> score_sign(2), score_sign(-1), score_sign(None)
    ('++', '−', '?')
    """
    return UNCLEAR_SIGN if score is None else SIGNS[score]


def score_words(score: int | None, kind: CodeKind) -> str:
    """Give a score in words of the active language.

    Parameters
    ----------
    score : int or None
        None is unclear.
    kind : {"factor", "development"}
        What was scored: something that helps or hinders, or the development itself.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     score_words(-2, "factor"), score_words(1, "development"), score_words(None, "factor")
    ('hinders strongly', 'rose', 'unclear')
    """
    if score is None:
        return _("unclear")
    return _((_DEVELOPED if kind == "development" else _HELPS)[score])
