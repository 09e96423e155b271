"""Everything that may have to be taken out of a text, for a person to decide on."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.pseudonyms.folding import Token, tokens
from wijkpeil.fieldwork.pseudonyms.kinds import Kind
from wijkpeil.fieldwork.pseudonyms.name_forms import PARTICLES
from wijkpeil.fieldwork.pseudonyms.project_list import ProjectList, listed
from wijkpeil.fieldwork.pseudonyms.proposal import Proposal, settle
from wijkpeil.fieldwork.pseudonyms.rules import RULES
from wijkpeil.fieldwork.pseudonyms.rules.dutch import ALSO_WORDS, NOT_NAMES, ROLES, STARTERS
from wijkpeil.fieldwork.pseudonyms.rules.rule import Rule
from wijkpeil.language import N_
from wijkpeil.language import gettext as _

NAMES: frozenset[Kind] = frozenset({"person", "name", "organisation", "place", "street"})
ELSEWHERE = N_("the same word is proposed elsewhere in this text")


def propose(
    text: str,
    *,
    rules: Collection[str] = tuple(RULES),
    names: ProjectList = ProjectList(),  # noqa: B008 - frozen
    extra: Sequence[Proposal] = (),
) -> tuple[Proposal, ...]:
    """Propose what points to somebody. Nothing is decided by it, and it will miss things.

    Parameters
    ----------
    text : str
    rules : collection of str
        Names of rules, of `RULES`.
    names : ProjectList
    extra : sequence of Proposal
        From other programs, such as `deduce_proposals` and `frog_proposals` give.

    Returns
    -------
    tuple of Proposal
        In order, not overlapping: the longest first, the others kept as its sources.

    Raises
    ------
    FieldworkError
        If there is no rule of a name, or an extra proposal lies outside the text.

    Examples
    --------
    >>> text = "Ik ben Fatima, bel 06-12345678."
    >>> [(text[one.start : one.end], one.kind) for one in propose(text)]
    [('Fatima', 'person'), ('06-12345678', 'phone')]
    """
    for one in extra:
        if not 0 <= one.start < one.end <= len(text):
            message = _("Characters {start} to {end} are not in this text of {length} characters.")
            raise FieldworkError(message.format(start=one.start, end=one.end, length=len(text)))
    words = tokens(text)
    found = list(chain(listed(text, words, names), extra, *(_rule(name)(text) for name in rules)))
    settled = settle(text, found)
    return tuple(sorted([*settled, *_elsewhere(words, settled)]))


def _rule(name: str) -> Rule:
    try:
        return RULES[name]
    except KeyError:
        message = _("There is no rule “{name}”. There are: {names}.")
        raise FieldworkError(message.format(name=name, names=", ".join(RULES))) from None


def _elsewhere(words: list[Token], settled: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Propose words with a capital that are in a name elsewhere, as at a sentence's start."""
    covers = _covers(words, settled)
    kinds: dict[str, Kind] = {}
    for word, by in zip(words, covers, strict=True):
        if by is not None and by.kind in NAMES and word.capital and _telling(word):
            kinds.setdefault(word.folded, by.kind)
    for word, by in zip(words, covers, strict=True):
        kind = kinds.get(word.folded)
        if by is None and kind and word.capital:
            yield Proposal(word.start, word.end, kind, "elsewhere", ELSEWHERE)


def _covers(words: list[Token], settled: tuple[Proposal, ...]) -> list[Proposal | None]:
    """Give for each word the proposal that it lies in."""
    covers: list[Proposal | None] = []
    ahead = iter(settled)
    one = next(ahead, None)
    for word in words:
        while one is not None and one.end <= word.start:
            one = next(ahead, None)
        covers.append(one if one is not None and one.start < word.end else None)
    return covers


def _telling(word: Token) -> bool:
    common = PARTICLES | STARTERS | ROLES | NOT_NAMES
    return len(word.folded) > 2 and word.folded not in common and word.folded not in ALSO_WORDS
