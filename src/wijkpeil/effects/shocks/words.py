"""What a comparison by exposure says, and what it can't say."""

import numpy as np

from wijkpeil.effects.shocks.bundles import Bundle
from wijkpeil.effects.shocks.event_study import ExposureStudy
from wijkpeil.effects.shocks.permuted import Permuted
from wijkpeil.language import gettext as _
from wijkpeil.language import number, percentage

DOUBT = 0.1
"""A placebo test below this speaks against the comparison."""


def what_it_identifies(*, exposure: str, bundle: Bundle) -> tuple[str, ...]:
    """Say what is compared, for the text beside every figure.

    Parameters
    ----------
    exposure : str
        Name of the exposure in words: "share of social rent in 2012".
    bundle : Bundle

    Returns
    -------
    tuple of str
    """
    return (
        bundle.sentence(),
        _(
            "This compares areas with a high and a low {exposure}. It tells whether the more "
            "exposed moved differently, not what happened to all areas alike: that is in no "
            "difference between areas."
        ).format(exposure=exposure),
        _(
            "It is due to the bundle only if areas of high and low exposure would otherwise have "
            "moved alike. The waves before test that, but can't prove it."
        ),
    )


def in_words(
    study: ExposureStudy, *, wave: int, unit: str, permuted: Permuted | None = None
) -> tuple[str, ...]:
    """Tell what was found at a wave, how sure it is and what speaks against it.

    Parameters
    ----------
    study : ExposureStudy
    wave : int
        Index of a wave after the reference.
    unit : str
        Of the outcome: "points".
    permuted : Permuted, optional

    Returns
    -------
    tuple of str
    """
    row = int(np.flatnonzero(study.others == wave)[0])
    lower, upper = float(study.bands.lower[row]), float(study.bands.upper[row])
    told = [_difference(study, wave=wave, unit=unit, lower=lower, upper=upper), _before(study)]
    if permuted is not None:
        told.append(
            _(
                "Of {draws} times that the exposure was dealt out by chance, the difference was as "
                "large in {share}."
            ).format(
                draws=number(permuted.draws), share=percentage(float(permuted.p[wave]), digits=1)
            )
        )
    return (*told, *study.notes)


def _difference(study: ExposureStudy, *, wave: int, unit: str, lower: float, upper: float) -> str:
    sentence = (
        _(
            "From {first} to {last} areas of high exposure ({high}) moved {value} {unit} relative "
            "to areas of low exposure ({low}); between {lower} and {upper}."
        )
        if lower > 0 or upper < 0
        else _(
            "From {first} to {last} no difference by exposure can be shown: {value} {unit} between "
            "areas of high ({high}) and low exposure ({low}), but anything between {lower} and "
            "{upper} fits."
        )
    )
    return sentence.format(
        first=int(study.years[study.reference]),
        last=int(study.years[wave]),
        high=number(study.high, digits=1),
        low=number(study.low, digits=1),
        value=number(float(study.estimate[wave]), digits=3, sign=True),
        unit=unit,
        lower=number(lower, digits=3, sign=True),
        upper=number(upper, digits=3, sign=True),
    )


def _before(study: ExposureStudy) -> str:
    if not study.before.any() or np.isnan(study.p_before):
        return _("There are no earlier waves to test the comparison on.")
    if study.p_before < DOUBT:
        return _(
            "Before the shock areas of high and low exposure already moved apart (p {p}), so a "
            "difference afterwards can't be put down to the shock."
        ).format(p=_p(study.p_before))
    return _(
        "In the waves before, no such difference is seen (p {p}); that is no proof that there was "
        "none."
    ).format(p=_p(study.p_before))


def _p(value: float) -> str:
    if value < 0.001:
        return _("below {limit}").format(limit=number(0.001, digits=3))
    return f"= {number(value, digits=3)}"
