"""Which shocks fall between the same two waves: the figures can't tell those apart."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wijkpeil.effects.register.start import NO_WAVE, first_treated_wave
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True)
class Shock:
    """A shock or change of policy.

    Attributes
    ----------
    name : str
    start, end : float
        Decimal years; the same if it came on one day.
    """

    name: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Bundle:
    """Shocks between two waves that can only be judged together.

    Attributes
    ----------
    before, after : int
        Index of the last wave before and of the first wave after they began.
    years : tuple of int
        Of those two waves.
    began : tuple of Shock
        Those that began between the two, in order of start and name.
    beside : tuple of Shock
        Those that had begun before and still ran, or began on the day of the second wave: they are
        in the same figures.
    """

    before: int
    after: int
    years: tuple[int, int]
    began: tuple[Shock, ...]
    beside: tuple[Shock, ...]

    @property
    def shocks(self) -> tuple[Shock, ...]:
        """All that the figures hold together."""
        return self.began + self.beside

    def sentence(self) -> str:
        """Say what falls together, and what can't be said because of it."""
        first, last = self.years
        if len(self.shocks) == 1:
            return _(
                "{name} falls between the waves of {first} and {last}, alone in this list."
            ).format(name=self.shocks[0].name, first=first, last=last)
        return _(
            "These fall within one gap between waves ({first}–{last}): {names}. The figures hold "
            "them together, as one bundle; what each of them did can't be told."
        ).format(first=first, last=last, names="; ".join(it.name for it in self.shocks))


def bundles(shocks: Sequence[Shock], *, years: FloatArray) -> tuple[Bundle, ...]:
    """Put shocks together that began between the same two waves, in order of time.

    A shock on the very day of a wave began after it, as nothing can have happened yet; but as days
    of measuring are seldom known so well, it is named beside the shocks before that wave too.

    Parameters
    ----------
    shocks : sequence of Shock
    years : ndarray, shape (T,)
        Real years of the waves, ascending.

    Returns
    -------
    tuple of Bundle
        Without shocks before the first or after the last wave: no figures tell of those.

    Examples
    --------
    >>> waves = np.array([2012.0, 2014.0, 2016.0, 2018.0])
    >>> law, care = Shock("law", 2015.5, 2015.5), Shock("care", 2015.0, 2015.99)
    >>> rule = Shock("rule", 2016.0, 2016.0)
    >>> [[it.name for it in bundle.shocks] for bundle in bundles([law, care, rule], years=waves)]
    [['care', 'law', 'rule'], ['rule']]
    """
    ordered = sorted(shocks, key=lambda it: (it.start, it.name))
    after = {it: first_treated_wave(it.start, years) for it in ordered}
    found = []
    for place in sorted(set(after.values()) - {NO_WAVE, 0}):
        began = tuple(it for it in ordered if after[it] == place)
        gap = (float(years[place - 1]), float(years[place]))
        beside = tuple(it for it in ordered if it not in began and _beside(it, gap))
        found.append(Bundle(place - 1, place, (int(gap[0]), int(gap[1])), began, beside))
    return tuple(found)


def bundle_of(name: str, shocks: Sequence[Shock], *, years: FloatArray) -> Bundle:
    """Find the bundle that a shock began in.

    Raises
    ------
    EffectError
        If there is no such shock, or no wave before or after it.
    """
    for bundle in bundles(shocks, years=years):
        if any(it.name == name for it in bundle.began):
            return bundle
    if all(it.name != name for it in shocks):
        message = _("There is no shock “{name}”. There are: {names}.")
        names = "; ".join(sorted({it.name for it in shocks}))
        raise EffectError(message.format(name=name, names=names))
    message = _(
        "“{name}” has no wave before it or none after it (waves: {years}), so nothing can be said "
        "of it."
    )
    waves = ", ".join(str(int(year)) for year in np.asarray(years))
    raise EffectError(message.format(name=name, years=waves))


def _beside(shock: Shock, gap: tuple[float, float]) -> bool:
    still_ran = shock.start < gap[0] < shock.end
    on_the_day = shock.start == gap[1]
    return still_ran or on_the_day
