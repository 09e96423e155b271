"""The shocks of a study: which fall together, and whether more exposed areas moved differently."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.effects.shocks.bundles import Bundle, Shock, bundles
from wijkpeil.effects.shocks.event_study import ExposureStudy, exposure_study
from wijkpeil.effects.shocks.permuted import permuted_exposure
from wijkpeil.effects.shocks.words import in_words, what_it_identifies
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.panel import Panel
from wijkpeil.results.effects import Apart, ShockEffect
from wijkpeil.sources.standard import standard_characteristics
from wijkpeil.study.model import Study
from wijkpeil.trajectories.trajectory import FloatArray
from wijkpeil.workflow.effects.figures import Figures
from wijkpeil.workflow.effects.looked_at import SEED

EXPOSURE = "social_rent"
"""Exposure that is looked at unless another is asked."""
_STRATUM = "urbanity"
_DRAWS = 199


@dataclass(frozen=True, slots=True, eq=False)
class Exposure:
    """By what areas may have been exposed.

    Attributes
    ----------
    label : str
    values : ndarray, shape (n,)
        Percentages where the characteristic is a share.
    measured : int
    stratum : ndarray or None
        Areas are compared within these.
    """

    label: str
    values: FloatArray
    measured: int
    stratum: npt.NDArray[np.int64] | None


def shocks_of(
    study: Study, panel: Panel, figures: Figures, *, exposure: str = EXPOSURE
) -> tuple[ShockEffect, ...]:
    """Look at the shocks of a study that were everywhere, bundle by bundle.

    Parameters
    ----------
    study : Study
    panel : Panel
    figures : Figures
    exposure : str
        Key of a standard characteristic.
    """
    everywhere = [
        Shock(each.name, float(each.start), float(each.end))
        for each in study.events
        if not each.where
    ]
    found = bundles(everywhere, years=figures.years)
    try:
        exposed = exposure_of(panel, exposure)
    except EffectError as error:
        return tuple(_refused(bundle, "", str(error)) for bundle in found)
    return tuple(_look(bundle, exposed, figures) for bundle in found)


def exposure_of(panel: Panel, key: str) -> Exposure:
    """Take an exposure from the characteristics of the areas.

    Raises
    ------
    EffectError
        If it isn't among them, or their year isn't known.
    """
    known = standard_characteristics(
        panel.characteristics, size=panel.areas["size"], year=panel.figures_year
    )
    if key not in known.table.columns:
        raise EffectError(
            _(
                "Exposure “{name}” is not among the characteristics of the areas, so a shock can't "
                "be looked at. There are: {known}."
            ).format(name=key, known=", ".join(map(str, known.table.columns)) or "–")
        )
    if panel.figures_year is None:
        raise EffectError(
            _(
                "The year of the characteristics isn't known, so they may be from after the shock. "
                "Give a file that tells its year."
            )
        )
    concept = known.concepts[key]
    values = known.table[key].to_numpy(dtype=np.float64)
    stratum = None
    if _STRATUM in known.table.columns and key != _STRATUM:
        stratum = known.table[_STRATUM].fillna(0).round().to_numpy(dtype=np.int64)
    return Exposure(
        label=_(concept.label),
        values=values * 100 if concept.unit == "share" else values,
        measured=panel.figures_year,
        stratum=stratum,
    )


def _look(bundle: Bundle, exposed: Exposure, figures: Figures) -> ShockEffect:
    began = min(shock.start for shock in bundle.began)
    cluster = figures.codes if figures.gemeente is None else figures.gemeente
    try:
        study = exposure_study(
            outcomes=figures.total,
            years=figures.years,
            exposure=exposed.values,
            measured=exposed.measured,
            shock=began,
            cluster=cluster,
            stratum=exposed.stratum,
            seed=SEED,
        )
        chance = None
        if figures.gemeente is not None:
            chance = permuted_exposure(
                outcomes=figures.total,
                years=figures.years,
                exposure=exposed.values,
                measured=exposed.measured,
                shock=began,
                cluster=cluster,
                stratum=exposed.stratum,
                seed=SEED,
                draws=_DRAWS,
            )
        found = in_words(study, wave=bundle.after, unit=_("points"), permuted=chance)
    except EffectError as error:
        return _refused(bundle, exposed.label, str(error))
    return ShockEffect(
        names=tuple(shock.name for shock in bundle.shocks),
        gap=bundle.years,
        exposure=exposed.label,
        identifies=what_it_identifies(
            exposure=_("share of {what} in {year}").format(
                what=exposed.label, year=exposed.measured
            ),
            bundle=bundle,
        ),
        found=found,
        waves=_apart(study),
    )


def _apart(study: ExposureStudy) -> tuple[Apart, ...]:
    low, high = np.zeros(len(study.years)), np.zeros(len(study.years))
    low[study.others], high[study.others] = study.bands.lower, study.bands.upper
    return tuple(
        Apart(int(year), float(effect), float(down), float(up))
        for year, effect, down, up in zip(study.years, study.estimate, low, high, strict=True)
    )


def _refused(bundle: Bundle, label: str, why: str) -> ShockEffect:
    return ShockEffect(
        names=tuple(shock.name for shock in bundle.shocks),
        gap=bundle.years,
        exposure=label,
        identifies=(bundle.sentence(),),
        refused=why,
    )
