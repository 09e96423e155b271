"""Names of people by what stands before them: a title, kinship, a greeting, "ik heet"."""

import re
from collections import Counter
from collections.abc import Iterator

from wijkpeil.fieldwork.pseudonyms.folding import fold
from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.rules.dutch import NOT_NAMES, ROLES, STARTERS
from wijkpeil.fieldwork.pseudonyms.rules.letters import NAME, PARTICLES
from wijkpeil.fieldwork.pseudonyms.rules.words import words
from wijkpeil.language import N_

_TITLE = (
    r"(?:mevrouw|mevr\.?|mw\.?|meneer|mijnheer|dhr\.?|(?:de[ ])?heer|juffrouw|fam\.|familie|gebr\.)"
)
_DEGREE = r"(?:(?:mr|drs|dr|ir|ing|prof|ds)\.?[ ])*"
_ROLE = (
    r"(?:tante|oom|ome|oma|opa|moeder|vader|mama|papa|zoon|dochter|broer|zus|zusje|broertje|neef|"
    r"nicht|man|vrouw|vriend|vriendin|kleine|buurman|buurvrouw|buurmeisje|buurjongen|collega|juf|"
    r"meester|dokter|huisarts|wijkagent|agent|imam|dominee|ds\.|pastoor|pater|zuster|broeder|"
    r"predikant|wethouder|burgemeester|raadslid|beheerder|beheerster|conciërge|directeur|directrice|"
    r"huismeester|coördinator|wijkmanager|wijkregisseur|projectleider|opbouwwerker|jongerenwerker|"
    r"bestuurder|voorzitter|secretaris|penningmeester|huurder|cliënte?|melder|eigenaar|bewoner|"
    r"bewoonster|kleindochter|kleinzoon|schoonzoon|schoondochter|schoonmoeder|schoonvader|maatje)"
)
_SAYS = (
    r"(?:ik[ ]ben|mijn[ ]naam[ ]is|ik[ ]heet|heet|heette|genaamd|noemen[ ](?:me|mij|hem|haar|ze)|"
    r"bekend[ ]als|roepnaam|(?:u[ ]spreekt[ ])?met)"
)
_GREETING = (
    r"(?:beste|lieve|hoi|hallo|dag|hey|hé|ha|geachte|t\.n\.v\.|"
    r"(?:aan|van|naam|voornamen?|achternaam|contact|afzender|notulist|interviewer|geïnterviewde):)"
)
_GOODBYE = (
    r"(?:groet(?:en|jes)?|hoogachtend|mvg|kind[ ]regards|regards|met[ ]dank|liefs|"
    r"vriendelijke[ ]groeten?)[,.!]?"
)
TITLED = re.compile(rf"\b(?i:{_TITLE})[ ](?i:{_DEGREE})(?P<name>{NAME})")
DEGREED = re.compile(rf"\b(?i:(?:mr|drs|dr|ir|ing|prof|ds)\.)[ ](?i:{_DEGREE})(?P<name>{NAME})")
RELATED = re.compile(rf"\b(?i:{_ROLE})[ ](?i:{_DEGREE})(?P<name>{NAME})")
SAYS = re.compile(rf"\b(?i:{_SAYS})[ ](?P<name>{NAME})")
GREETED = re.compile(
    rf"\b(?i:{_GREETING})[ ](?P<name>{NAME})(?=[,!:.]?[ ]?(?:\n|$|[,!<(]|&|en[ ]))"
)
SIGNED = re.compile(
    rf"\b(?i:{_GOODBYE})\s*(?P<name>{NAME})(?:[ ](?:&|en|and)[ ](?P<second>{NAME}))?"
)
SMALL = re.compile(
    rf"\b(?P<before>\w+[ ])?(?i:mevrouw|mevr\.?|mw\.?|meneer|dhr\.?)[ ]"
    rf"(?P<name>(?:{PARTICLES}){{0,4}}[^\W\d_]{{2,}})(?![\w-])"
)
SPEAKER = re.compile(
    rf"^(?P<time>\[[\d:.]+\][ ]|[\d:.]{{4,}}[ ])?(?:[-–•*][ ])?"
    rf"(?P<name>{NAME}|[^\W\d_]{{2,}})(?=:[ \n])",
    re.MULTILINE,
)
PARTICLE_WORDS = words("de van het ten te der den ben el")
DETERMINERS = words("een die deze de der geen elke iedere andere oude jonge")
AFTER_TITLE = N_("stands after a title, such as “mevrouw”")
AFTER_ROLE = N_("stands after kinship or a function")
AFTER_SAYING = N_("stands after words such as “ik heet”")
GREETING = N_("stands in a greeting or under a letter")
SPEAKS = N_("stands before a colon, as the name of who speaks")


def named(text: str) -> Iterator[Proposal]:
    """Propose names after titles, kinship, functions, greetings, and words such as "ik heet"."""
    for patterns, why in (
        ((TITLED, DEGREED), AFTER_TITLE),
        ((RELATED,), AFTER_ROLE),
        ((SAYS,), AFTER_SAYING),
        ((GREETED, SIGNED), GREETING),
    ):
        for pattern in patterns:
            for found in pattern.finditer(text):
                yield from _names(found, why)
    yield from _small(text)


def speaker(text: str) -> Iterator[Proposal]:
    """Propose who speaks: a name at the start of a line, before a colon.

    One word alone may be a heading ("Samenvatting:"), so it must come back, or follow a time.
    """
    found = list(SPEAKER.finditer(text))
    times = Counter(fold(one["name"]) for one in found)
    for one in found:
        said = fold(one["name"]).split()
        sure = one["time"] or len(said) > 1 or times[fold(one["name"])] > 1
        label = len(said) == 1 and (said[0] in STARTERS | ROLES or len(said[0]) == 1)
        if sure and not label and not _ordinary(said[0]):
            yield Proposal(*one.span("name"), "person", "rule:speaker", SPEAKS)


def _names(found: re.Match[str], why: str) -> Iterator[Proposal]:
    for group in ("name", "second"):
        name = found.groupdict().get(group)
        if name and not _ordinary(fold(name.split()[0].rstrip("."))) and not _particles(name):
            yield Proposal(*found.span(group), "person", "rule:named", why)


def _small(text: str) -> Iterator[Proposal]:
    """Propose small-letter names after a title, as in chats: "mevrouw de boer"."""
    for found in SMALL.finditer(text):
        name, before = found["name"], (found["before"] or "").strip().lower()
        last = fold(name.split()[-1])
        if name.islower() and before not in DETERMINERS and last not in STARTERS | ROLES:
            yield Proposal(*found.span("name"), "person", "rule:named", AFTER_TITLE)


def _particles(name: str) -> bool:
    return all(fold(word) in PARTICLE_WORDS for word in name.split())


def _ordinary(folded: str) -> bool:
    """Tell whether a word is one that is no name; a particle at the front isn't judged."""
    return folded not in PARTICLE_WORDS and (
        folded in STARTERS or folded in NOT_NAMES or folded in ROLES
    )
