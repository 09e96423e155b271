"""Probabilities and sizes of change as plain words."""

import math
from typing import Literal

import numpy as np

from wijkpeil.language import N_, percentage
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.change import S, Verdict

Certainty = Literal["almost certainly", "very likely", "likely", "unsure"]
CERTAINTIES: tuple[Certainty, ...] = ("almost certainly", "very likely", "likely", "unsure")
BOUNDS: dict[Certainty, float] = {"almost certainly": 0.99, "very likely": 0.95, "likely": 0.80}
"""The least probability that earns each word; below the last one we can't tell."""

_WORDS: dict[Certainty, str] = {
    "almost certainly": N_("almost certainly"),
    "very likely": N_("very likely"),
    "likely": N_("likely"),
    "unsure": N_("more likely than not"),
}
VERDICT_WORDS: dict[Verdict, str] = {
    "rising": N_("rose"),
    "falling": N_("fell"),
    "stable": N_("about the same"),
    "unclear": N_("can't tell"),
}
SENTENCE_WORDS: dict[tuple[Verdict, Certainty], str] = {
    ("rising", "almost certainly"): N_("almost certainly rose"),
    ("rising", "very likely"): N_("very likely rose"),
    ("rising", "likely"): N_("likely rose"),
    ("rising", "unsure"): N_("more likely rose than fell"),
    ("falling", "almost certainly"): N_("almost certainly fell"),
    ("falling", "very likely"): N_("very likely fell"),
    ("falling", "likely"): N_("likely fell"),
    ("falling", "unsure"): N_("more likely fell than rose"),
    ("stable", "almost certainly"): N_("almost certainly stayed about the same"),
    ("stable", "very likely"): N_("very likely stayed about the same"),
    ("stable", "likely"): N_("likely stayed about the same"),
    ("stable", "unsure"): N_("more likely stayed about the same than not"),
}
_STEPS: tuple[tuple[float, str], ...] = (
    (1 / 10, N_("a tenth of a class step")),
    (1 / 5, N_("a fifth of a class step")),
    (1 / 4, N_("a quarter of a class step")),
    (1 / 3, N_("a third of a class step")),
    (1 / 2, N_("half a class step")),
    (2 / 3, N_("two thirds of a class step")),
    (3 / 4, N_("three quarters of a class step")),
    (1.0, N_("one class step")),
    (1.5, N_("one and a half class steps")),
    (2.0, N_("two class steps")),
    (3.0, N_("three class steps")),
)


def certainty(probability: float) -> Certainty:
    """Return how sure a probability makes us; NaN and anything below 0.8 is ``"unsure"``.

    >>> certainty(0.993), certainty(0.95), certainty(0.81), certainty(0.79)
    ('almost certainly', 'very likely', 'likely', 'unsure')
    """
    for word, bound in BOUNDS.items():
        if probability >= bound:
            return word
    return "unsure"


def chance(probability: float) -> str:
    r"""Write a probability so that rounding never lends it a word it hasn't earned.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     chance(0.93), chance(0.9481), chance(0.9896), chance(0.99999)
    ('93%', '94.8%', '98.9%', '>\xa099%')
    """
    if math.isnan(probability):
        return percentage(probability)
    if 0.995 <= probability < 1:
        return _unbroken(f"> {percentage(0.99)}")
    if certainty(round(probability, 2)) == certainty(probability):
        return _unbroken(percentage(probability))
    return _unbroken(percentage(np.floor(1000 * probability) / 1000, digits=1))


def _unbroken(text: str) -> str:
    """Keep a number and its percent sign on one line."""
    return text.replace(" ", "\u00a0")


def certainty_word(word: Certainty) -> str:
    """Say a degree of certainty in the active language."""
    return _(_WORDS[word])


def verdict_word(verdict: Verdict) -> str:
    """Say a verdict in the active language.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     verdict_word("unclear")
    "can't tell"
    """
    return _(VERDICT_WORDS[verdict])


def finding_word(verdict: Verdict, word: Certainty) -> str:
    """Say a verdict with a degree of certainty."""
    if verdict == "unclear":
        return verdict_word(verdict)
    return _(SENTENCE_WORDS[verdict, word])


def finding(verdict: Verdict, probability: float) -> str:
    """Say a verdict with its certainty.

    Parameters
    ----------
    verdict : {"rising", "falling", "stable", "unclear"}
    probability : float
        Of the verdict being right: of any rise, any fall, or a change below the minimum.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     finding("rising", 0.995), finding("falling", 0.9), finding("unclear", 0.6)
    ('almost certainly rose', 'likely fell', "can't tell")
    """
    return finding_word(verdict, certainty(probability))


def class_steps(change: float) -> str:
    """Say how large a change is, in steps between the Leefbaarometer's classes.

    Only the size is told, not the direction.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     class_steps(-0.05), class_steps(0.16), class_steps(0.004), class_steps(0.9)
    ('a third of a class step', 'one class step', 'less than a tenth of a class step',
    'more than three class steps')
    """
    size = abs(change) / S
    if size < 0.07:
        return _("less than a tenth of a class step")
    if size > 3.5:
        return _("more than three class steps")
    gaps = [abs(np.log(size / step)) for step, _words in _STEPS]
    return _(_STEPS[int(np.argmin(gaps))][1])
