"""Say in plain words what was carried over to other borders, and what wasn't."""

import pandas as pd

from wijkpeil.areas.border_changes import CHANGES
from wijkpeil.areas.crosswalk import Years
from wijkpeil.areas.crosswalk_rows import Basis
from wijkpeil.areas.harmonise import Harmonised
from wijkpeil.areas.kinds import ADDRESSES
from wijkpeil.language import N_, ngettext, number, percentage
from wijkpeil.language import gettext as _

_WEIGHTS: dict[Basis, str] = {
    "addresses": N_("the number of addresses"),
    "surface": N_("surface"),
    "shares": N_("the number of inhabitants"),
}
SHOWN = 5
"""How many names are given as examples."""
NEARLY_ALL = 0.995


def in_words(harmonised: Harmonised, *, basis: Basis, years: Years = (None, None)) -> list[str]:
    """Report on characteristics that were carried over.

    Parameters
    ----------
    harmonised : Harmonised
    basis : {"addresses", "surface", "shares"}
        Of the crosswalk.
    years : tuple of int or None
        Border years, where known.

    Returns
    -------
    list of str
        Sentences in the active language.
    """
    return [
        _what(harmonised, years),
        _areas(harmonised.areas),
        *_exactness(harmonised.areas, basis),
        *_short(harmonised),
        *_columns_left(harmonised, basis),
        *_areas_left(harmonised),
    ]


def _what(harmonised: Harmonised, years: Years) -> str:
    old, new = years
    text = _("Characteristics carried over: {columns}. New areas: {areas}.").format(
        columns=number(harmonised.table.shape[1]), areas=number(len(harmonised.table))
    )
    if old is not None and new is not None:
        return f"{text} " + _("From the borders of {old} to those of {new}.").format(
            old=old, new=new
        )
    return text


def _areas(areas: pd.DataFrame) -> str:
    count = areas["change"].value_counts()
    parts = ", ".join(
        f"{_(words)} {number(int(count[name]))}" for name, words in CHANGES.items() if name in count
    )
    text = _("What the new areas are made of: {parts}.").format(parts=parts)
    renamed = int(areas["renamed"].sum())
    if not renamed:
        return text
    return f"{text} " + ngettext(
        "Of the unchanged ones {count} has another code now.",
        "Of the unchanged ones {count} have another code now.",
        renamed,
    ).format(count=number(renamed))


def _exactness(areas: pd.DataFrame, basis: Basis) -> list[str]:
    split = int((areas["from_split"] > 0.5).sum())
    lines = []
    if split:
        lines.append(
            ngettext(
                "Of {count} new area more than half comes from old areas that were split. Its "
                "figures rest on the assumption that such an old area was the same everywhere.",
                "Of {count} new areas more than half comes from old areas that were split. Their "
                "figures rest on the assumption that such an old area was the same everywhere.",
                split,
            ).format(count=number(split))
        )
    if basis == "surface":
        lines.append(
            _(
                "Only borders were known, so people were taken to be spread evenly over the land, "
                "which they are not. Use lists of addresses if you can get them."
            )
        )
    return lines


def _short(harmonised: Harmonised) -> list[str]:
    """Say which columns fell short, and how many areas miss figures."""
    figures = harmonised.columns[harmonised.columns["kind"] != "category"]
    share = pd.to_numeric(figures["share"]).dropna()
    low = share[share < NEARLY_ALL].sort_values(kind="stable")
    lines = []
    if low.empty:
        lines.append(_("Of every characteristic (nearly) all was carried over."))
    else:
        named = ", ".join(f"{name} {percentage(one)}" for name, one in low.iloc[:SHOWN].items())
        lines.append(
            ngettext(
                "Of {count} characteristic a part could not be carried over. Carried: {named}.",
                "Of {count} characteristics a part could not be carried over. The least: {named}.",
                len(low),
            ).format(count=number(len(low)), named=named)
        )
    missing = harmonised.table.isna()
    some, every = int(missing.any(axis=1).sum()), int(missing.all(axis=1).sum())
    if some:
        lines.append(
            _(
                "New areas that miss a figure: {some} (all figures: {every}); of the old areas "
                "{before} did. A figure is missing where less than {least} of the area was carried "
                "over; it is never guessed."
            ).format(
                before=number(harmonised.incomplete),
                some=number(some),
                every=number(every),
                least=percentage(harmonised.least),
            )
        )
    return lines


def _columns_left(harmonised: Harmonised, basis: Basis) -> list[str]:
    """Say what was left out, and what was averaged with a stand-in."""
    lines = []
    agreed = harmonised.columns.index[harmonised.columns["kind"] == "category"]
    if len(agreed):
        lines.append(
            _("Given only where (nearly) all of an area has the same: {columns}.").format(
                columns=", ".join(agreed)
            )
        )
    if harmonised.omitted:
        lines.append(
            _("Left out, because they can't be averaged: {columns}.").format(
                columns=", ".join(harmonised.omitted)
            )
        )
    columns = harmonised.columns
    plain = columns.index[(columns["kind"] == "ratio") & (columns["weight"] == ADDRESSES)]
    if len(plain):
        lines.append(
            _("Averaged with {weight} as weight: {columns}.").format(
                weight=_(_WEIGHTS[basis]), columns=", ".join(plain)
            )
        )
    return lines


def _gone(harmonised: Harmonised) -> list[str]:
    """Say of which old areas a part went nowhere."""
    shares = harmonised.gone
    if shares.empty:
        return []
    examples = ", ".join(
        f"{code} {percentage(float(share))}" for code, share in shares.iloc[:SHOWN].items()
    )
    return [
        ngettext(
            "Of {count} old area a part went nowhere, as the crosswalk says (an empty new code). "
            "What was there is in no new area, and is lost: {examples}.",
            "Of {count} old areas a part went nowhere, as the crosswalk says (an empty new code). "
            "What was there is in no new area, and is lost: {examples}.",
            len(shares),
        ).format(count=number(len(shares)), examples=examples)
    ]


def _areas_left(harmonised: Harmonised) -> list[str]:
    """Say which areas have no figures to give, or to get."""
    lines = _gone(harmonised)
    if harmonised.lost:
        lines.append(
            ngettext(
                "The crosswalk does not know {count} of the old areas: {examples}.",
                "The crosswalk does not know {count} of the old areas, such as {examples}.",
                len(harmonised.lost),
            ).format(
                count=number(len(harmonised.lost)), examples=", ".join(harmonised.lost[:SHOWN])
            )
        )
    if harmonised.empty:
        lines.append(
            ngettext(
                "{count} new area holds nothing that was there before, so it has no figures.",
                "{count} new areas hold nothing that was there before, so they have no figures.",
                len(harmonised.empty),
            ).format(count=number(len(harmonised.empty)))
        )
    return lines
