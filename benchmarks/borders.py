"""Figures carried to other borders: how near the truth, and how fast.

The truth is made up: 14,400 postcodes on a grid, each with its own number of addresses, people per
address and share of rented homes, smooth over the land; wijken of both years are sets of
postcodes. Only wijk figures of the old year are given to the method.
"""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.ndimage import gaussian_filter
from scipy.spatial import cKDTree
from scipy.special import expit

from benchmarks.process import peak_megabytes
from wijkpeil.areas.addresses import follow_addresses
from wijkpeil.areas.crosswalk import build_crosswalk
from wijkpeil.areas.harmonise import harmonise
from wijkpeil.areas.kinds import Kind
from wijkpeil.sources.addresses import read_addresses

SIDE = 120
OLD_AREAS = 300
KINDS = {"people": Kind("count"), "homes": Kind("count"), "rented": Kind("ratio", "homes")}


@dataclass(frozen=True, slots=True)
class TruthRow:
    """Errors of one method in the areas whose borders changed, mean over seeds.

    Attributes
    ----------
    method : str
    areas : float
        Areas that were split or redrawn and that the method gives figures.
    people : float
        Median error of the number of people, as a share of it.
    rented : float
        Median error of the share of rented homes, in percentage points.
    """

    method: str
    areas: float
    people: float
    rented: float


@dataclass(frozen=True, slots=True)
class SpeedRow:
    """Time and memory to read and follow two lists of addresses."""

    addresses: int
    seconds: float
    megabytes: float


def truth(seeds: int = 5) -> list[TruthRow]:
    """Compare addresses, surface, and joining by code, with the truth."""
    found = pd.DataFrame([row for seed in range(seeds) for row in _errors(seed)])
    means = found.groupby("method", sort=False).mean()
    return [
        TruthRow(str(name), *map(float, row))
        for name, row in zip(means.index, means.to_numpy(), strict=True)
    ]


def speed(postcodes: int = 420_000) -> SpeedRow:
    """Read two made-up lists of about 21 addresses per postcode, and follow them."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{year}.csv" for year in (2012, 2020)]
        for file, year in zip(files, (2012, 2020), strict=True):
            _write_addresses(file, year, postcodes)
        begun = time.perf_counter()
        old, new = (read_addresses(file, level="buurt") for file in files)
        follow_addresses(old=old.table, new=new.table, level="buurt")
        seconds = time.perf_counter() - begun
    peak = peak_megabytes()
    return SpeedRow(len(old.table) + len(new.table), seconds, peak)


def _errors(seed: int) -> list[dict[str, object]]:
    rng = np.random.default_rng(seed)
    cells = _cells(rng)
    old, new = _wijken(rng)
    table = _figures(cells, old)
    true = _figures(cells, new)
    by_weight = {
        "addresses": _carried(cells["homes"].to_numpy(), old, new, table),
        "surface": _carried(np.ones(SIDE**2), old, new, table),
    }
    changed = by_weight["addresses"][1]
    results = {name: figures for name, (figures, _areas) in by_weight.items()}
    results["the same code"] = table
    return [
        {"method": name, **_error(figures.reindex(true.index), true, changed)}
        for name, figures in results.items()
    ]


def _cells(rng: np.random.Generator) -> pd.DataFrame:
    """Addresses, people and rented homes of each postcode; a third of the land is empty."""

    def field(width: float) -> np.ndarray:
        smooth = gaussian_filter(rng.standard_normal((SIDE, SIDE)), width)
        return (smooth / smooth.std()).ravel()

    built = field(2.0)
    homes = np.where(built > -0.4, np.rint(np.exp(2.6 + 0.8 * built)), 0.0)
    people = homes * np.exp(0.75 + 0.15 * field(4.0))
    rented = homes * expit(0.3 + 1.1 * field(4.0) + 0.5 * field(1.0))
    return pd.DataFrame({"homes": homes, "people": people, "rented": rented})


def _wijken(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Wijk of each postcode, old and new: most centres stay, some move, some are added."""
    centres = rng.uniform(0, SIDE, (OLD_AREAS, 2))
    moved = centres.copy()
    some = rng.random(OLD_AREAS) < 0.15
    moved[some] += rng.normal(0, 2.5, (some.sum(), 2))
    moved = np.concatenate([moved, rng.uniform(0, SIDE, (20, 2))])
    place = np.stack(np.meshgrid(np.arange(SIDE), np.arange(SIDE)), axis=-1).reshape(-1, 2)
    return cKDTree(centres).query(place)[1], cKDTree(moved).query(place)[1]


def _codes(area: np.ndarray) -> np.ndarray:
    return np.char.add("WK90", np.char.zfill(area.astype(str), 4)).astype(object)


def _figures(cells: pd.DataFrame, area: np.ndarray) -> pd.DataFrame:
    sums = cells.groupby(_codes(area)).sum()
    sums["rented"] = 100 * sums["rented"] / sums["homes"]
    return sums[["people", "homes", "rented"]]


def _carried(
    weight: np.ndarray, old: np.ndarray, new: np.ndarray, table: pd.DataFrame
) -> tuple[pd.DataFrame, pd.Index]:
    """Carry over with weights per postcode; also say which areas changed."""
    pairs = pd.DataFrame({"from": _codes(old), "to": _codes(new), "weight": weight})
    pairs = pairs.groupby(["from", "to"], as_index=False).sum()
    full = pairs.groupby("from")["weight"].transform("sum") > 0
    made = harmonise(table=table, kinds=KINDS, crosswalk=build_crosswalk(pairs[full], level="wijk"))
    return made.table, made.areas.index[made.areas["change"].isin(["split", "redrawn"])]


def _error(figures: pd.DataFrame, true: pd.DataFrame, areas: pd.Index) -> dict[str, float]:
    figures, true = figures.loc[areas], true.loc[areas]
    people = (figures["people"] / true["people"] - 1).abs()
    rented = (figures["rented"] - true["rented"]).abs()
    return {
        "areas": float(people.notna().sum()),
        "people": float(people.median()),
        "rented": float(rented.median()),
    }


def _write_addresses(path: Path, year: int, postcodes: int) -> None:
    """Write a list in which a tenth of the buurten and of the house numbers differ by year."""
    letters = [f"{a}{b}" for a in "ABCDEFGHJKLMNP" for b in "ABCDEFGHJK"]
    numbers = np.random.default_rng(1).poisson(21, postcodes)
    with path.open("w", encoding="ascii") as stream:
        stream.write(f"PC6;Huisnummer;Buurt{year};Wijk{year};Gemeente{year}\n")
        for place, count in enumerate(numbers):
            buurt = place // 32 + (year == 2020 and place % 320 < 16)
            code = f"{9000 + buurt // 100 % 900:04d}{buurt % 100:02d}00"
            start = f"{1000 + place // len(letters)}{letters[place % len(letters)]}"
            stream.writelines(
                f"{start};{number};{code};{code[:6]};{code[:4]}\n"
                for number in range(1, count + 1)
                if number % 17 != year % 16
            )
