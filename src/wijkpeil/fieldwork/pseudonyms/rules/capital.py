"""Words with a capital inside a sentence: in Dutch nearly always a name."""

import re
from collections.abc import Iterator
from itertools import pairwise

from wijkpeil.fieldwork.pseudonyms.folding import TOKEN, fold
from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.rules.dutch import NOT_NAMES, ROLES, STARTERS
from wijkpeil.fieldwork.pseudonyms.rules.letters import NAME, UPPER, starts_sentence
from wijkpeil.fieldwork.pseudonyms.rules.words import words
from wijkpeil.language import N_

RUN = re.compile(rf"(?<![\w@/.-])(?:{NAME})(?:[ ]['’]\d\d)?(?![\w@])")
AND_MORE = re.compile(rf"(?:,| en| of| &)[ ][{UPPER}]")
ALONE = re.compile(r"(?=\.?(?:$|[\n,;(]|[ ]\())|\.(?=\s|$)")
INSIDE = N_("has a capital inside a sentence")
LISTED = N_("stands in a list of words with a capital, or alone after a colon")
PARTICLES = words("v van von der den de het t ter ten te el al d in op uit aan onder")
OF_NAMES = PARTICLES - {"in", "op", "uit", "aan", "onder"}
"""Particles that may be a name's first word; the others then are a preposition before it."""
DROPPED = words("de het van aan ben te la")
"""In small letters at the front of a run these are no part of the name."""


def capital(text: str) -> Iterator[Proposal]:
    """Propose runs of words with a capital that don't owe it to the start of a sentence.

    Two or more at the start of a sentence are proposed too, without a first word that often
    begins one ("Toen Sjaan ...").
    """
    for run in RUN.finditer(text):
        start = _start(text, run)
        found = [(w.start(), fold(w[0])) for w in TOKEN.finditer(text, start, run.end())]
        own = [(at, w) for at, w in found if w not in PARTICLES]
        if all(w in NOT_NAMES or w in ROLES or len(w) == 1 for _at, w in own):
            continue
        owed = len(own) == 1 and own[0][0] == start and starts_sentence(text, start)
        if not owed:
            yield Proposal(start, run.end(), "name", "rule:capital", INSIDE)
        elif own[0][1] not in STARTERS and _in_a_list(text, run):
            yield Proposal(start, run.end(), "name", "rule:capital", LISTED)


def _in_a_list(text: str, run: re.Match[str]) -> bool:
    """Tell whether a word is one of more ("Roos en Bas") or alone after a colon ("Wie: Bas.")."""
    if AND_MORE.match(text, run.end()):
        return True
    after_colon = text[max(0, run.start() - 2) : run.start()] == ": "
    return after_colon and ALONE.match(text, run.end()) is not None


def _start(text: str, run: re.Match[str]) -> int:
    """Skip words at the front that aren't part of a name."""
    start = run.start()
    for word, following in pairwise(TOKEN.finditer(text, run.start(), run.end())):
        if not _skipped(text, word):
            break
        start = following.start()
    return start


def _skipped(text: str, word: re.Match[str]) -> bool:
    folded = fold(word[0])
    if folded in DROPPED and word[0].islower():
        return True
    opens = folded in STARTERS - OF_NAMES and starts_sentence(text, word.start())
    return opens or folded in ROLES or folded in NOT_NAMES
