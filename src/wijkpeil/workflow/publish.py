"""Write all results of the trajectories into one folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wijkpeil.errors import MissingExtra
from wijkpeil.report import trajectory_page
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.workflow.output import summary, to_json, trajectory_table, write_table, write_whole


@dataclass(frozen=True, slots=True)
class Written:
    """What was written.

    Attributes
    ----------
    folder : Path
    files : mapping of str to Path
        ``csv``, ``parquet``, ``json`` and ``report``.
    notes : tuple of str
        What could not be written, and what to do.
    """

    folder: Path
    files: Mapping[str, Path]
    notes: tuple[str, ...] = ()


def publish(results: TrajectoryResults, folder: Path) -> Written:
    """Write ``trajectories.csv``, ``trajectories.parquet``, ``results.json`` and ``report.html``.

    The page is made first, so that a fault in it leaves everything as it was. Without the extra
    part "report" the tables are all there is, and a note says so.
    """
    report = folder / "report.html"
    notes: tuple[str, ...] = ()
    page = None
    try:
        page = trajectory_page(results)
    except MissingExtra as error:
        notes = (str(error),)
    csv, parquet = write_table(trajectory_table(results), folder, "trajectories")
    files = {"csv": csv, "parquet": parquet, "json": folder / "results.json"}
    write_whole(files["json"], to_json(summary(results)).encode("utf-8"))
    if page is None:
        report.unlink(missing_ok=True)  # a page of an earlier run would tell of other figures
        return Written(folder, files, notes)
    files["report"] = report
    write_whole(report, page.encode("utf-8"))
    return Written(folder, files)
