"""Small files of the real layouts, about made-up places."""

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest

from wijkpeil.language import speaking

REFERENCE = 4.102264851143687
YEARS = (2002, 2008, 2012, 2014, 2016, 2018, 2020, 2022, 2024)
SPLIT = {2014, 2018, 2020, 2022, 2024}
NAMES = ("Duinoord", "De Bleek, Oost", "'t Zand", "Kanaalstreek", "Vier Winden")


def load(name):
    """Import a helper that lies beside the tests, which are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def rows_of_scores(codes, years=YEARS, *, seed=1, names=True):
    """Rows of the official layout: code, [name], year, lbm, afw and five dimensions, as text."""
    random = np.random.default_rng(seed)
    rows = []
    for number, code in enumerate(codes):
        for year in years:
            parts = random.normal(0, 0.05, 5)
            afw = float(parts.sum())
            split = [repr(float(p)) for p in parts] if year in SPLIT else ["NA"] * 5
            name = [f'"{NAMES[number % len(NAMES)]}"'] if names else []
            lead = f'"{code}"' if names else code
            rows.append([lead, *name, str(year), repr(afw + REFERENCE), repr(afw), *split])
    return rows


HEADERS = {
    "wijk": '"wk_code","wk_naam","jaar","lbm","afw","fys","onv","soc","vrz","won"',
    "buurt": '"bu_code","bu_naam","jaar","lbm","afw","fys","onv","soc","vrz","won"',
    "gemeente": '"gm_code","gm_naam","jaar","lbm","afw","fys","onv","soc","vrz","won"',
    "pc4": "PC4,jaar,lbm,afw,fys,onv,soc,vrz,won",
    "grid": '"grid_id","jaar","lbm","afw","fys","onv","soc","vrz","won"',
}
CODES = {
    "wijk": [f"WK9001{i:02d}" for i in range(5)],
    "buurt": ["BU90010000", "BU90010001", "BU9001AB10", "BU90020000", "BU90020001"],
    "gemeente": ["GM9001", "GM9002", "GM9003", "GM9004", "GM9005"],
    "pc4": ["9901", "9902", "9903", "9904", "9905"],
    "grid": [f"E9000N900{i}" for i in range(5)],
}


def text_of_scores(level, *, codes=None, years=YEARS, seed=1):
    rows = rows_of_scores(
        codes or CODES[level], years, seed=seed, names=level not in {"pc4", "grid"}
    )
    return "\n".join([HEADERS[level], *(",".join(row) for row in rows)]) + "\n"


class Maker:
    """Writes files into a folder of the test's own."""

    def __init__(self, folder):
        self.folder = folder

    text = staticmethod(text_of_scores)
    rows = staticmethod(rows_of_scores)
    headers = HEADERS
    codes = CODES
    years = YEARS
    reference = REFERENCE

    def write(self, content, name="file.csv"):
        path = self.folder / name
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(data)
        return path

    def scores(self, level="wijk", name="renamed.csv", **keywords):
        return self.write(text_of_scores(level, **keywords), name)


@pytest.fixture
def make(tmp_path):
    return Maker(tmp_path)


@pytest.fixture(scope="session")
def make_once(tmp_path_factory):
    return Maker(tmp_path_factory.mktemp("made"))


@pytest.fixture
def server():
    """A web server on this machine that serves well and badly."""
    one = load("web_server").Server()
    yield one
    one.close()
