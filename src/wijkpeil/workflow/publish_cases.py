"""Write suggested cases: the list, the figures behind it, and the page."""

from dataclasses import replace
from pathlib import Path

import pandas as pd

from wijkpeil.cases.options import Option
from wijkpeil.cases.parts import part_of
from wijkpeil.cases.runners_up import RunnerUp
from wijkpeil.errors import StudyError
from wijkpeil.language import gettext as _
from wijkpeil.language import speaking
from wijkpeil.report.cases.facts import facts
from wijkpeil.report.cases.page import cases_page, stability_page
from wijkpeil.report.cases.why import short_why
from wijkpeil.results.cases import StabilityResults, SuggestedCases
from wijkpeil.study.cases import FILE as CASES
from wijkpeil.study.cases import write_cases
from wijkpeil.study.model import Case
from wijkpeil.study.table import FILE as SETTINGS
from wijkpeil.workflow.written import Written, write_results


def publish_cases(results: SuggestedCases, folder: Path) -> Written:
    """Write ``cases.csv``, ``suggestions.csv``, ``suggestions.parquet`` and ``cases.html``.

    Raises
    ------
    StudyError
        If the folder is a study: its own ``cases.csv`` is not overwritten by the way.
    """
    if (folder / SETTINGS).exists():
        raise StudyError(
            _(
                "The folder “{folder}” is a study, and its cases.csv would be overwritten. Give "
                "another folder, or use --write."
            ).format(folder=folder)
        )
    written = write_results(
        folder,
        page="cases.html",
        draw=lambda: cases_page(results),
        tables={"suggestions": suggestion_table(results)},
    )
    write_cases(folder, suggested(results))
    return replace(written, files={"cases": folder / CASES, **written.files})


def publish_stability(results: StabilityResults, folder: Path) -> Written:
    """Write ``stability.csv``, ``stability.parquet`` and ``stability.html``."""
    return write_results(
        folder,
        page="stability.html",
        draw=lambda: stability_page(results),
        tables={"stability": stability_table(results)},
    )


def suggested(results: SuggestedCases) -> tuple[Case, ...]:
    """List the suggested areas as cases of a study, in order of city and name."""
    known = facts(results.selection.candidates)
    with speaking(results.about.language):
        cases = [
            Case(
                code=code,
                name=known[code].name,
                city=city,
                why=short_why(results, option, code, known),
            )
            for option in results.selection.choice.options
            for code, city in zip(option.codes, option.cities, strict=True)
        ]
    return tuple(sorted(cases, key=lambda case: (case.city, case.name, case.code)))


def suggestion_table(results: SuggestedCases) -> pd.DataFrame:
    """One row a suggested area, with the figures behind the suggestion.

    Returns
    -------
    DataFrame
        Index: ``code``, in order of city, name and code.
    """
    selection = results.selection
    known = facts(selection.candidates)
    runners = {runner.without: runner for runner in selection.runners_up}
    tried = [one for one in results.variants if one.kind != "other_file"]
    rows = []
    for option in selection.choice.options:
        for code, role in zip(option.codes, option.roles, strict=True):
            row = known[code]
            rows.append(
                {
                    "code": code,
                    "name": row.name,
                    "city": row.city,
                    "role": part_of(option, role, verdict=row.verdict),
                    "verdict": row.verdict,
                    "change": row.estimate,
                    "change_lower95": row.low95,
                    "change_upper95": row.high95,
                    "p_rise_beyond_minimum": row.rise_beyond,
                    "p_fall_beyond_minimum": row.fall_beyond,
                    "false_sign_rate": row.lfsr,
                    "level_at_start": row.level,
                    "size": row.size,
                    "chosen_with": " ".join(one for one in option.codes if one != code),
                    "p_as_chosen": option.sure,
                    "apart": option.distance,
                    "runner_up": _runner_up(runners.get(option)),
                    "loss": runners[option].loss if option in runners else float("nan"),
                    "kept_under": sum(_kept(option, one.codes) for one in tried),
                    "other_rules": len(tried),
                }
            )
    columns = [*rows[0]] if rows else ["code", "name", "city"]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(["city", "name", "code"], kind="stable").set_index("code")


def stability_table(results: StabilityResults) -> pd.DataFrame:
    """One row a case: its verdict, how firm it is, and what each rule and period says."""
    frame = results.cases[["name", "city", "verdict", "sure"]].copy()
    frame["firmness"] = [one.firmness for one in results.found]
    for name in ("rules", "periods"):
        support = [getattr(one, name) for one in results.found]
        frame[f"{name}_same"] = [one.same for one in support]
        frame[f"{name}_against"] = [one.against for one in support]
        frame[f"{name}_asked"] = [one.asked for one in support]
    table = pd.concat([frame, results.rules, results.periods], axis=1)
    table.index.name = "code"
    return table


def _kept(option: Option, codes: tuple[str, ...]) -> bool:
    return set(option.codes) <= set(codes)


def _runner_up(runner: RunnerUp | None) -> str:
    return "" if runner is None else " ".join(code for o in runner.instead for code in o.codes)
