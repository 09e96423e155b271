"""What a person types in the search box, read as a question.

Words mean the word and its other forms; ``"words between quotation marks"`` mean exactly those, in
that order; ``woning*`` means words that begin so, ``*corporatie*`` words that hold it. Words side
by side must all be in one paragraph; ``OF`` (or ``OR``) between them asks for either, ``NIET``,
``NOT`` or ``-`` leaves out.
"""

import re
from dataclasses import dataclass

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.search.tokens import fold, tokens
from wijkpeil.language import gettext as _

_PIECES = re.compile(r'"[^"]*"?|[()]|[^\s()"]+')
_OR, _NOT, _AND = {"OF", "OR", "|"}, {"NIET", "NOT"}, {"EN", "AND", "&"}
LONGEST, DEEPEST = 500, 20
"""Characters of a query, and brackets in it; more is not a question but a text."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms."""

    stem: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as they stand, one after another."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Words that begin with letters, or hold them anywhere."""

    letters: str
    anywhere: bool


@dataclass(frozen=True, slots=True)
class All:
    """Everything must hold."""

    of: "tuple[Query, ...]"


@dataclass(frozen=True, slots=True)
class Either:
    """One must hold."""

    of: "tuple[Query, ...]"


@dataclass(frozen=True, slots=True)
class Without:
    """It must not hold."""

    it: "Query"


Query = Word | Phrase | Part | All | Either | Without


def read_query(typed: str) -> Query:
    """Read what was typed.

    Raises
    ------
    FieldworkError
        If there is no word in it, or it is far too long or has far too many brackets.

    Examples
    --------
    >>> read_query('huizen "oude school" -sloop*')
    All(of=(Word(stem='huis'), Phrase(words=('oude', 'school')),
            Without(it=Part(letters='sloop', anywhere=False))))
    """
    if len(typed) > LONGEST or typed.count("(") > DEEPEST:
        raise FieldworkError(_("This is too long to search for. Type a few words."))
    pieces = _PIECES.findall(typed)
    found = _either(pieces)
    while found is None and pieces:  # a bracket that closes nothing
        pieces.pop(0)
        found = _either(pieces)
    if found is None:
        raise FieldworkError(_("There is no word to search for. Type at least one."))
    return found


def leaves(query: Query) -> tuple[Word | Phrase | Part, ...]:
    """Give the words of a query that are to be found, not those to be left out."""
    match query:
        case All(of) | Either(of):
            return tuple(leaf for one in of for leaf in leaves(one))
        case Without():
            return ()
        case _:
            return (query,)


def _either(pieces: list[str]) -> Query | None:
    found = [_all(pieces)]
    while pieces and pieces[0] in _OR:
        pieces.pop(0)
        found.append(_all(pieces))
    return _joined(Either, found)


def _all(pieces: list[str]) -> Query | None:
    found: list[Query | None] = []
    while pieces and pieces[0] not in _OR and pieces[0] != ")":
        piece = pieces.pop(0)
        if piece not in _AND:
            found.append(_one(piece, pieces))
    return _joined(All, found)


def _one(piece: str, pieces: list[str]) -> Query | None:
    if piece == "(":
        inner = _either(pieces)
        if pieces and pieces[0] == ")":
            pieces.pop(0)
        return inner
    if piece in _NOT or piece.startswith("-"):
        rest = "" if piece in _NOT else piece.lstrip("-")
        return _without(rest, pieces)
    return _leaf(piece)


def _without(rest: str, pieces: list[str]) -> Query | None:
    """Read what is to be left out: the rest of the piece, or else what comes next."""
    while not rest and pieces and (pieces[0] in _NOT or not pieces[0].strip("-")):
        pieces.pop(0)  # "not not" is typed by mistake
    if rest:
        found = _leaf(rest)
    elif pieces and pieces[0] not in _OR and pieces[0] != ")":
        found = _one(pieces.pop(0), pieces)
    else:
        found = None
    return found and Without(found)


def _leaf(piece: str) -> Query | None:
    if piece.startswith('"'):
        phrase = tuple(word.exact for word in tokens(piece))
        return Phrase(phrase) if phrase else None
    if piece.endswith("*") or piece.startswith("*"):
        letters = fold(piece)
        return Part(letters, anywhere=piece.startswith("*")) if letters else None
    words = tuple(tokens(piece))
    if len(words) > 1:  # "wijk-agent" stands in the text as two words
        return Phrase(tuple(word.exact for word in words))
    return Word(words[0].stem) if words else None


def _joined(how: type[All] | type[Either], found: list[Query | None]) -> Query | None:
    real = tuple(one for one in found if one is not None)
    if len(real) < 2:
        return real[0] if real else None
    return how(real)
