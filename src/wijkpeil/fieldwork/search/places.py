"""Where in a passage the words of a query stand, so that they can be shown and coded."""

from collections.abc import Sequence

from wijkpeil.fieldwork.search.query import Part, Phrase, Query, Word, leaves
from wijkpeil.fieldwork.search.tokens import Token, tokens

Span = tuple[int, int]


def find_places(text: str, query: Query) -> tuple[Span, ...]:
    """Give the spans of the words of a query in a text, in order, not overlapping.

    >>> from wijkpeil.fieldwork.search.query import read_query
    >>> find_places("Het huis. Twee huizen.", read_query("huis"))
    ((4, 8), (15, 21))
    """
    words = tuple(tokens(text))
    spans = sorted({span for leaf in leaves(query) for span in _of_leaf(words, leaf)})
    apart: list[Span] = []
    for start, end in spans:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)


def _of_leaf(words: Sequence[Token], leaf: Word | Phrase | Part) -> list[Span]:
    match leaf:
        case Word(stem):
            return [(word.start, word.end) for word in words if word.stem == stem]
        case Phrase(wanted):
            return [
                (words[at].start, words[at + len(wanted) - 1].end)
                for at in range(len(words) - len(wanted) + 1)
                if tuple(word.exact for word in words[at : at + len(wanted)]) == wanted
            ]
        case Part(letters, anywhere):
            return [
                (word.start, word.end)
                for word in words
                if (letters in word.exact if anywhere else word.exact.startswith(letters))
            ]
