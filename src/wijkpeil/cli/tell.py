"""Sum up results on the terminal, in sentences or as JSON."""

from typing import TYPE_CHECKING

from wijkpeil.cli.written_files import tell_files, tell_lines, tell_machines
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number, percentage

if TYPE_CHECKING:
    from wijkpeil.results.trajectories import TrajectoryResults
    from wijkpeil.workflow.written import Written


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
    from wijkpeil.workflow.output import summary

    if as_json:
        tell_machines(summary(results), written)
        return
    tell_lines(_sentences(results))
    tell_files(written, panel=True)


def _sentences(results: "TrajectoryResults") -> list[str]:
    from wijkpeil.report.trajectories.phrases import asked_areas, compared
    from wijkpeil.workflow.output import counts, expected_wrong

    tally = counts(results, vulnerable=True)
    change = results.relative
    total = sum(tally.values())
    lines = [results.title + "\n" + "=" * len(results.title)]
    if results.made_up:
        lines.append(_("Made-up example: these places don't exist."))
    lines.append(
        ngettext(
            "There is {total} {areas}: {rising} rose and {falling} fell between {start} and "
            "{end}, {compared}; {stable} stayed about the same; of {unclear} we can't tell.",
            "Of {total} {areas}, {rising} rose and {falling} fell between {start} and {end}, "
            "{compared}; {stable} stayed about the same; of {unclear} we can't tell.",
            total,
        ).format(
            total=number(total),
            areas=asked_areas(results, total),
            start=change.start,
            end=change.end,
            compared=compared(change.reference),
            **{name: number(count) for name, count in tally.items()},
        )
    )
    if tally["rising"] + tally["falling"]:
        lines.append(
            _(
                "How sure: of these risers and fallers, {share} is expected to have the wrong "
                "direction (over all areas in the file at most {cap} is allowed)."
            ).format(
                share=percentage(expected_wrong(results), digits=1), cap=percentage(results.cap)
            )
        )
    lines += [f"– {note}" for note in results.notes]
    return lines
