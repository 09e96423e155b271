"""Comparing cases: how fast all models are found."""

from benchmarks import qca, reanalyses
from benchmarks.table import percent, table
from benchmarks.topic import Asked, Section


def qca_section(_asked: Asked) -> Section:
    """Time all minimal models with their fit, on random tables."""
    return "Comparing cases (QCA)", table(
        qca.rows(),
        {
            "what": lambda row: row.what,
            "conditions": lambda row: row.conditions,
            "cases": lambda row: row.cases,
            "seconds": lambda row: f"{row.seconds:.3f}",
            "prime implicants": lambda row: f"{row.implicants:,}" if row.implicants else "",
            "models": lambda row: f"{row.models:,}" if row.models else "",
            "R's package, seconds": lambda row: row.r,
        },
    )


def again_section(_asked: Asked) -> Section:
    """Time thousands of analyses of one study with something changed."""
    noise = reanalyses.noise_rows()
    told = (
        f"Of {noise.studies} studies of pure noise, {percent(noise.fitting)} got a share of 5% or "
        "less in the noise check."
    )
    timed = table(
        reanalyses.rows(),
        {
            "an 11 x 6 study again, with": lambda row: row.what,
            "analyses": lambda row: f"{row.analyses:,}",
            "different ones": lambda row: f"{row.solved:,}",
            "seconds": lambda row: f"{row.seconds:.1f}",
        },
    )
    return "Comparing cases again and again", f"{timed}\n\n{told}"
