"""Names that a project knows beforehand, and where a text has them, however they are written."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from wijkpeil.fieldwork.pseudonyms.folding import Token, misread
from wijkpeil.fieldwork.pseudonyms.kinds import Kind
from wijkpeil.fieldwork.pseudonyms.name_forms import Form, name_forms
from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.rules.dutch import ALSO_WORDS
from wijkpeil.language import N_

GAP = re.compile(r"[\s.,'’\-]{0,3}")
HOUSE = re.compile(
    r"(?:,?[ ](?:nr\.?|nummer))?[ ]\d{1,4}(?![.,:]?\d)"
    r"(?:[ ]?-?[ ]?(?:[A-Za-z]|[IVX]{1,4}|\d{1,4})(?![\w/]))?"
)
REACH = 6
"""Words that are looked through for a figure that a scanner put for a letter."""
LISTED = N_("is on the project's list")
ALIKE = N_("is on the project's list, but for letters that a scanner mistakes")


@dataclass(frozen=True, slots=True)
class ProjectList:
    """Names that researchers know before they read: of respondents, streets, organisations.

    Attributes
    ----------
    people, streets, organisations, places, others : tuple of str
        People as "Fatima El Amrani" or "El Amrani, Fatima".
    """

    people: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Tell how many names, not which."""
        return f"ProjectList({sum(len(names) for _kind, names in self.by_kind())} names)"

    def by_kind(self) -> tuple[tuple[Kind, tuple[str, ...]], ...]:
        """Give the names of each kind."""
        return (
            ("person", self.people),
            ("street", self.streets),
            ("organisation", self.organisations),
            ("place", self.places),
            ("other", self.others),
        )


def names_of(forms: Iterable[tuple[Kind, str]]) -> ProjectList:
    """Make a list of words of any kind; numbers are left out, for which there are rules."""
    of: dict[str, tuple[str, ...]] = {}
    for kind, form in forms:
        of[kind] = (*of.get(kind, ()), form)
    return ProjectList(
        people=of.get("person", ()),
        streets=(*of.get("street", ()), *of.get("address", ())),
        organisations=of.get("organisation", ()),
        places=of.get("place", ()),
        others=(*of.get("name", ()), *of.get("other", ())),
    )


@dataclass(slots=True)
class _Node:
    """A word of a form, and the words that may follow it."""

    follow: dict[str, "_Node"] = field(default_factory=dict)
    kind: Kind | None = None


def listed(text: str, words: Sequence[Token], names: ProjectList) -> Iterator[Proposal]:
    """Propose every name of the list, however it is written.

    Capitals and accents make no difference; a person is found by full name, by surname with and
    without particles, by first name, and by initials and surname; ``'s`` stays outside. Names that
    are ordinary words as well ("Roos") need a capital in the text. A street takes its house number
    along and is found abbreviated ("Tulpstr.").

    Parameters
    ----------
    text : str
    words : sequence of Token
        Of the text, as `tokens` gives them.
    names : ProjectList
    """
    forms = _forms(names)
    if not forms:
        return
    exact, scanned = _tree(forms), _tree([(tuple(map(misread, form)), k) for form, k in forms])
    doubtful = [at for at, word in enumerate(words) if _mixed(word.folded)]
    near = {at for place in doubtful for at in range(place - REACH, place + 1)}
    readings = [word._replace(folded=misread(word.folded)) for word in words] if near else []
    done = 0
    for place, word in enumerate(words):
        if word.start < done:
            continue
        found, why = _longest(text, words, place, exact), LISTED
        if found is None and place in near:
            found, why = _longest(text, readings, place, scanned), ALIKE
        if found is not None:
            one = _with_house(text, Proposal(word.start, found[0], found[1], "list", why))
            done = one.end
            yield one


def _forms(names: ProjectList) -> list[tuple[Form, Kind]]:
    return [
        (form, kind)
        for kind, of_kind in names.by_kind()
        for name in of_kind
        for form in sorted(name_forms(name, kind))
    ]


def _tree(forms: Sequence[tuple[Form, Kind]]) -> _Node:
    """Put forms in a tree of words, so that a thousand names cost as much as ten."""
    root = _Node()
    for form, kind in forms:
        node = root
        for word in form:
            node = node.follow.setdefault(word, _Node())
        node.kind = node.kind or kind
    return root


def _mixed(folded: str) -> bool:
    return not folded.isalpha() and not folded.isdigit()


def _longest(text: str, words: Sequence[Token], place: int, root: _Node) -> tuple[int, Kind] | None:
    """Give the end and the kind of the longest form that begins at a word."""
    best: tuple[int, Kind] | None = None
    node, at = root, place
    while at < len(words) and (
        at == place or GAP.fullmatch(text, words[at - 1].end, words[at].start)
    ):
        word = words[at]
        whole, owner = node.follow.get(word.folded), None
        if word.folded.endswith("s"):  # "Pronks" is Pronk's
            owner = node.follow.get(word.folded[:-1])
        for step, end in ((owner, word.end - 1), (whole, word.end)):
            if step and step.kind and (at > place or _may_stand_alone(word, end)):
                best = end, step.kind
        if whole is None:
            break
        node, at = whole, at + 1
    return best


def _may_stand_alone(word: Token, end: int) -> bool:
    """Tell whether one word is the name, and not the ordinary word that it is as well."""
    return word.capital or word.folded[: end - word.start] not in ALSO_WORDS


def _with_house(text: str, one: Proposal) -> Proposal:
    house = HOUSE.match(text, one.end) if one.kind == "street" else None
    return Proposal(one.start, house.end(), "address", one.by, one.why) if house else one
