"""Too many conditions for the cases: how often pure noise looks perfectly consistent."""

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, percentage

MOST = 0.1
"""Share of random tables without a contradiction above which there are too many conditions."""


def noise_without_contradiction(*, cases: int, conditions: int) -> float:
    r"""Probability that random crisp data have no contradiction at all.

    Each of :math:`n` cases falls in one of :math:`2^k` configurations, and has the outcome or not,
    with equal chances. With :math:`J` the number of configurations that occur,

    .. math:: P = \mathrm{E}\,\bigl[2^{-(n - J)}\bigr]

    since the first case in a configuration is free, and each later one agrees with it with a
    chance of one half. The question is that of Marx and Duşa (2011, *Methodological Innovations
    Online* 6(2)), who answered it by simulation.

    Parameters
    ----------
    cases, conditions : int

    Returns
    -------
    float

    Examples
    --------
    >>> round(noise_without_contradiction(cases=2, conditions=1), 4)  # 1/2 apart + 1/2 together
    0.75
    >>> round(noise_without_contradiction(cases=11, conditions=6), 2)
    0.65
    """
    if cases < 1 or conditions < 0:
        raise QcaError(_("There must be at least one case."))
    size = 2.0**conditions
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
    """Give the number of conditions at which noise still shows itself by contradictions.

    Examples
    --------
    >>> most_conditions(cases=11), most_conditions(cases=30), most_conditions(cases=100)
    (3, 6, 10)
    """
    conditions = 0
    while noise_without_contradiction(cases=cases, conditions=conditions + 1) <= most:
        conditions += 1
    return conditions


def too_many_note(*, cases: int, conditions: int, most: float = MOST) -> str:
    """Say that there are too many conditions for the cases; "" if there are not."""
    share = noise_without_contradiction(cases=cases, conditions=conditions)
    if share <= most:
        return ""
    advice = most_conditions(cases=cases, most=most)
    first = ngettext(
        "With {cases} cases and {conditions} condition, {share} of tables filled by tossing a coin "
        "would have no contradiction: a consistent solution says little.",
        "With {cases} cases and {conditions} conditions, {share} of tables filled by tossing a "
        "coin would have no contradiction: a consistent solution says little.",
        conditions,
    ).format(cases=cases, conditions=conditions, share=percentage(share))
    second = ngettext(
        "With {advice} condition or fewer that would be rare.",
        "With {advice} conditions or fewer that would be rare.",
        advice,
    ).format(advice=advice)
    return f"{first} {second}" if advice else first
