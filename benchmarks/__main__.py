"""Print every figure on speed, memory and accuracy: ``python -m benchmarks``.

With ``--pc4 FILE --sizes FILE`` the next-wave test runs on the real postcode file; without, it
looks for that file in ``../shared/data``, and leaves the test out where it isn't. ``--write FILE``
puts the tables between the marks ``<!-- bench:begin -->`` and ``<!-- bench:end -->``.
"""

import argparse
import platform
from dataclasses import fields
from pathlib import Path

import numpy as np

from benchmarks import next_wave, peers, sequences, speed, truth
from benchmarks.table import markdown

SHARED = Path(__file__).parents[2] / "shared" / "data"
PC4 = SHARED / "leefbaarometer" / "Leefbaarometer-scores PC4 2002-2020.csv"
SIZES = SHARED / "cbs" / "CBS_PC4.csv"
BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"


def percent(share: float) -> str:
    """Write a share as a percentage with one decimal."""
    return f"{100 * share:.1f} %"


def truth_table(seeds: int) -> str:
    """Compare with simulated truth."""
    head = [
        "made-up data",
        "areas called",
        "wrong sign",
        "promised",
        "below the minimum",
        "raw rule: wrong sign",
        "80 % holds",
        "95 % holds",
        "95 % bands hold",
        "movers found",
        "raw rule at the same error",
    ]
    names = {"country": "country with planted changes", "plain": "nothing planted"}
    rows = []
    for name, found in truth.rows(seeds).items():
        mean = {
            field.name: float(np.mean([getattr(row, field.name) for row in found]))
            for field in fields(truth.TruthRow)
        }
        rows.append(
            [
                f"{names[name]} (mean of {len(found)} seeds)",
                f"{mean['verdicts']:.0f}",
                *(
                    percent(mean[key])
                    for key in (
                        "wrong",
                        "promised",
                        "short",
                        "raw_wrong",
                        "covered80",
                        "covered95",
                        "band95",
                        "found",
                        "raw_found",
                    )
                ),
            ]
        )
    return markdown(head, rows)


def next_wave_table(pc4: Path, sizes: Path) -> str:
    """Compare predictions with the waves that came."""
    head = [
        "wave",
        "relative to",
        "80 % holds",
        "95 % holds",
        "eighths, 80 %",
        "eighths, 95 %",
        "error / persistence",
        "error / own mean",
        "error / own line",
        "hindsight / persistence",
        "log score",
        "above Gaussian",
    ]
    return markdown(
        head,
        [
            [
                row.wave,
                row.relative_to,
                percent(row.covered80),
                percent(row.covered95),
                f"{100 * min(row.eighths80):.0f}–{100 * max(row.eighths80):.0f}",
                f"{100 * min(row.eighths95):.0f}–{100 * max(row.eighths95):.0f}",
                f"{row.error:.3f}",
                f"{row.error_mean:.3f}",
                f"{row.error_line:.3f}",
                f"{row.error_hindsight:.3f}",
                f"{row.log_score:.3f}",
                f"{row.log_score - row.log_score_gaussian:+.3f}",
            ]
            for row in next_wave.rows(pc4, sizes)
        ],
    )


def speed_table() -> str:
    """Time the way from Parquet to verdicts."""
    found = [speed.measure(areas) for areas in (14_000, 50_000, 250_000)]
    return markdown(
        ["areas x 9 waves x 6 scores", "seconds", "peak MB", "microseconds per area"],
        [
            [
                f"{row['areas']:,.0f}",
                f"{row['seconds']:.2f}",
                f"{row['megabytes']:.0f}",
                f"{1e6 * row['seconds'] / row['areas']:.0f}",
            ]
            for row in found
        ],
    )


def sequence_table() -> str:
    """Time the sequence typology."""
    return markdown(
        ["what", "seconds", "MB", "peer"],
        [
            [row.name, f"{row.seconds:.2f}", f"{row.megabytes:.0f}", row.peer]
            for row in sequences.rows()
        ],
    )


def peer_table() -> str:
    """Compare with a peer in the same run; empty where none is installed."""
    found = peers.rows()
    if not found:
        return "No peer is installed (pip install giddy), so none was timed."
    return markdown(
        ["what", "seconds", "giddy", "ratio"],
        [[what, f"{ours:.4f}", f"{peer:.4f}", f"{ours / peer:.4f}"] for what, ours, peer in found],
    )


def main() -> None:
    """Run all benchmarks."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pc4", type=Path, default=PC4)
    parser.add_argument("--sizes", type=Path, default=SIZES)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    parts = [
        f"Python {platform.python_version()}, {platform.machine()}.",
        "### From Parquet to verdicts",
        speed_table(),
        "### Sequences of classes",
        sequence_table(),
        "### A peer in the same run",
        peer_table(),
        "### Against simulated truth, 2012 to 2016",
        truth_table(asked.seeds),
    ]
    if asked.pc4.is_file() and asked.sizes.is_file():
        parts += [
            "### The next wave, on the real postcode file",
            next_wave_table(asked.pc4, asked.sizes),
        ]
    else:
        parts.append("The next-wave test was left out: the real postcode file is not there.")
    text = "\n\n".join(parts)
    print(text)
    if asked.write:
        page = asked.write.read_text(encoding="utf-8")
        before, rest = page.split(BEGIN)
        after = rest.split(END)[1]
        asked.write.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
