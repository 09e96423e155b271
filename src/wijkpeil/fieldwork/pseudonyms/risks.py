"""Indirect identifiers: words that name nobody and yet point to somebody.

"The only vicar", an age with a family, a function with a place and a year: nothing is taken out by
itself, but a person must have seen each before the text may be called pseudonymised.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wijkpeil.fieldwork.pseudonyms.rules.letters import CAPITAL
from wijkpeil.language import N_

_SMALL = r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|[2-9])"
_GROUP = (
    r"(?:gezin(?:nen)?|huishoudens?|families|bewoners|mensen|vrouwen|mannen|jongens|meisjes|"
    r"jongeren|kinderen|ouderen|leerlingen|ondernemers|winkeliers|statushouders|migranten)"
)
_FUNCTION = (
    r"(?:wijkagente?|burgemeester|wethouder|gemeentesecretaris|wijkmanager|wijkregisseur|"
    r"gebieds(?:manager|makelaar|regisseur)|program?mamanager|projectleider|(?:school)?directeur|"
    r"directrice|conciërge|huismeester|wijkbeheerder|beheerder|huisarts|tandarts|apotheker|"
    r"wijkverpleegkundige|verloskundige|imam|predikant|dominee|pastoor|voorganger|rabbijn|"
    r"opbouwwerker|jongerenwerker|raadslid|fractievoorzitter|voorzitter|penningmeester|"
    r"bibliothecaris|trainer|bakker|slager|kapper|apotheek|drogist|groenteboer|fietsenmaker|"
    r"eigenaar|eigenares|directielid|bestuurder|bestuurslid|rector|intern begeleider)"
)
_FAMILY = (
    r"(?:moeder|vader|weduwe|weduwnaar|oma|opa|tweeling|drieling|alleenstaand\w*|gescheiden|"
    r"(?:klein)?kind(?:eren)?|zoons?|dochters?|getrouwd|vrijgezel|wees|mantelzorg\w*)"
)
_WORK = (
    r"(?:werk\w*|voetbal\w*|student\w*|studeer\w*|gepensioneerd\w*|leraar|lerares|chauffeur|"
    r"verpleegkundige|ondernemer|winkelier|schoonmaker|schoonmaakster|werkloos|afgekeurd|"
    rf"{_FUNCTION})"
)
_AGE = (
    r"(?:\b1?\d{1,2}(?:[ -]?(?:jaar|jarige?))\b|(?:\b(?:ik ben|van|is|was|wordt)|,)[ ]\d{2}\b|"
    r"\(\d{2}(?=[,)]))"
)
_NEAR = r"(?:[^.!?\n]{0,60}?)"

ONLY = re.compile(
    r"\b(?:(?:de|het|een van de|als|mijn|onze)[ ](?:enige?|eerste|laatste|oudste|jongste|langst\w*|"
    r"bekendste|grootste)[ ](?!keer|tijd|jaar|jaren|maand|week|stap|plaats|instantie|fase|helft|"
    r"dag|ronde|versie|reden|manier|oplossing|verdieping|kwartaal)[^\W\d_]+(?:[ ][^\W\d_]+)?|"
    r"als[ ]enige|niemand[ ]anders[ ]die)",
    re.IGNORECASE,
)
FEW = re.compile(
    rf"\b(?:(?:de|een van de|die|maar|slechts)[ ])?{_SMALL}[ ]"
    rf"(?:[^\W\d_]+(?:se|e|sche)[ ]){{0,2}}{_GROUP}\b",
    re.IGNORECASE,
)
OFFICE = re.compile(
    rf"\b(?i:{_FUNCTION}){_NEAR}(?:\b(?:in|van|op|bij|voor)[ ](?:(?:de|het|['’]t)[ ])?{CAPITAL}|"
    r"\b(?:sinds|van|tot|vanaf|tussen)[ ](?:19|20)\d\d\b)"
)
TITLE = re.compile(
    rf"^(?i:{_FUNCTION}|[^\W\d_]+(?:manager|leider|adviseur|coördinator|makelaar))[ ]{CAPITAL}",
    re.MULTILINE,
)
YEARS = re.compile(
    rf"\b(?:\w+[ ](?:jaar|jaren)[ ](?:lang[ ])?(?:de[ ])?{_FUNCTION})\b", re.IGNORECASE
)
AGED = re.compile(
    rf"(?:{_AGE}{_NEAR}\b(?:{_FAMILY}|{_WORK})|\b(?:{_FAMILY}|{_WORK})\b{_NEAR}{_AGE})",
    re.IGNORECASE,
)
BORN = re.compile(
    r"(?:\b(?:geb\.|geboren|bouwjaar|van)[ ](?:in[ ])?(?:'\d\d|19\d\d)\b(?![-/.]\d)"
    r"|(?<![\w'])'\d\d\b)",
    re.IGNORECASE,
)
NEWS = re.compile(
    r"\b(?:in[ ]de[ ]krant|op[ ](?:de[ ])?(?:tv|televisie|radio)|in[ ]het[ ]nieuws|viral|"
    r"stond[ ]terecht|rechtszaak|schietpartij|gijzeling|koninklijk\w*|lintje)\b",
    re.IGNORECASE,
)

IS_ONLY = N_("There may be one such person only. Who knows the neighbourhood knows who it is.")
ARE_FEW = N_("A small group: few people or families can be meant.")
HAS_OFFICE = N_("A function with a place or a period: that is often one person.")
HAS_AGE = N_(
    "An age with a family situation or an occupation: together they may point to one person."
)
IS_BORN = N_("A year of birth: with the place or the street it may point to one person.")
IN_NEWS = N_("Something that was in the news or in court: it can be looked up.")
RULES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (ONLY, "only-one", IS_ONLY),
    (FEW, "few", ARE_FEW),
    (OFFICE, "function", HAS_OFFICE),
    (TITLE, "function", HAS_OFFICE),
    (YEARS, "function", HAS_OFFICE),
    (AGED, "age", HAS_AGE),
    (BORN, "year-of-birth", IS_BORN),
    (NEWS, "news", IN_NEWS),
)


@dataclass(frozen=True, slots=True, order=True)
class RiskNote:
    """A passage that may point to somebody without a name.

    Attributes
    ----------
    start, end : int
        Code points in the text, end excluded.
    rule : str
        ``only-one``, ``few``, ``function``, ``age``, ``year-of-birth`` or ``news``.
    why : str
        An English sentence that is in the catalogue; holds no words of the text.
    """

    start: int
    end: int
    rule: str
    why: str


def risk_notes(text: str) -> tuple[RiskNote, ...]:
    """Give the passages with indirect identifiers, in order.

    Examples
    --------
    >>> [(note.rule, note.start) for note in risk_notes("Zij is de enige wijkagent hier.")]
    [('only-one', 7)]
    """
    return tuple(sorted(set(_found(text))))


def _found(text: str) -> Iterator[RiskNote]:
    for pattern, rule, why in RULES:
        for found in pattern.finditer(text):
            yield RiskNote(*found.span(), rule, why)
