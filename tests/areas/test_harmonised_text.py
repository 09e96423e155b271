import pandas as pd

from wijkpeil.areas.crosswalk import build_crosswalk
from wijkpeil.areas.harmonise import harmonise
from wijkpeil.areas.harmonised_text import in_words
from wijkpeil.areas.kinds import Kind
from wijkpeil.language import speaking


def harmonised(*rows, columns, kinds):
    pairs = pd.DataFrame(rows, columns=["from", "to", "weight"])
    table = pd.DataFrame(columns, index=["GM9001", "GM9002"], dtype=float)
    return harmonise(
        table=table, kinds=kinds, crosswalk=build_crosswalk(pairs, level="gemeente"), least=0.9
    )


SAME = harmonised(
    ("9001", "9001", 10), ("9002", "9102", 10),
    columns={"people": [5, 6]}, kinds={"people": Kind("count")},
)  # fmt: skip
PART = harmonised(
    ("9001", "9001", 20), ("9001", "9003", 20), ("", "9004", 3), ("9005", "9003", 4),
    columns={"people": [100, 50], "rate": [7, 8], "urban": [1, 2], "median": [1, 2]},
    kinds={
        "people": Kind("count"),
        "rate": Kind("ratio", "addresses"),
        "urban": Kind("category"),
        "median": Kind("omit"),
    },
)  # fmt: skip


def test_all_went_well():
    with speaking("en"):
        said = in_words(SAME, basis="addresses", years=(2012, 2020))
    assert said == [
        "Characteristics carried over: 1. New areas: 2. From the borders of 2012 to those of 2020.",
        UNCHANGED,
        "Of every characteristic (nearly) all was carried over.",
    ]


UNCHANGED = (
    "What the new areas are made of: unchanged 2. Of the unchanged ones 1 has another code now."
)
SPLIT = (
    "Of 2 new areas more than half comes from old areas that were split. Their figures rest on the "
    "assumption that such an old area was the same everywhere."
)
MISSING = (
    "New areas that miss a figure: 1 (all figures: 1); of the old areas 0 did. A figure is "
    "missing where less than 90% of the area was carried over; it is never guessed."
)


def test_what_went_nowhere_is_told_as_lost():
    gone = harmonised(
        ("9001", "9003", 300), ("9001", "", 300), ("9002", "9004", 5),
        columns={"people": [600, 10]}, kinds={"people": Kind("count")},
    )  # fmt: skip
    with speaking("en"):
        said = in_words(gone, basis="addresses")
    assert said[-1] == (
        "Of 1 old area a part went nowhere, as the crosswalk says (an empty new code). What was "
        "there is in no new area, and is lost: GM9001 50%."
    )
    assert "a part of one old area 1" in said[1]
    assert "Carried: people 51%." in said[3]


def test_what_fell_short_is_said():
    with speaking("en"):
        said = in_words(PART, basis="addresses")
        surface = in_words(PART, basis="surface")
    assert said == [
        "Characteristics carried over: 3. New areas: 2.",
        "What the new areas are made of: a part of one old area 1, parts of several old areas 1.",
        SPLIT,
        "Of 2 characteristics a part could not be carried over. The least: people 33%, rate 50%.",
        MISSING,
        "Given only where (nearly) all of an area has the same: urban.",
        "Left out, because they can't be averaged: median.",
        "Averaged with the number of addresses as weight: rate.",
        "The crosswalk does not know 1 of the old areas: GM9002.",
        "1 new area holds nothing that was there before, so it has no figures.",
    ]
    assert any(line.startswith("Only borders were known") for line in surface)
    assert "Averaged with surface as weight: rate." in surface
