"""From Parquet to verdicts: seconds and peak memory, each size in a process of its own.

``python -m benchmarks.speed AREAS`` prints one JSON object.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from benchmarks.process import peak_megabytes
from wijkpeil import madeup
from wijkpeil.panel import Panel, read_panel, write_panel
from wijkpeil.trajectories.changes import change
from wijkpeil.trajectories.verdict import judge
from wijkpeil.workflow.modelled import model

SCORES = ("lbm", "fys", "onv", "soc", "vrz", "won")


def write(areas: int, folder: Path) -> None:
    """Write a made-up panel of `areas` areas x 9 waves x 6 scores."""
    drawn = madeup.scores(1, areas)
    frame = pd.DataFrame(
        {"name": "", "gemeente": "", "gemeente_name": "", "size": drawn.size},
        index=pd.Index(drawn.codes, name="code"),
    )
    write_panel(
        Panel(
            level="wijk",
            edition="3.0",
            figures_year=None,
            areas=frame,
            characteristics=pd.DataFrame(index=frame.index),
            waves=drawn.waves,
            scores={name: drawn.scores[name] for name in SCORES},
            provenance=(),
        ),
        folder,
    )


def verdicts(folder: Path) -> float:
    """Read the panel and judge all six scores; return the seconds."""
    begun = time.perf_counter()
    panel = read_panel(folder)
    for name in SCORES:
        modelled = model(panel, name)
        waves = modelled.fit.years
        judge(
            change(
                fit=modelled.fit,
                scores=modelled.scores,
                codes=panel.codes,
                nation=modelled.trajectory.nation,
                start=int(waves[-2]),
                end=int(waves[-1]),
            )
        )
    return time.perf_counter() - begun


def measure(areas: int, runs: int = 3) -> dict[str, float]:
    """Time `runs` fresh processes; return the median seconds and the largest peak in MB."""
    with tempfile.TemporaryDirectory() as folder:
        write(areas, Path(folder))
        results = [
            json.loads(
                subprocess.run(
                    [sys.executable, "-m", "benchmarks.speed", folder],
                    check=True,
                    capture_output=True,
                    text=True,
                ).stdout
            )
            for _run in range(runs)
        ]
    seconds = sorted(result["seconds"] for result in results)
    return {
        "areas": areas,
        "seconds": seconds[len(seconds) // 2],
        "megabytes": max(result["megabytes"] for result in results),
    }


if __name__ == "__main__":
    taken = verdicts(Path(sys.argv[1]))
    peak = peak_megabytes()
    print(json.dumps({"seconds": taken, "megabytes": peak}))
