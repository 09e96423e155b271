"""Whether problems (or gains) moved to the areas around: Butts (2023)."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.effects.guards.estimate import Estimate
from wijkpeil.effects.guards.finding import Finding
from wijkpeil.effects.guards.looks import holm
from wijkpeil.effects.guards.rings import ORDERS, OUTSIDE, OWN
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

_SURE = 0.05
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Displacement:
    """Effects in the treated areas and in the rings around them.

    Attributes
    ----------
    own : Estimate
        A resident's mean effect in the treated areas.
    rings : dict of int to Estimate
        By order, a resident's mean; rings of fewer than two areas are left out.
    residents : dict of int to float
        Of the treated areas (0) and of each ring.
    net : Estimate
        Own and rings together, for each resident of a treated area: own plus, for each ring, its
        effect times its residents over those of the treated areas.
    total : float
        Own times residents plus rings times residents (point-residents).
    finding : Finding
    """

    own: Estimate
    rings: dict[int, Estimate]
    residents: dict[int, float]
    net: Estimate
    total: float
    finding: Finding


def displacement(
    *,
    change: FloatArray,
    ring: IntArray,
    population: FloatArray,
    controls: BoolArray,
    scores: FloatArray | None = None,
) -> Displacement:
    """Compare the treated areas and each ring with areas outside all rings.

    Parameters
    ----------
    change : ndarray, shape (n,)
        Outcome units; NaN is left out.
    ring : ndarray of int, shape (n,)
        From `rings.rings`.
    population : ndarray, shape (n,)
        Residents, from before the start.
    controls : ndarray of bool, shape (n,)
        Which areas may be controls; those in a ring never are.
    scores : ndarray, shape (n, k), optional
        What the choice looked at: what such a score goes with among controls is taken out, so that
        going back to normal isn't taken for an effect.

    Returns
    -------
    Displacement

    Raises
    ------
    EffectError
        If treated areas, controls or both rings are fewer than two areas.

    Notes
    -----
    Butts (2023), section 4: rings in which spillovers may be, and controls outside of all. The
    error of the net effect counts that all share the same controls.
    """
    x = np.zeros((len(change), 0)) if scores is None else scores
    known = ~(np.isnan(change) | np.isnan(x).any(axis=1)) & (population > 0)
    others = known & controls & (ring == OUTSIDE)
    groups = {order: known & (ring == order) for order in range(ORDERS + 1)}
    orders = [order for order, group in groups.items() if group.sum() >= _FEWEST]
    if OWN not in orders or len(orders) < _FEWEST or others.sum() < x.shape[1] + _FEWEST:
        raise EffectError(
            _(
                "To see whether problems moved, there must be two treated areas, two areas around "
                "them, and two outside; there are {own}, {around} and {outside}."
            ).format(
                own=int(groups[OWN].sum()),
                around=int(sum(groups[order].sum() for order in range(1, ORDERS + 1))),
                outside=int(others.sum()),
            )
        )
    whole = _Comparison(change, x, population, others)
    residents = {order: float(population[groups[order]].sum()) for order in orders}
    each = {order: whole.estimate({order: 1.0}, groups) for order in orders}
    shares = {order: residents[order] / residents[OWN] for order in orders}
    net = whole.estimate(shares, groups)
    own, around = each[OWN], {order: each[order] for order in orders if order != OWN}
    return Displacement(
        own=own,
        rings=around,
        residents=residents,
        net=net,
        total=net.effect * residents[OWN],
        finding=_judge(own, around, net),
    )


class _Comparison:
    """Weights of every area in a mean of groups less that of the controls."""

    def __init__(
        self, change: FloatArray, x: FloatArray, population: FloatArray, others: BoolArray
    ) -> None:
        self.change, self.population, self.others = change, population, others
        design = np.column_stack([np.ones(len(change)), x])
        self.design = np.nan_to_num(design)
        self.hat = np.zeros_like(design.T)
        self.hat[:, others] = np.linalg.pinv(self.design[others])

    def estimate(self, shares: dict[int, float], groups: dict[int, BoolArray]) -> Estimate:
        """Sum over groups of share times (mean by residents, less what controls foretell)."""
        weight = np.zeros(len(self.change))
        for order, share in shares.items():
            group = groups[order]
            weight[group] = share * self.population[group] / self.population[group].sum()
        foretold = (weight @ self.design) @ self.hat
        y = np.where(weight + self.others > 0, np.nan_to_num(self.change), 0.0)
        slopes = self.hat @ y
        left = y - self.design @ slopes
        variance = self._of_controls(foretold, left)
        counts = []
        for order, share in shares.items():
            part, freedom = self._of_group(groups[order], left)
            variance += share**2 * part
            counts.append(freedom)
        return Estimate(float(weight @ y - foretold @ y), variance**0.5, float(min(counts)))

    def _of_controls(self, foretold: FloatArray, left: FloatArray) -> float:
        count, lost = int(self.others.sum()), self.design.shape[1]
        return float((foretold**2) @ (left**2) * count / max(count - lost, 1))

    def _of_group(self, group: BoolArray, left: FloatArray) -> tuple[float, float]:
        share = self.population[group] / self.population[group].sum()
        apart = left[group] - share @ left[group]
        even = float((share**2).sum())
        return float((share**2) @ apart**2) / (1 - even), max(1 / even - 1, 1.0)


def _judge(own: Estimate, around: dict[int, Estimate], net: Estimate) -> Finding:
    told = " ".join(
        _("In ring {order} around them the change was {effect}.").format(
            order=number(order), effect=estimate.written()
        )
        for order, estimate in around.items()
    )
    adjusted = holm([estimate.p for estimate in around.values()])
    if min(adjusted) >= _SURE:
        clean = _("No change beyond noise is seen around the treated areas.")
        return Finding("displacement", "rings clean", fired=False, sentence=f"{told} {clean}")
    total = _(
        "With the areas around them counted, the effect for each resident of a treated area is "
        "{net}; without, {own}."
    ).format(net=net.written(), own=own.written())
    holds = net.p < _SURE and net.effect * own.effect > 0
    grade = "net effect holds" if holds else "net effect gone"
    return Finding("displacement", grade, fired=True, sentence=f"{told} {total}")


def not_looked_at() -> Finding:
    """Say that no rings were made."""
    said = _(
        "Whether problems moved to the areas around was not looked at: there are no borders to "
        "find neighbours with."
    )
    return Finding("displacement", "not looked at", fired=True, sentence=said)
