"""Agreement between coders: speed, and whether intervals keep their promise."""

from benchmarks import agreement
from benchmarks.table import percent, table
from benchmarks.topic import Asked, Section


def speed_section(_asked: Asked) -> Section:
    """Time 200 documents with 50 codings by each of three coders."""
    return "Agreement between coders: speed", table(
        agreement.speed_rows(),
        {
            "compared": lambda row: row.unit,
            "documents": lambda row: row.documents,
            "codings": lambda row: f"{row.codings:,}",
            "draws": lambda row: f"{row.draws:,}",
            "seconds": lambda row: f"{row.seconds:.1f}",
        },
    )


def coverage_section(_asked: Asked) -> Section:
    """Simulate studies with a known alpha."""
    return "Agreement between coders: intervals", table(
        agreement.coverage_rows(),
        {
            "what is independent": lambda row: f"{row.groups} {row.design}",
            "the code occurs in": lambda row: percent(row.prevalence, digits=0),
            "true alpha": lambda row: row.alpha,
            "the 95% interval held it": lambda row: percent(row.held),
            "lay above it": lambda row: percent(row.too_high),
            "lay below it": lambda row: percent(row.too_low),
            "width, median": lambda row: f"{row.width:.2f}",
            "plain bootstrap held it": lambda row: percent(row.plain),
        },
    )
