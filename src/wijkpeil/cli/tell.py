"""Sum up results on the terminal, in sentences or as JSON."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijkpeil.language import gettext as _
from wijkpeil.language import number, percentage

if TYPE_CHECKING:
    from wijkpeil.results.trajectories import TrajectoryResults
    from wijkpeil.workflow.publish import Written


def tell(results: "TrajectoryResults", written: "Written", *, as_json: bool) -> None:
    """Print a summary to standard output.

    Parameters
    ----------
    results : TrajectoryResults
    written : Written
        What was written, and where.
    as_json : bool
        Whether machines read it.
    """
    from wijkpeil.workflow.output import summary, to_json

    if as_json:
        files = {name: str(path) for name, path in written.files.items()}
        click.echo(to_json(summary(results) | {"files": files}), nl=False)
        return
    for paragraph in _sentences(results):
        click.echo(click.wrap_text(paragraph, width=88))
        click.echo()
    for note in written.notes:
        click.echo(click.wrap_text(note, width=88))
    click.secho(_("Written to {folder}:").format(folder=written.folder), bold=True)
    for path in written.files.values():
        click.echo(f"  {path.name}")
    if (written.folder / "panel").is_dir():
        click.echo("  panel/")
    if "report" in written.files:
        click.echo(_("Open {file} in a browser.").format(file=_place(written.files["report"])))


def _place(path: Path) -> str:
    return str(path)


def _sentences(results: "TrajectoryResults") -> list[str]:
    from wijkpeil.report.trajectories.phrases import compared
    from wijkpeil.workflow.output import counts, expected_wrong

    tally = counts(results, vulnerable=True)
    change = results.relative
    total = sum(tally.values())
    lines = [results.title + "\n" + "=" * len(results.title)]
    if results.made_up:
        lines.append(_("Made-up example: these places don't exist."))
    lines.append(
        _(
            "Of {total} vulnerable areas, {rising} rose and {falling} fell between {start} and "
            "{end}, {compared}; {stable} stayed about the same; of {unclear} we "
            "can't tell."
        ).format(
            total=number(total),
            start=change.start,
            end=change.end,
            compared=compared(change.reference),
            **{name: number(count) for name, count in tally.items()},
        )
    )
    lines.append(
        _(
            "How sure: of these risers and fallers, {share} is expected to have the wrong "
            "direction (over all areas in the file at most {cap} is allowed)."
        ).format(share=percentage(expected_wrong(results), digits=1), cap=percentage(results.cap))
    )
    lines += [f"– {note}" for note in results.notes]
    return lines
