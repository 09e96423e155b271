"""Cases, scores and stands in plain words."""

import re

from wijkpeil.fieldwork.matrix.cell import MatrixCell
from wijkpeil.fieldwork.matrix.perspectives import AgreementRule, Stand
from wijkpeil.fieldwork.matrix.voices import VoiceStand
from wijkpeil.fieldwork.matrix.words import score_sign, score_words
from wijkpeil.language import N_
from wijkpeil.language import gettext as _
from wijkpeil.report.cases.dependence import unique_names
from wijkpeil.results.fieldwork import FieldworkResults

_STANDS: dict[Stand, str] = {
    "agree": N_("agree"),
    "differ": N_("differ in strength"),
    "contradict": N_("contradict each other"),
    "one": N_("only one speaks"),
    "unclear": N_("unclear only"),
    "none": N_("not judged"),
}
_VOICES: dict[VoiceStand, str] = {
    "agree": N_("agrees with the figures"),
    "differ": N_("only one of the two sees a change"),
    "contradict": N_("contradicts the figures"),
    "figures can't tell": N_("the figures can't tell"),
    "voices unclear": N_("unclear what is said"),
    "no figures": N_("no figures"),
    "nothing said": N_("not judged"),
}


_MONTHS = (
    N_("{day} January {year}"),
    N_("{day} February {year}"),
    N_("{day} March {year}"),
    N_("{day} April {year}"),
    N_("{day} May {year}"),
    N_("{day} June {year}"),
    N_("{day} July {year}"),
    N_("{day} August {year}"),
    N_("{day} September {year}"),
    N_("{day} October {year}"),
    N_("{day} November {year}"),
    N_("{day} December {year}"),
)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def date_words(text: str) -> str:
    r"""Write the days in a text as people do; years stay as they are.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     date_words("2014-03-01 – 2019").replace("\xa0", " ")
    '1 March 2014 – 2019'
    """

    def words(found: re.Match[str]) -> str:
        year, month, day = found.groups()
        told = _(_MONTHS[int(month) - 1]).format(day=int(day), year=year)
        return told.replace(" ", "\u00a0")

    return _DAY.sub(words, text)


def stand_words(stand: Stand) -> str:
    """Say how perspectives stand to each other."""
    return _(_STANDS[stand])


def voice_words(stand: VoiceStand) -> str:
    """Say how a voice stands to the figures."""
    return _(_VOICES[stand])


def rule_words(rule: AgreementRule) -> str:
    """Say by which other rule was counted."""
    if rule.same == "score":
        return _("to agree, the scores themselves must be the same")
    return _("for a contradiction, both sides must be strong (−− and ++)")


def case_names(results: FieldworkResults, *, short: bool = False) -> dict[str, str]:
    """Name the cases by code, no two alike; without their city where that is `short`."""
    areas = [(it.code, it.name, "" if short else it.city) for it in results.cases]
    return dict(zip((it.code for it in results.cases), unique_names(areas), strict=True))


def cell_words(cell: MatrixCell, results: FieldworkResults) -> str:
    """Say the score of a cell, as a sign and in words; an en dash if it is empty."""
    if cell.state == "empty":
        return "–"
    kind = results.matrix.factor(cell.factor).kind
    return f"{score_sign(cell.score)}\u00a0{score_words(cell.score, kind)}"


def said_words(perspective: str, cell: MatrixCell, results: FieldworkResults) -> str:
    """Say what a perspective says: ``professionals: ++ helps strongly``."""
    return f"{perspective}: {cell_words(cell, results)}"
