"""Write all that was found on look-alikes into one folder."""

from pathlib import Path

from wijkpeil.report.alike.page import alike_page
from wijkpeil.results.alike import AlikeResults
from wijkpeil.workflow.alike_tables import area_table, pair_table
from wijkpeil.workflow.written import Written, write_results


def publish_alike(results: AlikeResults, folder: Path) -> Written:
    """Write ``alike`` and ``alike-areas`` as CSV and Parquet, and ``alike.html``."""
    return write_results(
        folder,
        page="alike.html",
        draw=lambda: alike_page(results),
        tables={"alike": pair_table(results), "alike-areas": area_table(results)},
    )
