"""When a shock came, against the waves and against when exposure was measured."""

import numpy as np

from wijkpeil.effects.register.start import NO_WAVE, first_treated_wave
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray


def last_wave_before(years: FloatArray, *, shock: float, measured: float) -> int:
    """Give the index of the last wave before a shock.

    Raises
    ------
    EffectError
        If no wave lies before or after it, or the exposure was measured after it began.

    Examples
    --------
    >>> last_wave_before(np.array([2012.0, 2014.0, 2016.0]), shock=2015.0, measured=2012)
    1
    """
    if not (np.diff(years) > 0).all():
        raise EffectError(_("The years of the waves must ascend."))
    if measured > shock:
        raise EffectError(
            _(
                "The exposure was measured in {measured}, after the shock began ({shock}): the "
                "shock may have changed it. Take a figure from before."
            ).format(measured=int(measured), shock=int(shock))
        )
    after = first_treated_wave(shock, years)
    if after in (0, NO_WAVE):
        raise EffectError(
            _(
                "The shock ({shock}) has no wave before it or none after it (waves: {years})."
            ).format(shock=int(shock), years=", ".join(str(int(year)) for year in years))
        )
    return after - 1
