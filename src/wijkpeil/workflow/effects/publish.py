"""Write what helped into one folder, and sum it up for machines."""

import math
from dataclasses import asdict
from pathlib import Path

import pandas as pd

from wijkpeil import __version__
from wijkpeil.effects.verdict.words import headline
from wijkpeil.report.effects.page import effects_page
from wijkpeil.report.effects.words import livability
from wijkpeil.results.effects import EffectResults, InterventionEffect, ShockEffect
from wijkpeil.workflow.output import to_json
from wijkpeil.workflow.written import Written, write_results

PAGE = "effects.html"


def publish_effects(results: EffectResults, folder: Path) -> Written:
    """Write ``effects.csv``, ``effects-by-wave.csv``, ``effects.json`` and ``effects.html``."""
    return write_results(
        folder,
        page=PAGE,
        draw=lambda: effects_page(results),
        tables={"effects": effect_table(results), "effects-by-wave": wave_table(results)},
        texts={"effects.json": to_json(effects_summary(results))},
    )


def effect_table(results: EffectResults) -> pd.DataFrame:
    """One row per intervention and outcome; one without figures where nothing can be told.

    Returns
    -------
    DataFrame
        Index: ``intervention``. Columns: ``name``, ``outcome``, ``intended``, ``effect``, ``low``,
        ``high``, ``p``, ``p_counted``, ``claim``, ``level`` (both of the total), ``treated``,
        ``controls``, ``detectable``, ``refused``.
    """
    rows = [row for each in results.interventions for row in _rows(each)]
    columns = [
        "intervention", "name", "outcome", "intended", "effect", "low", "high", "p", "p_counted",
        "claim", "level", "treated", "controls", "detectable", "refused",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns).set_index("intervention")


def wave_table(results: EffectResults) -> pd.DataFrame:
    """One row per intervention and wave.

    Returns
    -------
    DataFrame
        Index: ``intervention``. Columns: ``year``, ``treated``, ``controls`` (mean scores),
        ``effect``, ``low``, ``high``.
    """
    rows = [
        {"intervention": each.intervention.id, **asdict(wave)}
        for each in results.interventions
        if each.answer is not None
        for wave in each.answer.waves
    ]
    columns = ["intervention", "year", "treated", "controls", "effect", "low", "high"]
    return pd.DataFrame(rows, columns=columns).set_index("intervention")


def effects_summary(results: EffectResults) -> dict[str, object]:
    """Sum up for machines; the same for the same inputs."""
    return {
        "wijkpeil": __version__,
        "title": results.title,
        "made_up": results.made_up,
        "relevant": results.relevant,
        "interventions": [intervention_summary(each) for each in results.interventions],
        "overlaps": [asdict(each) for each in results.overlaps],
        "shocks": [shock_summary(each) for each in results.shocks],
        "disagreements": [each.sentence() for each in results.disagreements],
        "notes": list(results.notes),
        "provenance": [asdict(one) for one in results.provenance],
    }


def intervention_summary(found: InterventionEffect) -> dict[str, object]:
    """Give one intervention as plain lists and dictionaries."""
    it, answer = found.intervention, found.answer
    about: dict[str, object] = {"id": it.id, "name": it.name, "kind": it.kind}
    if answer is None:
        return about | {"refused": found.refused, "remarks": list(found.remarks)}
    verdict = answer.verdict
    return about | {
        "headline": headline(verdict, answer.forms, name=it.name, outcome=livability()),
        "claim": verdict.claim,
        "level": verdict.level,
        "bound": _known(verdict.bound),
        "maryland": verdict.maryland,
        "treated": answer.treated,
        "controls": answer.controls,
        "detectable": _known(answer.detectable),
        "forms": {name: _known(value) for name, value in asdict(answer.forms).items()},
        "since": [_plain(asdict(each)) for each in answer.since],
        "looks": [_plain(asdict(each)) for each in answer.looks],
        "steps": [
            {"point": step.point, "grade": step.grade, "cap": step.cap, "level": step.level}
            for step in verdict.steps
        ],
        "findings": [
            {"point": each.point, "grade": each.grade, "said": each.sentence}
            for each in answer.findings
        ],
        "notes": list(answer.notes),
        "remarks": list(found.remarks),
    }


def shock_summary(shock: ShockEffect) -> dict[str, object]:
    """Give a bundle of shocks as plain lists and dictionaries."""
    return {
        "names": list(shock.names),
        "gap": list(shock.gap),
        "exposure": shock.exposure,
        "refused": shock.refused,
        "identifies": list(shock.identifies),
        "found": list(shock.found),
        "waves": [_plain(asdict(each)) for each in shock.waves],
    }


def _rows(found: InterventionEffect) -> list[dict[str, object]]:
    it, answer = found.intervention, found.answer
    if answer is None:
        return [{"intervention": it.id, "name": it.name, "refused": found.refused}]
    return [
        {
            "intervention": it.id,
            "name": it.name,
            "outcome": look.outcome,
            "intended": look.intended,
            "effect": look.effect,
            "low": look.low,
            "high": look.high,
            "p": look.p,
            "p_counted": look.counted,
            "claim": answer.verdict.claim if place == 0 else "",
            "level": answer.verdict.level if place == 0 else "",
            "treated": answer.treated,
            "controls": answer.controls,
            "detectable": answer.detectable,
            "refused": "",
        }
        for place, look in enumerate(answer.looks)
    ]


def _plain(values: dict[str, object]) -> dict[str, object]:
    return {
        name: _known(value) if isinstance(value, float) else value for name, value in values.items()
    }


def _known(value: float) -> float | None:
    """JSON knows no infinity."""
    return float(value) if math.isfinite(value) else None
