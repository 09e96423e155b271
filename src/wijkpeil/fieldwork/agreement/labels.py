"""Words for coefficients: two scales side by side, and what an interval allows to say.

Krippendorff (2004, *Content Analysis*, 2nd edition, p. 241) relies on data from .800 and draws
tentative conclusions from .667. Landis and Koch (1977, *Biometrics* 33(1)) call their own divisions
"clearly arbitrary". Neither is true of itself; both are shown, so that nobody has to choose.
"""

from typing import Literal

from wijkpeil.fieldwork.agreement.coefficient import Coefficient
from wijkpeil.fieldwork.agreement.resampling import FEWEST
from wijkpeil.language import N_, ngettext, number
from wijkpeil.language import gettext as _

RELY, TENTATIVE = 0.800, 0.667
Trust = Literal["rely", "tentative", "neither", "unclear"]
_TRUST: dict[Trust, str] = {
    "rely": N_("to be relied on"),
    "tentative": N_("good enough for tentative conclusions"),
    "neither": N_("too low to draw conclusions from"),
    "unclear": N_("can't tell"),
}
_REASONS = {
    "": "",
    "nothing shared": N_("Nothing was judged by two coders, so there is nothing to compare."),
    "constant": N_(
        "All coders gave the same answer everywhere. What chance would give can't be told then, so "
        "this measure is not defined."
    ),
    "nothing marked": N_("Nobody marked anything, or everyone marked everything."),
    "no two codes": N_("Where units of two coders meet there are no two different codes."),
}
_LANDIS_KOCH = (
    (0.80, N_("almost perfect")),
    (0.60, N_("substantial")),
    (0.40, N_("moderate")),
    (0.20, N_("fair")),
    (0.00, N_("slight")),
)
_NAMES = {
    "percent": N_("percent agreement"),
    "alpha": N_("Krippendorff's alpha"),
    "ac1": N_("Gwet's AC1"),
    "ac2": N_("Gwet's AC2"),
    "cohen": N_("Cohen's kappa"),
    "fleiss": N_("Fleiss' kappa"),
    "conger": N_("Conger's kappa"),
    "brennan-prediger": N_("Brennan and Prediger's kappa"),
    "u-alpha": N_("unitising alpha (uα)"),
    "|u-alpha": N_("unitising alpha, units or gaps (|uα)"),
    "cu-alpha": N_("unitising alpha, codes where units meet (cuα)"),
    "(k)u-alpha": N_("unitising alpha of one code ((k)uα)"),
}


def name_of(coefficient: Coefficient) -> str:
    """Give the name of a coefficient in words."""
    return _(_NAMES[coefficient.name])


def reason_of(coefficient: Coefficient) -> str:
    """Say in a sentence why there is no value or no interval; empty if both are there."""
    if coefficient.reason != "too few":
        return _(_REASONS[coefficient.reason])
    return ngettext(
        "It rests on {count} independent part, and an interval needs at least {least}: how sure it "
        "is can't be told.",
        "It rests on {count} independent parts, and an interval needs at least {least}: how sure "
        "it is can't be told.",
        coefficient.groups,
    ).format(count=coefficient.groups, least=FEWEST)


def krippendorff_label(value: float) -> Trust:
    """Say what Krippendorff's limits make of a value taken by itself.

    >>> [krippendorff_label(value) for value in (0.82, 0.7, 0.5)]
    ['rely', 'tentative', 'neither']
    """
    if value >= RELY:
        return "rely"
    return "tentative" if value >= TENTATIVE else "neither"


def landis_koch_label(value: float) -> str:
    """Give the word of Landis and Koch for a value.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     [landis_koch_label(value) for value in (0.81, 0.80, 0.21, -0.1)]
    ['almost perfect', 'substantial', 'fair', 'poor']
    """
    if value < 0.0:
        return _("poor")
    # The classes are printed with two decimals: .61 to .80, .81 to 1.
    for above, word in _LANDIS_KOCH:
        if round(value, 2) > above:
            return _(word)
    return _("slight")


def trust(coefficient: Coefficient) -> Trust:
    """Say what the whole interval allows by Krippendorff's limits.

    "unclear" where it reaches over a limit, or where there is no interval.

    >>> trust(Coefficient("alpha", 0.85, 0.7, 0.95, 40, 40))
    'unclear'
    """
    if coefficient.low is None or coefficient.high is None:
        return "unclear"
    low, high = krippendorff_label(coefficient.low), krippendorff_label(coefficient.high)
    return low if low == high else "unclear"


def trust_word(word: Trust) -> str:
    """Give the words of a judgement by Krippendorff's limits."""
    return _(_TRUST[word])


def sentence(coefficient: Coefficient) -> str:
    """Say in plain words what a coefficient shows, how sure it is, and what two scales make of it.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     print(sentence(Coefficient("ac1", 0.85, 0.81, 0.9, 40, 40)))
    Gwet's AC1 is 0.85 (95% interval 0.81 to 0.90). By Krippendorff's limits: to be relied on. By
    Landis and Koch: almost perfect.
    """
    name = name_of(coefficient)
    name = name[0].upper() + name[1:]
    value, low, high = coefficient.value, coefficient.low, coefficient.high
    if value is None:
        return _("{name} can't be worked out. {reason}").format(
            name=name, reason=reason_of(coefficient)
        )
    if low is None or high is None:
        return _("{name} is {value}. {reason}").format(
            name=name, value=number(value, digits=2), reason=reason_of(coefficient)
        )
    told = _("{name} is {value} (95% interval {low} to {high}).").format(
        name=name,
        value=number(value, digits=2),
        low=number(low, digits=2),
        high=number(high, digits=2),
    )
    if coefficient.name == "percent":  # both scales are for what is corrected for chance
        return told
    scales = _("By Krippendorff's limits: {trust}. By Landis and Koch: {range}.").format(
        trust=trust_word(trust(coefficient)), range=_range(low, high)
    )
    return f"{told} {scales}"


def _range(low: float, high: float) -> str:
    first, last = landis_koch_label(low), landis_koch_label(high)
    if first == last:
        return first
    return _("from {lowest} to {highest}").format(lowest=first, highest=last)
