"""Too many conditions for the cases: how often pure noise looks perfectly consistent."""

from collections.abc import Sequence
from math import prod

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number, percentage

MOST = 0.1
"""Share of random tables without a contradiction above which there are too many conditions."""


def noise_without_contradiction(*, cases: int, configurations: int) -> float:
    r"""Probability that random crisp data have no contradiction at all.

    Each of :math:`n` cases falls in one of :math:`m` configurations (of :math:`k` two-valued
    conditions, :math:`2^k`), and has the outcome or not, with equal chances. With :math:`J` the
    number of configurations that occur,

    .. math:: P = \mathrm{E}\,\bigl[2^{-(n - J)}\bigr]

    since the first case in a configuration is free, and each later one agrees with it with a
    chance of one half. The question is that of Marx and Duşa (2011, *Methodological Innovations
    Online* 6(2)), who answered it by simulation.

    Parameters
    ----------
    cases, configurations : int

    Returns
    -------
    float

    Examples
    --------
    >>> round(noise_without_contradiction(cases=2, configurations=2), 4)  # 1/2 apart + 1/4
    0.75
    >>> round(noise_without_contradiction(cases=11, configurations=2**6), 2)
    0.65
    """
    if cases < 1 or configurations < 1:
        raise QcaError(_("There must be at least one case."))
    size = float(configurations)
    chance = {0: 1.0}
    for _case in range(cases):
        later: dict[int, float] = {}
        for occupied, weight in chance.items():
            apart = max(0.0, (size - occupied) / size)
            later[occupied + 1] = later.get(occupied + 1, 0.0) + weight * apart
            together = weight * occupied / size / 2.0
            later[occupied] = later.get(occupied, 0.0) + together
        chance = later
    return sum(chance.values())


def most_conditions(*, cases: int, most: float = MOST) -> int:
    """Give the number of two-valued conditions at which noise still shows by contradictions.

    Examples
    --------
    >>> most_conditions(cases=11), most_conditions(cases=30), most_conditions(cases=100)
    (3, 6, 10)
    """
    conditions = 0
    while noise_without_contradiction(cases=cases, configurations=2 ** (conditions + 1)) <= most:
        conditions += 1
    return conditions


def too_many_note(*, cases: int, levels: Sequence[int], most: float = MOST) -> str:
    """Say that there are too many conditions for the cases; "" if there are not.

    Parameters
    ----------
    cases : int
    levels : sequence of int
        Number of values of each condition.
    most : float
        Share of noise without a contradiction that is still said nothing of.
    """
    share = noise_without_contradiction(cases=cases, configurations=prod(levels))
    if share <= most:
        return ""
    first = ngettext(
        "With {cases} cases and {conditions} condition, {share} of tables filled by tossing a coin "
        "would have no contradiction: a consistent solution says little.",
        "With {cases} cases and {conditions} conditions, {share} of tables filled by tossing a "
        "coin would have no contradiction: a consistent solution says little.",
        len(levels),
    ).format(cases=cases, conditions=len(levels), share=percentage(share))
    advice = most_conditions(cases=cases, most=most)
    return f"{first} {_advised(advice, levels)}" if advice else first


def _advised(advice: int, levels: Sequence[int]) -> str:
    if all(one == 2 for one in levels):
        return ngettext(
            "With {advice} condition or fewer that would be rare.",
            "With {advice} conditions or fewer that would be rare.",
            advice,
        ).format(advice=advice)
    return _(
        "With {combinations} combinations of values or fewer that would be rare; now there are "
        "{all}."
    ).format(combinations=number(2**advice), all=number(prod(levels)))
