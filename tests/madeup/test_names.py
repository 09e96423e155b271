import csv

import numpy as np
import pytest

from wijkpeil.madeup.names import (
    CITIES,
    GEMEENTE_HEADS,
    GEMEENTE_TAILS,
    WIJK_HEADS,
    WIJK_TAILS,
    gemeente_names,
    wijk_names,
)


def real_names(shared):
    """Names of the real gemeenten, wijken and buurten, in small letters."""
    names = set()
    for level in ("GEM", "WIJK", "BUURT"):
        path = shared / "data" / "cbs" / f"CBS_{level}2025.csv"
        with path.open(encoding="utf-8-sig", newline="") as stream:
            names |= {
                row[1].strip().casefold() for row in list(csv.reader(stream, delimiter=";"))[1:]
            }
    return names


@pytest.mark.shared
def test_no_name_is_real(shared):
    real = real_names(shared)
    assert "groningen" in real
    gemeenten = {h + t for h in GEMEENTE_HEADS.split() for t in GEMEENTE_TAILS.split()}
    wijken = {h + t for h in WIJK_HEADS.split() for t in WIJK_TAILS.split()}
    assert not {name for name in gemeenten | wijken | set(CITIES) if name.casefold() in real}


def test_names_differ():
    rng = np.random.default_rng(1)
    names = gemeente_names(rng, 900)
    assert len(set(names)) == 900
    assert tuple(names[:6]) == CITIES
    assert not set(names) & set(wijk_names(rng, 3000))


def test_names_never_run_out_for_a_large_country():
    names = wijk_names(np.random.default_rng(1), 9000)
    assert len(set(names)) == 9000
    assert any(name.endswith("-Noord") for name in names)
