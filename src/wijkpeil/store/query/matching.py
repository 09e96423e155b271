"""Which passages a query means, in the words of each database."""

from typing import Any

from wijkpeil.fieldwork.search.query import All, Either, Part, Phrase, Query, Without, Word
from wijkpeil.store.search_tables import vector

Condition = tuple[str, list[Any]]
_Leaf = Word | Phrase | Part


def passages_matching(query: Query, vendor: str) -> Condition:
    """Give a table of SQL with the column ``id``: the passages that a query means."""
    asked = _fts(query) if vendor == "sqlite" else None
    if asked is not None:  # the index alone answers, without a look at any passage
        return _IN_INDEX, [asked]
    condition, given = _condition(query, vendor)
    return f"SELECT p.id FROM fieldwork_passage p WHERE {condition}", given  # noqa: S608 - no values


_IN_INDEX = "SELECT rowid AS id FROM fieldwork_search WHERE fieldwork_search MATCH %s"


def _fts(query: Query) -> str | None:
    """Write a query for FTS5; None where it can't say it: parts of words, and only a “not”."""
    match query:
        case All(of):
            wanted = [_fts(it) for it in of if not isinstance(it, Without)]
            left_out = [_fts(it.it) for it in of if isinstance(it, Without)]
            if not wanted or None in wanted or None in left_out:
                return None
            found = " AND ".join(f"({it})" for it in wanted)
            return " NOT ".join([f"({found})", *(f"({it})" for it in left_out)])
        case Either(of):
            parts = [_fts(it) for it in of]
            return None if None in parts else " OR ".join(f"({it})" for it in parts)
        case Without() | Part(anywhere=True):
            return None
        case Word() | Phrase() | Part():
            return _fts_leaf(query)


def _fts_leaf(leaf: _Leaf) -> str:
    match leaf:
        case Word(stem):
            return f'stemmed : "{stem}"'
        case Phrase(words):
            return f'exact : "{" ".join(words)}"'
        case Part(letters):
            return f'exact : "{letters}" *'


def _condition(query: Query, vendor: str) -> Condition:
    match query:
        case All(of):
            return _joined([_condition(one, vendor) for one in of], " AND ")
        case Either(of):
            return _joined([_condition(one, vendor) for one in of], " OR ")
        case Without(it):
            inner, given = _condition(it, vendor)
            return f"NOT ({inner})", given
        case Word() | Phrase() | Part():
            return _sqlite(query) if vendor == "sqlite" else _postgresql(query)


def _sqlite(leaf: _Leaf) -> Condition:
    match leaf:
        case Part(letters, anywhere=True):
            return "p.exact GLOB %s", [f"*{letters}*"]  # faster than LIKE, which folds capitals
        case _:
            return f"p.id IN ({_IN_INDEX})", [_fts_leaf(leaf)]


def _postgresql(leaf: _Leaf) -> Condition:
    match leaf:
        case Part(letters, anywhere=True):
            return "p.exact LIKE %s", [f"%{letters}%"]
        case Word(stem):
            column, asked = "stemmed", f"'w{stem}'"
        case Phrase(words):
            column, asked = "exact", " <-> ".join(f"'w{word}'" for word in words)
        case Part(letters):
            column, asked = "exact", f"'w{letters}':*"
    return f"{vector('p.' + column)} @@ to_tsquery('simple'::regconfig, %s)", [asked]


def _joined(parts: list[Condition], how: str) -> Condition:
    words = how.join(f"({condition})" for condition, _given in parts)
    return words, [value for _words, given in parts for value in given]
