"""The store: seconds for adding and listing codings, searching, opening and importing.

``python -m benchmarks.store`` prints the rows. Everything happens in a study folder of made-up
words in a temporary place: 200 documents of 10,000 words, 10,000 codings.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.table import table
from wijkpeil.fieldwork.change import Change, RowChange
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.store import Store, open_store
from wijkpeil.store.filters import CodingFilter, SearchFilter
from wijkpeil.study import read_study
from wijkpeil.workflow.fieldwork.add_documents import add_documents

DOCUMENTS, WORDS, CODINGS, MANY, ONE_BY_ONE = 200, 10_000, 10_000, 100_000, 200
_STUDY = Path(__file__).parents[1] / "examples" / "study"
_CODES = 40
_SYLLABLES = [
    "wo",
    "ning",
    "buurt",
    "huis",
    "ver",
    "trou",
    "wen",
    "plein",
    "groen",
    "win",
    "kel",
    "stra",
    "ten",
    "be",
    "woner",
    "zorg",
    "school",
    "veilig",
    "heid",
    "over",
    "last",
    "park",
    "mark",
    "tuin",
    "speel",
    "jeugd",
    "samen",
    "leef",
    "baar",
    "oud",
    "nieuw",
    "sloop",
    "bouw",
    "corpo",
    "ratie",
]
_ENDINGS = ("", "", "", "en", "s", "je", "heid", "ing", "tje", "eren")


@dataclass(frozen=True, slots=True)
class Row:
    """One part, in seconds."""

    what: str
    seconds: float
    target: float | None = None


def rows(seed: int = 1) -> list[Row]:
    """Time every part once, on fieldwork drawn by chance."""
    rng = np.random.default_rng(seed)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "study"
        shutil.copytree(_STUDY, folder)
        for name in ("codings.csv", "assessments.csv", "timeline.csv", "documents.csv"):
            (folder / name).unlink()
        files = _files(rng, Path(scratch) / "inbox")
        study = read_study(folder, need_data=False)
        with open_store(study) as store:
            found = [*_imported(store, files), *_coded(rng, store), *_searched(rng, store)]
        opening = _seconds(lambda: open_store(study).close())
        shutil.rmtree(folder / ".wijkpeil")
        anew = _seconds(lambda: open_store(study).close())
        return [
            *found,
            Row("opening a study of 200 documents", opening),
            Row("opening it the first time (read and indexed)", anew),
        ]


def measured(found: list[Row]) -> str:
    """Write the rows as a table."""
    return table(
        found,
        {
            "part": lambda row: row.what,
            "seconds": lambda row: f"{row.seconds:.3f}",
            "target": lambda row: "–" if row.target is None else f"{row.target:g}",
        },
    )


def _imported(store: Store, files: list[Path]) -> list[Row]:
    like = Document("", "", perspective=store.study.perspectives[0])
    added = _seconds(lambda: add_documents(store, files, like=like, who="AB"))
    written = _seconds(store.write_back)
    return [
        Row("200 documents of 10,000 words imported, stored and indexed", added, 20),
        Row("their files written back", written),
    ]


def _coded(rng: np.random.Generator, store: Store) -> list[Row]:
    codes = tuple(
        RowChange("codes", f"b{at}", None, Code(f"b{at}", f"B{at}")) for at in range(_CODES)
    )
    store.apply(Change("import project", codes), who="AB")
    documents = [it.id for it in store.fieldwork().documents]
    added = _seconds(lambda: _add(store, _codings(rng, documents, CODINGS, "k")))
    single = _codings(rng, documents, ONE_BY_ONE, "s")
    each = _seconds(lambda: [_add(store, [one]) for one in single]) / ONE_BY_ONE
    back = _seconds(store.write_back)
    listed = _listing(store, documents)
    _add(store, _codings(rng, documents, MANY - CODINGS - ONE_BY_ONE, "m"))
    many = _listing(store, documents)
    return [
        Row("10,000 codings added in one change", added, 5),
        Row("10,000 codings added one by one, each committed (from 200)", each * CODINGS),
        Row("10,200 codings written back to codings.csv", back),
        Row("listing 100 of 10,200 codings with filters, slowest", listed, 0.1),
        Row("listing 100 of 100,000 codings with filters, slowest", many),
    ]


def _add(store: Store, codings: list[Coding]) -> None:
    made = tuple(RowChange("codings", it.id, None, it) for it in codings)
    store.apply(Change("add codings", made), who="AB")


def _codings(
    rng: np.random.Generator, documents: list[str], count: int, prefix: str
) -> list[Coding]:
    starts = rng.integers(0, 40_000, count)
    return [
        Coding(
            documents[int(rng.integers(len(documents)))],
            int(start),
            int(start) + 80,
            f"b{at % _CODES}",
            "ab"[at % 2],
            f"{prefix}{at}",
        )
        for at, start in enumerate(starts)
    ]


def _listing(store: Store, documents: list[str]) -> float:
    side = store.study.perspectives[0]
    wanted = [
        CodingFilter(),
        CodingFilter(code="b1"),
        CodingFilter(coder="a", perspective=side),
        CodingFilter(document=documents[7]),
        CodingFilter(flagged=False, code="b2", coder="a"),
        CodingFilter(reviewed=False, perspective=side),
    ]
    return max(_best(lambda it=it: store.codings(it, limit=100)) for it in wanted)


def _searched(rng: np.random.Generator, store: Store) -> list[Row]:
    vocabulary = _vocabulary(np.random.default_rng(2))
    queries = [vocabulary[int(at)] for at in rng.zipf(1.3, 60) % len(vocabulary)][:30]
    queries += [f'"{a} {b}"' for a, b in zip(queries[:5], queries[5:10], strict=True)]
    queries += [f"{word[:4]}*" for word in queries[:5]] + [
        f"*{word[1:5]}*" for word in queries[5:10]
    ]
    queries += [f"{a} -{b}" for a, b in zip(queries[10:15], queries[15:20], strict=True)]
    side = SearchFilter(perspective=store.study.perspectives[0])
    took = sorted(_seconds(lambda it=it: store.search(it, side)) for it in queries)
    if "-v" in sys.argv:
        for it in queries:
            print(it, store.search(it).total, _seconds(lambda it=it: store.search(it, side)))
    return [
        Row(
            "search over 2 million words, 95th of 100 of 50 queries",
            float(np.quantile(took, 0.95)),
            0.05,
        )
    ]


def _files(rng: np.random.Generator, folder: Path) -> list[Path]:
    folder.mkdir()
    vocabulary = _vocabulary(np.random.default_rng(2))
    made = []
    for at in range(DOCUMENTS):
        ranks = rng.zipf(1.3, WORDS) % len(vocabulary)
        words = [vocabulary[int(rank)] for rank in ranks]
        lines = [" ".join(words[start : start + 60]) + "." for start in range(0, WORDS, 60)]
        path = folder / f"gesprek-{at:03}.txt"
        path.write_text("\n\n".join(lines), encoding="utf-8")
        made.append(path)
    return made


def _vocabulary(rng: np.random.Generator) -> list[str]:
    """Make up 40,000 words; those first in the list are the common ones, and short."""
    common = [
        "de",
        "het",
        "een",
        "en",
        "van",
        "in",
        "is",
        "dat",
        "op",
        "te",
        "ik",
        "niet",
        "ze",
        "er",
        "maar",
        "we",
        "ook",
        "met",
        "zijn",
        "voor",
    ]
    found = dict.fromkeys(common)
    while len(found) < 40_000:
        count = int(rng.integers(1, 5))
        word = "".join(_SYLLABLES[int(it)] for it in rng.integers(len(_SYLLABLES), size=count))
        found[word + _ENDINGS[int(rng.integers(len(_ENDINGS)))]] = None
    return list(found)


def _best(work: Callable[[], object]) -> float:
    return min(_seconds(work) for _repeat in range(3))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(measured(rows()))
