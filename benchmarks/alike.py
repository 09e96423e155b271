"""Look-alikes: speed and memory, and against the truth of the made-up country.

``python -m benchmarks.alike AREAS`` prints the speed for so many areas as one JSON object.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from benchmarks.process import peak_megabytes
from wijkpeil import madeup
from wijkpeil.language import speaking
from wijkpeil.madeup.country import Country
from wijkpeil.panel import Panel
from wijkpeil.results.alike import AlikeResults
from wijkpeil.sources.provenance import Provenance
from wijkpeil.trajectories.alike.features import Column, features
from wijkpeil.trajectories.alike.look_alikes import look_alikes
from wijkpeil.workflow.alike import compare_alike
from wijkpeil.workflow.inputs import Borders
from wijkpeil.workflow.modelled import model
from wijkpeil.workflow.question import Question
from wijkpeil.workflow.scored import with_scores

FEATURES, GEMEENTEN, MISSING = 12, 340, 0.05
NOWHERE = Provenance(file="made up", title="", owner="", licence="", sha256="")


@dataclass(frozen=True, slots=True)
class AlikeRow:
    """How one made-up country came out; shares between 0 and 1.

    Attributes
    ----------
    good : float
        Share of areas with good look-alikes.
    difference80, difference95 : float
        Share of true differences with the mean of look-alikes inside the bands, over all waves.
    mean80, mean95 : float
        The same for the true mean of the look-alikes.
    change80, change95 : float
        The same for the change against look-alikes.
    verdicts : int
        Areas called better or worse than their look-alikes.
    wrong, promised : float
        Share of them with the other sign; the share that was expected.
    """

    good: float
    difference80: float
    difference95: float
    mean80: float
    mean95: float
    change80: float
    change95: float
    verdicts: int
    wrong: float
    promised: float


def rows(seeds: int) -> list[AlikeRow]:
    """Compare with the truth of made-up countries, one a seed."""
    return [against_truth(madeup.country(seed)) for seed in range(1, seeds + 1)]


def against_truth(made_up: Country) -> AlikeRow:
    """Find look-alikes in a made-up country, and compare with the truth behind it."""
    panel, _notes = with_scores(_panel(made_up))
    kept = made_up.areas.index.isin(panel.areas.index)
    with speaking("en"):
        found = compare_alike(
            panel, model(panel), Question(), borders=Borders(made_up.outlines, NOWHERE)
        )
    truth = made_up.truth[kept]
    theirs = found.alike.mean_weights() @ truth
    apart = truth - theirs
    begun, ended = (int(np.flatnonzero(made_up.waves == year)[0]) for year in (2012, 2016))
    moved = apart[:, ended] - apart[:, begun]
    called = np.isin(found.verdict, ("rising", "falling"))
    wrong = np.sign(moved) != np.sign(found.relative.estimate)
    return AlikeRow(
        good=float(found.alike.good.mean()),
        **_held("difference", apart, found, found.against.difference.band),
        **_held("mean", theirs - found.trajectory.nation, found, found.against.alike.band),
        **_held("change", moved, found, found.relative.interval),
        verdicts=int(called.sum()),
        wrong=float(wrong[called].mean()) if called.any() else 0.0,
        promised=found.wrong_signs,
    )


def _held(
    name: str,
    truth: np.ndarray,
    found: AlikeResults,
    bounds: Callable[[float], tuple[np.ndarray, np.ndarray]],
) -> dict[str, float]:
    shares = {}
    for coverage in (80, 95):
        low, high = bounds(coverage / 100)
        inside = (truth >= low) & (truth <= high)
        shares[f"{name}{coverage}"] = float(inside[found.alike.good].mean())
    return shares


def _panel(made_up: Country) -> Panel:
    return Panel(
        level="wijk",
        edition="3.0",
        figures_year=2024,
        areas=made_up.areas.assign(size=made_up.areas["size"].astype(float)),
        characteristics=made_up.characteristics,
        waves=made_up.waves,
        scores=made_up.scores,
        provenance=(),
    )


def search(areas: int) -> float:
    """Find ten look-alikes of every area among `areas` of 12 characteristics; give the seconds."""
    rng = np.random.default_rng(1)
    values = rng.standard_normal((areas, FEATURES))
    values[:, 4:][rng.random((areas, FEATURES - 4)) < MISSING] = np.nan
    columns = {
        f"f{at}": Column(values[:, at], limit=0.5 if at == 0 else np.inf) for at in range(FEATURES)
    }
    gemeente = np.char.mod("GM%03d", rng.integers(0, GEMEENTEN, areas))
    begun = time.perf_counter()
    look_alikes(
        features=features(codes=np.char.mod("A%06d", np.arange(areas)), columns=columns),
        gemeente=gemeente,
    )
    return time.perf_counter() - begun


def measure(areas: int, runs: int = 3) -> dict[str, float]:
    """Time `runs` fresh processes; return the median seconds and the largest peak in MB."""
    command = [sys.executable, "-m", "benchmarks.alike", str(areas)]
    results = [
        json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for _run in range(runs)
    ]
    seconds = sorted(result["seconds"] for result in results)
    return {
        "areas": areas,
        "seconds": seconds[len(seconds) // 2],
        "megabytes": max(result["megabytes"] for result in results),
    }


if __name__ == "__main__":
    taken = search(int(sys.argv[1]))
    peak = peak_megabytes()
    print(json.dumps({"seconds": taken, "megabytes": peak}))
