"""Areas beside others: look-alikes, clusters, and other borders."""

import numpy as np

from benchmarks import alike, borders, spatial
from benchmarks.process import apart
from benchmarks.table import means, percent, table
from benchmarks.topic import Asked, Section


def alike_section(asked: Asked) -> Section:
    """Time the search of look-alikes, and compare with simulated truth."""
    speed = table(
        [alike.measure(areas) for areas in (3_000, 14_000)],
        {
            "areas": lambda row: f"{row['areas']:,}",
            "seconds": lambda row: f"{row['seconds']:.1f}",
            "peak MB": lambda row: f"{row['megabytes']:.0f}",
        },
    )
    mean = means(alike.rows(asked.countries(3)))
    held = {
        "difference with look-alikes, all waves": "difference",
        "mean of the look-alikes": "mean",
        "change against look-alikes": "change",
    }
    bands = table(
        list(held.items()),
        {
            "bands of the": lambda row: row[0],
            "80% holds": lambda row: percent(mean[f"{row[1]}80"]),
            "95% holds": lambda row: percent(mean[f"{row[1]}95"]),
        },
    )
    verdicts = (
        f"Of the areas {percent(mean['good'], 0)} have good look-alikes; {mean['verdicts']:.0f} a "
        f"country are called better or worse, of which {percent(mean['wrong'])} with the wrong "
        f"direction ({percent(mean['promised'])} promised)."
    )
    return "Look-alikes", f"{speed}\n\n{bands}\n\n{verdicts}"


def cluster_section(_asked: Asked) -> Section:
    """Time the search of clusters, and count what is called by chance."""
    speed = table(
        spatial.speed_rows(),
        {
            "map": lambda row: row.field,
            "cells": lambda row: f"{row.cells:,}",
            "neighbours": lambda row: f"{row.neighbours:.1f}",
            "seconds": lambda row: f"{row.seconds:.1f}",
            "MB more": lambda row: f"{row.megabytes:.0f}",
            "called": lambda row: f"{row.called:,}",
        },
    )
    errors = table(
        spatial.error_rows(),
        {
            "20 maps of": lambda row: row.field,
            "called a map": lambda row: f"{row.called:.1f}",
            "false": lambda row: percent(row.false),
            "maps with any false": lambda row: percent(row.any_false, 0),
            "of planted cells found": lambda row: percent(row.found),
            "with 999 shuffles": lambda row: percent(row.found_999),
        },
    )
    return "Clusters", f"{speed}\n\n{errors}"


def border_section(asked: Asked) -> Section:
    """Compare ways to carry figures to other borders, and time the best one."""
    errors = table(
        borders.truth(asked.countries(5)),
        {
            "how": lambda row: row.method,
            "changed areas with a figure": lambda row: f"{row.areas:.0f}",
            "inhabitants": lambda row: percent(row.people),
            "share of rented homes": lambda row: f"{row.rented:.1f} points",
        },
    )
    took = apart(borders.speed)
    speed = (
        f"Reading two lists of addresses ({took.addresses / 1e6:.1f} million together) and "
        f"following them: {took.seconds:.0f} s, {np.ceil(took.megabytes / 100) / 10:.1f} GB."
    )
    return "Other borders", f"{errors}\n\n{speed}"
