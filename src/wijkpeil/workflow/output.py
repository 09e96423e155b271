"""Write what was found: tables for machines, a page for people, and a machine-readable summary."""

import json
import os
from contextlib import closing
from dataclasses import asdict, fields
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from wijkpeil import __version__
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.trajectories.change import VERDICTS, Change


def trajectory_table(results: TrajectoryResults) -> pd.DataFrame:
    """One row an area: change, interval, probabilities, verdict, and what each rule says.

    Returns
    -------
    DataFrame
        Index: ``code``. See ``docs/reference/tables.md`` for the columns.
    """
    areas, relative, absolute = results.areas, results.relative, results.absolute
    frame = areas[["name", "gemeente", "gemeente_name", "size", "vulnerable"]].copy()
    frame["start"], frame["end"] = relative.start, relative.end
    frame["relative_to"] = relative.reference
    _add_change(frame, relative, "change")
    frame["p_rise"], frame["p_fall"] = relative.rise, relative.fall
    frame["p_rise_beyond_minimum"] = relative.rise_beyond
    frame["p_fall_beyond_minimum"] = relative.fall_beyond
    frame["p_within_minimum"] = relative.within
    frame["false_sign_rate"] = relative.false_sign_rate
    frame["verdict"] = results.verdict
    _add_change(frame, absolute, "change_absolute")
    frame["verdict_absolute"] = results.verdict_absolute
    if results.split.parts is not None:
        for dimension in results.split.parts.columns:
            frame[f"split_{dimension}"] = results.split.parts[dimension].to_numpy()
    for rule in results.rules.columns:
        frame[f"rule_{rule}"] = results.rules[rule].to_numpy()
    frame["rules_agree"] = results.agree
    frame["rules_applied"] = results.rules.notna().sum(axis=1).to_numpy()
    frame.index.name = "code"
    return frame


def _add_change(frame: pd.DataFrame, change: Change, name: str) -> None:
    frame[name] = change.estimate
    for coverage in (80, 95):
        low, high = change.interval(coverage / 100)
        frame[f"{name}_lower{coverage}"], frame[f"{name}_upper{coverage}"] = low, high


def write_table(frame: pd.DataFrame, folder: Path, name: str) -> tuple[Path, Path]:
    """Write a table as CSV and as Parquet.

    Returns
    -------
    csv, parquet : Path
    """
    folder.mkdir(parents=True, exist_ok=True)
    flat = frame.reset_index()
    csv, parquet = folder / f"{name}.csv", folder / f"{name}.parquet"
    text = flat.to_csv(index=False, float_format="%.10g", lineterminator="\n")
    write_whole(csv, text.encode("utf-8"))
    part = parquet.with_name(f".{parquet.name}.part")
    with closing(duckdb.connect()) as connection:
        connection.register("flat", flat)
        target = str(part).replace("'", "''")
        connection.execute(f"COPY flat TO '{target}' (FORMAT parquet)")
    part.replace(parquet)
    return csv, parquet


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is never seen half-written, not even after a power cut."""
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)


def counts(results: TrajectoryResults, *, vulnerable: bool) -> dict[str, int]:
    """Count the verdicts, among the vulnerable areas or among all."""
    kept = results.areas["vulnerable"].to_numpy() if vulnerable else slice(None)
    tally = pd.Series(results.verdict[kept]).value_counts()
    return {verdict: int(tally.get(verdict, 0)) for verdict in VERDICTS}


def expected_wrong(results: TrajectoryResults) -> float:
    """Give the expected share of wrong directions among the vulnerable risers and fallers."""
    called = np.isin(results.verdict, ("rising", "falling"))
    called &= results.areas["vulnerable"].to_numpy()
    return float(results.relative.false_sign_rate[called].mean()) if called.any() else 0.0


def expected_wrong_stable(results: TrajectoryResults) -> float:
    """Give the expected share of the stable vulnerable areas that changed by more than counts."""
    stable = (results.verdict == "stable") & results.areas["vulnerable"].to_numpy()
    return float(1.0 - results.relative.within[stable].mean()) if stable.any() else 0.0


def summary(results: TrajectoryResults) -> dict[str, object]:
    """Sum up the results for machines; the same for the same inputs."""
    change = results.relative
    return {
        "wijkpeil": __version__,
        "title": results.title,
        "question": results.question,
        "language": results.language,
        "made_up": results.made_up,
        "level": results.level,
        "edition": results.edition,
        "period": [change.start, change.end],
        "relative_to": change.reference,
        "minimum_change": change.minimum,
        "cap_on_wrong_verdicts": results.cap,
        "expected_wrong_signs": {
            "vulnerable": expected_wrong(results),
            "all": results.wrong_signs,
        },
        "expected_wrong_stable": {
            "vulnerable": expected_wrong_stable(results),
            "all": results.wrong_stable,
        },
        "vulnerable_rule": results.vulnerable_rule,
        "verdicts": {
            "vulnerable": counts(results, vulnerable=True),
            "all": counts(results, vulnerable=False),
        },
        "nation": {
            str(wave): float(level)
            for wave, level in zip(results.trajectory.waves, results.trajectory.nation, strict=True)
        },
        "settings": asdict(results.settings),
        "further": [
            part.name
            for part in fields(results.further)
            if part.name != "notes" and getattr(results.further, part.name) is not None
        ],
        "notes": list(results.notes),
        "rule_notes": list(results.rule_notes),
        "provenance": [asdict(one) for one in results.provenance],
    }


def to_json(content: dict[str, object]) -> str:
    """Write JSON in a fixed order, readable by people too."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
