"""Write clusters of rise and fall into one folder."""

from pathlib import Path

import numpy as np
import pandas as pd

from wijkpeil import __version__
from wijkpeil.report.spatial.page import clusters_page
from wijkpeil.results.spatial import CLUSTER_KINDS, SpatialResults
from wijkpeil.trajectories.spatial.surroundings import COMPANIES
from wijkpeil.workflow.written import Written, write_results


def cluster_table(results: SpatialResults) -> pd.DataFrame:
    """One row an area: its cluster, and its change beside that of its surroundings.

    Returns
    -------
    DataFrame
        Index: ``code``. See ``docs/reference/tables.md`` for the columns.
    """
    local, amid = results.local, results.amid
    frame = results.areas[["name", "gemeente", "gemeente_name", "vulnerable"]].copy()
    frame["start"], frame["end"] = results.change.start, results.change.end
    frame["verdict"] = results.verdict
    frame["change"] = results.change.estimate
    frame["neighbours"] = results.neighbours
    for name, part in (("around", amid.around), ("gap", amid.gap)):
        frame[name] = part.estimate
        frame[f"{name}_lower95"], frame[f"{name}_upper95"] = part.interval(0.95)
    frame["surroundings"] = amid.company
    frame["cluster_kind"] = results.kind
    frame["cluster"] = results.patch
    frame["local_moran"], frame["score"] = local.statistic, local.score
    frame["p"], frame["shuffles"] = local.p, local.draws
    frame["stays_on_its_side"] = results.certainty.same_quadrant
    frame["stays_in_cluster"] = results.certainty.same_call
    frame.index.name = "code"
    return frame


def cluster_summary(results: SpatialResults) -> dict[str, object]:
    """Sum up the clusters for machines; the same for the same inputs."""
    local, overall = results.local, results.overall
    kinds, patch = results.kind, results.patch
    return {
        "wijkpeil": __version__,
        "made_up": results.made_up,
        "level": results.level,
        "edition": results.edition,
        "period": [results.change.start, results.change.end],
        "relative_to": results.change.reference,
        "areas": len(results.areas),
        "islands": local.islands,
        "without_change": local.unknown,
        "moran": {
            "statistic": overall.statistic,
            "expected": overall.expected,
            "variance": overall.variance,
            "z": overall.z,
            "p": overall.p,
        },
        "false_discovery_rate": local.rate,
        "threshold": local.threshold,
        "borderline": local.borderline,
        "most_shuffles": int(local.draws.max(initial=0)),
        "clusters": {
            kind: {
                "areas": int((kinds == kind).sum()),
                "groups": int(np.unique(patch[kinds == kind]).size),
            }
            for kind in CLUSTER_KINDS.values()
        },
        "surroundings": {
            verdict: {
                company: int(
                    ((results.amid.company == company) & (results.verdict == verdict)).sum()
                )
                for company in COMPANIES
            }
            for verdict in ("rising", "falling")
        },
        "notes": list(results.notes),
    }


def publish_clusters(results: SpatialResults, folder: Path) -> Written:
    """Write ``clusters`` as CSV and Parquet, and ``clusters.html``."""
    return write_results(
        folder,
        page="clusters.html",
        draw=lambda: clusters_page(results),
        tables={"clusters": cluster_table(results)},
    )
