"""Unitising alpha of 1995: how far the units of coders lie apart.

Krippendorff (1995, *Sociological Methodology* 25; 2004, *Content Analysis*, 2nd edition, section
11.4). Its author replaced it for more than two coders by the family of 2016 (see `family`); it is
here to compare with figures published earlier, and has no interval.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.fieldwork.agreement.unitising.continuum import Continuum, Unit

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sections:
    """A coder's units of one value and the gaps between them, end to end over the continuum."""

    start: FloatArray
    length: FloatArray
    unit: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class AlphaU:
    """Unitising alpha of one value, or of all together.

    Attributes
    ----------
    value : float or None
        None if nobody marked anything.
    observed, expected : float
        Disagreement.
    """

    value: float | None
    observed: float
    expected: float


def alpha_u(given: Continuum, value: str | None = None) -> AlphaU:
    r"""Work out the unitising alpha of 1995 of one value, or of all.

    Over all values it is :math:`1 - \sum_c D_{oc} / \sum_c D_{ec}` (Krippendorff 2004, p. 254).

    Parameters
    ----------
    given : Continuum
    value : str, optional

    Examples
    --------
    The example of Krippendorff (2004, p. 254), on a continuum from 150 to 450:

    >>> from wijkpeil.fieldwork.agreement.unitising.continuum import continuum
    >>> both = continuum(300, {
    ...     "1": [(75, 145, "c"), (220, 250, "c")],
    ...     "2": [(70, 150, "c"), (205, 225, "c"), (250, 270, "c")],
    ... })
    >>> found = alpha_u(both, "c")
    >>> round(found.observed, 4), round(found.expected, 4), round(found.value, 4)
    (0.0144, 0.0532, 0.7286)
    """
    values = given.values if value is None else (value,)
    observed = expected = 0.0
    for one in values:
        sections = [_sections(given.length, units) for units in given.of(one).units]
        observed += _observed(sections, given.length)
        expected += _expected(sections, given.length)
    known = expected > 0.0
    return AlphaU(1.0 - observed / expected if known else None, observed, expected)


def _sections(length: int, units: tuple[Unit, ...]) -> Sections:
    rows: list[tuple[int, int, bool]] = []
    at = 0
    for unit in units:
        if unit.start > at:
            rows.append((at, unit.start - at, False))
        rows.append((unit.start, unit.length, True))
        at = unit.end
    if at < length:
        rows.append((at, length - at, False))
    start, size, marked = (np.array(column) for column in zip(*rows, strict=True))
    return Sections(start.astype(float), size.astype(float), marked.astype(bool))


def _observed(sections: list[Sections], length: int) -> float:
    r"""Give :math:`D_{oc} = \sum_i \sum_g \sum_{j \ne i} \sum_h \delta^2 / (m (m - 1) L^2)`."""
    coders = len(sections)
    total = sum(
        float(_apart(one, other).sum())
        for i, one in enumerate(sections)
        for j, other in enumerate(sections)
        if i != j
    )
    return total / (coders * (coders - 1) * length**2)


def _apart(one: Sections, other: Sections) -> FloatArray:
    """Give the squared difference of each pair of sections of two coders.

    Of two units that overlap: their starts' and their ends' distances, squared and added. Of a unit
    that lies wholly in a gap: its squared length. Of all other pairs: nothing.
    """
    starts = one.start[:, None] - other.start[None, :]
    own, others = one.length[:, None], other.length[None, :]
    ends = starts + own - others
    both = one.unit[:, None] & other.unit[None, :] & (-own < starts) & (starts < others)
    mine = one.unit[:, None] & ~other.unit[None, :] & (starts >= 0) & (starts <= others - own)
    theirs = ~one.unit[:, None] & other.unit[None, :] & (starts <= 0) & (starts >= others - own)
    found = np.where(both, starts**2 + ends**2, 0.0)
    return found + np.where(mine, own**2, 0.0) + np.where(theirs, others**2, 0.0)


def _expected(sections: list[Sections], length: int) -> float:
    r"""Give the disagreement of units that lie anywhere by chance.

    .. math::
        D_{ec} = \frac{\frac{2}{L} \sum_{i,g} v_{ig} \bigl[\frac{N_c - 1}{3}
        (2 \ell^3 - 3 \ell^2 + \ell) + \ell^2 \sum_{j,h} (1 - v_{jh}) (\ell_{jh} - \ell + 1)\bigr]}
        {m L (m L - 1) - \sum_{i,g} v_{ig}\, \ell (\ell - 1)}

    with :math:`\ell = \ell_{ig}` a unit's length, :math:`N_c` units in all, and gaps :math:`h` that
    are at least as long as the unit.
    """
    units = np.concatenate([one.length[one.unit] for one in sections])
    gaps = np.concatenate([one.length[~one.unit] for one in sections])
    room = gaps[None, :] - units[:, None]
    free = np.where(room >= 0, room + 1.0, 0.0).sum(axis=1)
    among = (len(units) - 1) / 3.0 * (2.0 * units**3 - 3.0 * units**2 + units)
    above = 2.0 / length * float((among + units**2 * free).sum())
    whole = len(sections) * length
    below = whole * (whole - 1.0) - float((units * (units - 1.0)).sum())
    return above / below if below > 0 else 0.0
