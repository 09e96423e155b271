"""What must be right before cases can be compared, each fault as a sentence."""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext
from wijkpeil.qca.columns import Column
from wijkpeil.qca.expression import check_name

_SIGNS = re.compile(r"[*+~,\[\]{}]")


def check_names(chosen: Sequence[str], available: tuple[str, ...], *, outcome: str) -> None:
    """Refuse conditions that are not there, twice there, unreadable, or the outcome itself."""
    if not chosen:
        raise QcaError(_("There are no conditions to compare on."))
    for name in chosen:
        check_name(name, available, written=name)
        if _SIGNS.search(name):
            raise QcaError(
                _(
                    "The name “{name}” holds a sign that expressions use (* + ~ , or a bracket). "
                    "Give the column another name."
                ).format(name=name)
            )
        if name == outcome:
            raise QcaError(
                _("{name} is both outcome and condition. Leave it out of one.").format(name=name)
            )
    twice = [name for name in dict.fromkeys(chosen) if list(chosen).count(name) > 1]
    if twice:
        raise QcaError(_("A condition is asked for twice: {names}.").format(names=", ".join(twice)))


def check_cases(cases: pd.Index) -> None:
    """Refuse cases without a name, or that share one."""
    if not len(cases):
        raise QcaError(_("There are no cases."))
    bare = [at for at, case in enumerate(cases, start=1) if pd.isna(case) or not str(case).strip()]
    if bare:
        raise QcaError(
            ngettext(
                "Case {places} has no name. Give every case a name of its own.",
                "Cases {places} have no name. Give every case a name of its own.",
                len(bare),
            ).format(places=", ".join(map(str, bare)))
        )
    names = pd.Index([str(case) for case in cases])
    twice = names[names.duplicated()].unique().tolist()
    if twice:
        raise QcaError(
            _("Cases must have different names; these occur more than once: {names}.").format(
                names=", ".join(twice)
            )
        )


def check_conditions(columns: Sequence[Column], cases: Sequence[str]) -> None:
    """Refuse conditions that say nothing, or nothing that another doesn't say."""
    for column in columns:
        values = column.figures
        if len(cases) > 1 and (values == values[0]).all():
            raise QcaError(
                _(
                    "{name} is {value} for all {count} cases, so it can't tell them apart. Leave "
                    "it out of the conditions."
                ).format(name=column.condition.name, value=f"{values[0]:g}", count=len(cases))
            )
    for place, column in enumerate(columns):
        for earlier in columns[:place]:
            if np.array_equal(column.figures, earlier.figures, equal_nan=True):
                raise QcaError(
                    _(
                        "{first} and {second} are the same for all cases. Leave one of them out "
                        "of the conditions."
                    ).format(first=earlier.condition.name, second=column.condition.name)
                )


def mirrored_note(columns: Sequence[Column]) -> str:
    """Say which conditions are each other's reverse, and so say the same; "" if none are."""
    pairs = [
        f"{earlier.condition.name} – {column.condition.name}"
        for place, column in enumerate(columns)
        for earlier in columns[:place]
        if column.condition.levels == earlier.condition.levels == 2
        and np.allclose(column.figures, 1.0 - earlier.figures, atol=1e-9, equal_nan=True)
    ]
    if not pairs:
        return ""
    return ngettext(
        "Two conditions are each other's reverse in all cases ({pairs}), so they say the same: "
        "every model with one has a twin with the other. Leave one of them out.",
        "Some conditions are each other's reverse in all cases ({pairs}), so they say the same: "
        "every model with one has a twin with the other. Leave one of each two out.",
        len(pairs),
    ).format(pairs="; ".join(pairs))


def half_outcome_note(outcome: Column, cases: Sequence[str]) -> str:
    """Say which cases are exactly half in the outcome; "" if none is."""
    found = [case for case, value in zip(cases, outcome.figures, strict=True) if value == 0.5]
    if not found:
        return ""
    return ngettext(
        "{count} case has a membership of exactly 0.5 in the outcome {outcome}: it is neither with "
        "it nor without it: {cases}.",
        "{count} cases have a membership of exactly 0.5 in the outcome {outcome}: they are neither "
        "with it nor without it: {cases}.",
        len(found),
    ).format(count=len(found), outcome=outcome.condition.name, cases=", ".join(found))


def half_note(columns: Sequence[Column], cases: Sequence[str]) -> str:
    """Say which cases are exactly half in a condition and so in no row; "" if none is."""
    found = {
        cases[place]: [c.condition.name for c in columns if c.figures[place] == 0.5]
        for place in range(len(cases))
        if any(column.figures[place] == 0.5 for column in columns)
    }
    if not found:
        return ""
    listed = "; ".join(f"{case} ({', '.join(names)})" for case, names in found.items())
    return ngettext(
        "{count} case has a membership of exactly 0.5, neither in nor out, and so belongs to no "
        "row of the truth table: {listed}.",
        "{count} cases have a membership of exactly 0.5, neither in nor out, and so belong to no "
        "row of the truth table: {listed}.",
        len(found),
    ).format(count=len(found), listed=listed)


def unseen_note(columns: Sequence[Column]) -> str:
    """Say which values of multi-value conditions no case has; "" if there are none."""
    found = {
        column.condition.name: sorted(set(range(column.condition.levels)) - set(column.figures))
        for column in columns
        if column.condition.kind == "multivalue"
    }
    listed = [f"{name} ({', '.join(map(str, values))})" for name, values in found.items() if values]
    if not listed:
        return ""
    return _(
        "Values that no case has: {listed}. They count as not observed. If one is a slip, correct "
        "it."
    ).format(listed="; ".join(listed))
