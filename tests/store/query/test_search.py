"""Searching finds the same on both databases, and what a person would."""

import random

import pytest
from tests.store.conftest import TEXTS, filled
from tests.store.test_scrub import approve, correct

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.change import Change, RowChange
from wijkpeil.fieldwork.document import Document
from wijkpeil.store import SearchFilter
from wijkpeil.study.fieldwork import fingerprint


def _add(store, texts: dict[str, str]) -> None:
    rows = []
    for key, text in texts.items():
        document = Document(key, key.title(), text_sha256=fingerprint(text))
        rows += [RowChange("documents", key, None, document), RowChange("texts", key, None, text)]
    store.apply(Change("import documents", tuple(rows)), who="AB")


def _found(store, typed, **given):
    return [
        (hit.document, store.text(hit.document)[start:end])
        for hit in store.search(typed, SearchFilter(**given)).hits
        for start, end in hit.places
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("huis", [("gesprek", "Huizen")]),
        ("buurt fatima", [("gesprek", "buurt"), ("gesprek", "Fatima")]),
        ("cafe", [("nota", "café")]),
        ('"nieuwe woningen"', [("nota", "nieuwe woningen")]),
        ('"woningen nieuwe"', []),
        ("woning*", [("nota", "woningen")]),
        ("*agent*", [("nota", "wijkagent")]),
        ("*agent* OF *kagen*", [("nota", "wijkagent")]),
        ("*uurt* -zegt", []),
        ("de -buurt", [("gesprek", "de"), ("nota", "De")]),
        ("de -buurt -woont", [("nota", "De")]),
        ("plan OF (buurt NIET sloop)", [("gesprek", "buurt"), ("nota", "plan")]),
        ("ghost", []),
    ],
)
def test_searching(store, typed, found):
    assert _found(store, typed) == found


def test_only_what_is_left_out_gives_the_rest(store):
    page = store.search("-de")
    assert [(hit.document, hit.words[:4]) for hit in page.hits] == [
        ("gesprek", "Huiz"),
        ("nota", "Het "),
    ]
    assert (page.total, page.documents) == (2, 2)
    assert store.search("de OF -de").total == 5


def test_filters(store):
    first, second = (it.code for it in store.study.cases[:2])
    sides = store.study.perspectives
    everything = [("gesprek", "De"), ("gesprek", "de"), ("nota", "De")]
    assert sorted(_found(store, "de", case=first)) == sorted(everything)
    assert _found(store, "de", case=second) == [("nota", "De")]
    assert _found(store, "de", perspective=sides[0]) == [("nota", "De")]
    assert _found(store, "de", perspective=sides[1]) == []
    assert _found(store, "de", kind="policy paper") == [("nota", "De")]
    assert _found(store, "de", document="gesprek", kind="policy paper") == []
    assert _found(store, "buurt", code="wonen") == [("gesprek", "buurt")], "k1 touches it"
    assert _found(store, "huis", code="steun") == []
    assert _found(store, "plan", code="wonen") == [("nota", "plan")], "through a code under it"
    assert _found(store, "*uur*", code="wonen") == [("gesprek", "buurt")]
    approve(store)
    assert _found(store, "de", reviewed=False) == [("nota", "De")]
    assert {hit.quotable for hit in store.search("buurt", SearchFilter(reviewed=True)).hits} == {
        True
    }
    with pytest.raises(FieldworkError):
        store.search("de", SearchFilter(code="ghost"))


def test_pages_follow_each_other(store):
    _add(store, {f"d{at}": "Een regel.\n" * (at + 1) for at in range(6)})
    whole = store.search("regel", limit=100)
    assert (whole.total, whole.documents, len(whole.hits)) == (21, 6, 21)
    assert [(it.document, it.start) for it in whole.hits] == sorted(
        (it.document, it.start) for it in whole.hits
    )
    for size in (1, 4, 7):
        pages = [store.search("regel", start=at, limit=size).hits for at in range(0, 21, size)]
        assert tuple(hit for page in pages for hit in page) == whole.hits
    assert store.search("regel", start=50).hits == ()


def test_places_are_code_points_of_the_text(store):
    text = "😀👨‍👩‍👧 Cafe\u0301s & cafés.\n\n\tZo\u00adnder 😀 café!\n"
    _add(store, {"emoji": text})
    assert _found(store, "café", document="emoji") == [
        ("emoji", "Cafe\u0301s"),
        ("emoji", "cafés"),
        ("emoji", "café"),
    ]
    assert _found(store, "zonder", document="emoji") == [("emoji", "Zo\u00adnder")]


def test_the_index_follows_the_texts(store):
    number = correct(store, TEXTS["gesprek"].replace("Huizen", "Flats"))
    assert (store.search("huis").total, store.search("flat").total) == (0, 1)
    store.undo(number, who="AB")
    assert (store.search("huis").total, store.search("flat").total) == (1, 0)


_WORDS = [
    "huis",
    "huizen",
    "café",
    "café",
    "woning",
    "woningen",
    "wijk-agent",
    "1e5",
    "3e",
    "1e5abc",
    "007",
    "2018",
    "a1b2",
    "x9",
    "foto's",
    "de",
    "het",
    "een",
    "niet",
    "corporatie",
    "woningcorporatie",
    "ул",
    "naïef",
    "Ⅳ",
    "1.5",
    "e-mail@x.nl",
    "http://a.nl/b?c=d",
    "l'été",
    "12:30",
    "+31",
    "#tag",
    "&amp;",
    "<b>",
    "-5",
    "1e-5",
    "e10",
]


def _query(chance: random.Random, depth: int = 2) -> str:
    word, other = chance.choices(_WORDS, k=2)
    simple = [word, f'"{word} {other}"', f"{word[:3]}*", f"*{word[1:4]}*", word]
    if not depth or chance.random() < 0.5:
        return chance.choice(simple)
    left, right = _query(chance, depth - 1), _query(chance, depth - 1)
    return chance.choice([f"({left} {right})", f"({left} OF {right})", f"({left} NIET {right})"])


def test_both_databases_find_the_same(store, study, on_server):
    chance = random.Random(3)  # noqa: S311 - no secret
    server = on_server(study)
    server.apply(filled(study), who="AB")
    texts = {
        f"r{at}": "\n".join(
            " ".join(chance.choices(_WORDS, k=chance.randint(1, 6))) for _ in range(8)
        )
        for at in range(12)
    }
    for one in (store, server):
        _add(one, texts)
    found = 0
    for _turn in range(250):
        typed = _query(chance)
        given = SearchFilter(code=chance.choice(["", "", "wonen"]))
        try:
            there = store.search(typed, given, limit=20)
        except FieldworkError:
            continue
        assert server.search(typed, given, limit=20) == there, typed
        found += there.total
    assert found > 1000
