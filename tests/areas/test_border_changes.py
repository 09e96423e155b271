import pandas as pd
import pytest

from wijkpeil.areas.border_changes import border_changes
from wijkpeil.areas.crosswalk import build_crosswalk


def changes(*rows):
    table = pd.DataFrame(rows, columns=["from", "to", "weight"])
    return border_changes(build_crosswalk(table, level="gemeente"))


def test_each_change_has_its_name():
    found = changes(
        ("9001", "9001", 50),  # the same
        ("9002", "9102", 50),  # the same under another code
        ("9003", "9003", 50), ("9004", "9003", 50),  # together
        ("9005", "9005", 75), ("9005", "9006", 25),  # cut in two
        ("9007", "9007", 60), ("9008", "9007", 20), ("9008", "9008", 80),  # a border moved
    )  # fmt: skip
    assert found["change"].to_dict() == {
        "GM9001": "unchanged",
        "GM9003": "merged",
        "GM9005": "split",
        "GM9006": "split",
        "GM9007": "redrawn",
        "GM9008": "split",
        "GM9102": "unchanged",
    }
    assert found["renamed"].to_numpy().sum() == 1
    assert found.loc["GM9102", "renamed"]
    assert found["from_split"].to_dict() == {
        "GM9001": 0.0,
        "GM9003": 0.0,
        "GM9005": 1.0,
        "GM9006": 1.0,
        "GM9007": 0.25,
        "GM9008": 1.0,
        "GM9102": 0.0,
    }


def test_a_few_stray_addresses_are_no_change():
    found = changes(("9001", "9001", 999), ("9001", "9002", 1), ("9002", "9002", 500))
    assert found["change"].tolist() == ["unchanged", "unchanged"]
    assert not found["renamed"].any()
    assert found["from_split"].tolist() == pytest.approx([0.0, 1 / 501])


def test_a_small_area_inside_a_large_one_is_no_stray_address():
    """Five of a thousand addresses are next to nothing of the old area, and all of the new."""
    found = changes(("9001", "9001", 995), ("9001", "9002", 5))
    assert found["change"].tolist() == ["unchanged", "split"]


def test_new_addresses_are_told():
    found = changes(("9001", "9001", 30), ("", "9001", 10))
    assert found["new"].tolist() == [0.25]
