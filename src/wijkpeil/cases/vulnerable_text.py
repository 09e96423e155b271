"""Read a rule about vulnerable areas from the text that a user writes."""

import math
import re
from difflib import get_close_matches

from wijkpeil.cases.vulnerable_rules import (
    OPERATORS,
    All,
    ByCharacteristic,
    ByClass,
    ByCodes,
    ByPercentile,
    Operator,
    Rule,
)
from wijkpeil.errors import RuleError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.typology.classes import NAMES, OFFICIAL, number_of

_EVERY = {"all", "alle"}
_CODES = re.compile(r"codes?\s*:(?P<codes>.*)", re.IGNORECASE | re.DOTALL)
_LOWEST = re.compile(r"(?:lowest|laagste)\s*(?P<share>[\d.,]+)\s*%\s*(?P<rest>.*)", re.IGNORECASE)
_COMPARED = re.compile(r"(?P<column>[^<>=!]+?)\s*(?P<operator><=|>=|!=|==|<|>|=)\s*(?P<value>.*)")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)
_WITHOUT_AT = re.compile(r"(?P<level>.*?)\s*(?P<wave>\d{4})")
_WAVE = re.compile(r"@\s*(?P<wave>\d{4})")


def parse(text: str) -> Rule:
    """Read a rule.

    Parameters
    ----------
    text : str
        ``zwak@2012`` (that class or worse, Dutch or English), ``codes:BU03630000,BU03630001``,
        ``lowest 10%@2012`` or ``laagste 10%@2012``, ``p_koopw<30`` (a characteristic with
        ``<``, ``<=``, ``>``, ``>=``, ``=`` or ``!=``), ``all`` or ``alle``.

    Raises
    ------
    RuleError
        If it is none of these; the message says what is wrong and what would do.

    Examples
    --------
    >>> parse("zwak@2012")
    ByClass(worst_ok='zwak', wave=2012)
    >>> parse("laagste 7,5 %@2014")
    ByPercentile(share=0.075, wave=2014)
    >>> parse("p_koopw < 30")
    ByCharacteristic(column='p_koopw', operator='<', value=30.0)
    """
    given = text.strip()
    if given.casefold() in _EVERY:
        return All()
    if found := _CODES.fullmatch(given):
        return _codes(found["codes"])
    if found := _LOWEST.fullmatch(given):
        return ByPercentile(
            share=_figure(found["share"], text) / 100, wave=_wave(found["rest"], text)
        )
    if found := _COMPARED.fullmatch(given):
        operator = _operator(found["operator"])
        column, value = found["column"].strip(), _figure(found["value"], text)
        return ByCharacteristic(column=column, operator=operator, value=value)
    return _class(given)


def _codes(text: str) -> ByCodes:
    codes = tuple(dict.fromkeys(code for code in re.split(r"[\s,;]+", text) if code))
    if not codes:
        raise RuleError(
            _("The rule “codes:” names no area. Put codes after it, with commas between them.")
        )
    return ByCodes(codes=codes)


def _operator(written: str) -> Operator:
    return next(known for known in OPERATORS if known == written.replace("==", "="))


def _figure(written: str, rule: str) -> float:
    plain = written.strip()
    if re.fullmatch(r"[+-]?\d+,\d+", plain):
        plain = plain.replace(",", ".")
    if not _NUMBER.fullmatch(plain) or not math.isfinite(float(plain)):
        raise RuleError(
            _("“{found}” in the rule “{rule}” is not a number.").format(found=written, rule=rule)
        )
    return float(plain)


def _wave(written: str, rule: str) -> int:
    found = _WAVE.fullmatch(written.strip())
    if found is None:
        raise RuleError(
            _(
                "The rule “{rule}” does not say at which wave. Put @ and a year behind it, such as "
                "@2012."
            ).format(rule=rule)
        )
    return int(found["wave"])


def _class(text: str) -> ByClass:
    level, at, year = text.partition("@")
    known = number_of(level)
    if known is None:
        _blame_missing_at(text)
        raise RuleError(_unknown(level.strip(), text))
    return ByClass(worst_ok=OFFICIAL[known - 1], wave=_wave(at + year, text))


def _blame_missing_at(text: str) -> None:
    """Refuse ``zwak 2012`` with the rule that is meant."""
    found = _WITHOUT_AT.fullmatch(text)
    known = None if found is None else number_of(found["level"])
    if found is not None and known is not None:
        raise RuleError(
            _("In the rule “{rule}” there is no @ before the wave. Is “{near}” meant?").format(
                rule=text, near=f"{OFFICIAL[known - 1]}@{found['wave']}"
            )
        )


def _unknown(level: str, rule: str) -> str:
    near = get_close_matches(level.casefold(), OFFICIAL + NAMES, n=1)
    if near:
        return _("There is no class “{found}”. Did you mean “{near}”?").format(
            found=level, near=near[0]
        )
    return _(
        "The rule “{rule}” can't be read. Write a class and a wave (zwak@2012), “lowest 10%@2012”, "
        "“codes:” and a list, a characteristic (p_koopw<30), or “all”. The classes are: {classes}."
    ).format(rule=rule, classes=", ".join(OFFICIAL))
