r"""The family of unitising alphas of 2016, for any number of coders.

Krippendorff, Mathet, Bouvry and Widlöcher (2016, *Quality & Quantity* 50(6)); Krippendorff (2019,
*Content Analysis*, 4th edition, section 12.6):

- :math:`_u\alpha`: where the units are and which value they have, all together;
- :math:`_{|u}\alpha`: units or gaps, whatever the values;
- :math:`_{cu}\alpha`: the values, where units of two coders meet;
- :math:`_{(k)u}\alpha`: one value, where units of two coders meet.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from wijkpeil.fieldwork.agreement.alpha import coincidence_disagreement
from wijkpeil.fieldwork.agreement.coefficient import Coefficient, CoefficientName, Reason
from wijkpeil.fieldwork.agreement.resampling import DRAWS, SEED, Imagined, limits
from wijkpeil.fieldwork.agreement.statistic import ratio
from wijkpeil.fieldwork.agreement.unitising.coincidences import shared
from wijkpeil.fieldwork.agreement.unitising.continuum import Continuum, Unit

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class UnitisingAlphas:
    """The four coefficients of one set of values that exclude each other.

    Attributes
    ----------
    values : tuple of str
    u : Coefficient
    binary : Coefficient
    cu : Coefficient
    of_value : tuple of Coefficient
        One a value, in order of `values`.
    met : float
        Share of what was marked (counted once for every coder) where units of two coders meet: what
        `cu` and `of_value` speak of.
    met_of_value : tuple of float
        The same of each value.
    """

    values: tuple[str, ...]
    u: Coefficient
    binary: Coefficient
    cu: Coefficient
    of_value: tuple[Coefficient, ...]
    met: float
    met_of_value: tuple[float, ...]


def unitising_alphas(
    continua: Sequence[Continuum], *, draws: int = DRAWS, seed: int = SEED
) -> UnitisingAlphas:
    """Work out the family over one or more texts; whole texts are resampled.

    Parameters
    ----------
    continua : sequence of Continuum
        Their units are never compared across texts; their lengths add up.
    draws, seed : int

    Raises
    ------
    FieldworkError
        If a coder gave two values to one place.

    Examples
    --------
    >>> from wijkpeil.fieldwork.agreement.unitising.continuum import continuum
    >>> both = continuum(10, {"m": [(0, 4, "a"), (6, 8, "b")], "n": [(0, 3, "a"), (6, 8, "b")]})
    >>> found = unitising_alphas([both])
    >>> round(found.u.value, 3), round(found.binary.value, 3), found.cu.value
    (0.859, 0.819, 1.0)
    """
    values = tuple(sorted({value for one in continua for value in one.values}))
    sums = np.stack([_flat(one, values) for one in continua])
    worst, best = _imagined(continua, values)
    frame = _Frame(values, sums, Imagined(worst, best), draws, seed)
    together = sums.sum(axis=0)[: (len(values) + 1) ** 2].reshape(len(values) + 1, -1)
    marked, met = together[1:].sum(axis=1), together[1:, 1:].sum(axis=1)
    return UnitisingAlphas(
        values=values,
        u=frame.coefficient("u-alpha", frame.u),
        binary=frame.coefficient("|u-alpha", frame.binary),
        cu=frame.coefficient("cu-alpha", frame.cu),
        of_value=tuple(
            frame.coefficient("(k)u-alpha", partial(frame.of_value, k=at))
            for at in range(len(values))
        ),
        met=float(met.sum() / marked.sum()) if values else 0.0,
        met_of_value=tuple((met / marked).tolist()),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Frame:
    """Sums over texts, and how to make coefficients of them."""

    values: tuple[str, ...]
    sums: FloatArray
    imagined: Imagined
    draws: int
    seed: int

    def coefficient(
        self, name: CoefficientName, value: Callable[[FloatArray], FloatArray]
    ) -> Coefficient:
        """Work out one coefficient and its interval."""
        texts = len(self.sums)
        found = float(value(self.sums.sum(axis=0)))
        if not np.isfinite(found):
            whole = name in {"u-alpha", "|u-alpha"}
            reason: Reason = "nothing marked" if whole else "no two codes"
            return Coefficient(name, None, None, None, texts, texts, reason=reason)
        ends = limits(self.sums, self.imagined, value=value, draws=self.draws, seed=self.seed)
        low, high = (None, None) if ends is None else (min(ends[0], found), max(ends[1], found))
        return Coefficient(name, found, low, high, texts, texts, reason="" if ends else "too few")

    def _split(self, totals: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        sizes = len(self.values) + 1
        head, middle = sizes**2, sizes**2 + sizes
        together = totals[..., :head].reshape(*totals.shape[:-1], sizes, sizes)
        return together, totals[..., head:middle], totals[..., middle:]

    def u(self, totals: FloatArray) -> FloatArray:
        """Equation 5."""
        together, alone, _valued = self._split(totals)
        return ratio(*coincidence_disagreement(together, alone, values=("", *self.values)))

    def binary(self, totals: FloatArray) -> FloatArray:
        """Equation 6: the same with all values as one."""
        together, alone, _valued = self._split(totals)
        gaps, apart = together[..., 0, 0], together[..., 0, 1:].sum(axis=-1)
        units = together[..., 1:, 1:].sum(axis=(-2, -1))
        merged = np.stack([np.stack([gaps, apart], -1), np.stack([apart, units], -1)], -2)
        return ratio(*coincidence_disagreement(merged, alone, values=("", "unit")))

    def cu(self, totals: FloatArray) -> FloatArray:
        """Equation 11."""
        together, _alone, valued = self._split(totals)
        inside = together[..., 1:, 1:]
        return ratio(*coincidence_disagreement(inside, valued, values=self.values))

    def of_value(self, totals: FloatArray, k: int) -> FloatArray:
        r"""Equation 13.

        .. math::
            1 - \frac{e_{k.}}{\ell_{k.}} \frac{\ell_{k.} - \ell_{kk}}{e_{k.} - e_{kk}},\quad
            \frac{e_{k.}}{e_{k.} - e_{kk}} = \frac{\ell_{k.} \ell_{..} - s_k}
                                                  {\ell_{k.} (\ell_{..} - \ell_{k.})}
        """
        together, _alone, valued = self._split(totals)
        inside = together[..., 1:, 1:]
        of, total = inside[..., k, :].sum(axis=-1), inside.sum(axis=(-2, -1))
        observed = (of * total - valued[..., k]) * (of - inside[..., k, k])
        return ratio(observed, of * of * (total - of))


def _flat(given: Continuum, values: Sequence[str]) -> FloatArray:
    found = shared(given, values)
    return np.concatenate([found.together.ravel(), found.alone, found.alone_valued])


def _imagined(
    continua: Sequence[Continuum], values: Sequence[str]
) -> tuple[FloatArray, FloatArray]:
    """Imagine a text with as much marked as usual: all disputed, or all agreed."""
    lengths: dict[str, int] = dict.fromkeys(values, 0)
    marked = []
    for one in continua:
        units = [unit for of in one.units for unit in of]
        for unit in units:
            lengths[unit.value] += unit.length
        if units:
            marked.append(sum(unit.length for unit in units) / len(one.coders))
    size = max(1, round(float(np.mean(marked)))) if marked else 1
    coders = max(continua, key=lambda one: len(one.coders)).coders
    order = sorted(values, key=lambda value: (lengths[value], value))
    if not order:
        return _flat(Continuum(1, coders, ((),) * len(coders)), ()), _flat(
            Continuum(1, coders, ((),) * len(coders)), ()
        )
    half = len(coders) // 2
    rare, common = (Unit(0, size, order[0]),), (Unit(0, size, order[-1]),)
    # Two texts in one: the first half disputes the code, the second whether there is a unit.
    disputed = Continuum(size, coders, (rare,) * half + (common,) * (len(coders) - half))
    missed = Continuum(size, coders, (rare,) * half + ((),) * (len(coders) - half))
    worst = (
        _flat(missed, values)
        if len(values) < 2
        else (_flat(missed, values) / 2.0 + _flat(disputed, values) / 2.0)
    )
    return worst, _flat(Continuum(size, coders, (rare,) * len(coders)), values)
