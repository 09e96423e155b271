"""What goes with change, and what was to be expected."""

from functools import cache

from benchmarks import explanation
from benchmarks.explanation import Trial
from benchmarks.process import side_by_side
from benchmarks.table import markdown, means, percent, table
from benchmarks.topic import GEMEENTEN, PC4, SIZES, Asked, Section

COUNTRIES = 40
OTHERS = 20
"""The true expectation is learned from all other countries at once: more take much memory."""
QUIET = 20
PERIODS = ((2012, 2014), (2012, 2016), (2014, 2018), (2016, 2020))
METHODS = {
    "plausible": "ours",
    "smoothed": "regression on smoothed change",
    "raw": "regression on subtracted scores",
}


@cache
def _trials(countries: int) -> list[Trial]:
    """Analyse the countries once for both tables."""
    return side_by_side(explanation.trial, range(1, countries + 1))


def explanation_section(asked: Asked) -> Section:
    """Look for planted drivers, and count what is told where nothing changed."""
    trials = _trials(asked.countries(COUNTRIES))
    found = table(
        explanation.explanation_rows(trials),
        {
            "among": lambda row: row.among,
            "method": lambda row: METHODS[row.method],
            "all signs right": lambda row: f"{row.right * len(trials):.0f} of {len(trials)}",
            "drivers called": lambda row: percent(row.found, 0),
            "95% holds": lambda row: percent(row.covered),
            "false": lambda row: percent(row.false_alone),
            "any false": lambda row: f"{row.false_called * len(trials):.0f} of {len(trials)}",
        },
    )
    quiet = side_by_side(explanation.nothing_changes, range(1, asked.countries(QUIET) + 1))
    called, looked, verdicts = (sum(counts) for counts in zip(*quiet, strict=True))
    nothing = (
        f"In {len(quiet)} countries in which nothing changed but the noise, {called} of {looked} "
        f"looks were called, and {verdicts} areas did “better” or “worse” than expected."
    )
    title = f"What goes with change, {len(trials)} made-up countries"
    return title, f"{found}\n\n{nothing}"


def expectation_section(asked: Asked) -> Section:
    """Compare better and worse than expected with the truth."""
    trials = _trials(asked.countries(COUNTRIES))[:OTHERS]
    mean = means(explanation.expectation_rows(trials))
    return f"Better or worse than expected, {len(trials)} made-up countries", markdown(
        ["80% holds", "95% holds", "better or worse, a country", "wrong direction"],
        [
            [
                percent(mean["covered80"]),
                percent(mean["covered95"]),
                f"{mean['verdicts']:.0f}",
                percent(mean["wrong"]),
            ]
        ],
    )


def held_out_section(asked: Asked) -> Section:
    """Expect the scores of gemeenten that were left out of the real postcode file."""
    asked.real_files(PC4, SIZES, GEMEENTEN)
    return "Expected in gemeenten that were left out, on the real postcode file", table(
        explanation.held_out_pc4(asked.real, PERIODS),
        {
            "period": lambda row: f"{row[0]} to {row[1]}",
            "80% holds": lambda row: percent(row[2] / 1000),
            "95% holds": lambda row: percent(row[3] / 1000),
        },
    )
