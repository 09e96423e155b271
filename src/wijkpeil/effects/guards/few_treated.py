"""Few treated areas: which way of judging chance still holds."""

from math import comb

from wijkpeil.effects.group_time.terms import FEW
from wijkpeil.effects.guards.finding import Finding
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.language import number


def smallest_p(*, treated: int, controls: int) -> float:
    """Return the smallest p that permutation can give: one over the number of ways to choose.

    Examples
    --------
    >>> smallest_p(treated=1, controls=19), smallest_p(treated=2, controls=8)
    (0.05, 0.0222...)
    """
    return 1 / comb(treated + controls, treated)


def few_treated(*, treated: int, controls: int) -> Finding:
    """Say how chance may be judged with so many areas.

    Parameters
    ----------
    treated, controls : int

    Returns
    -------
    Finding

    Raises
    ------
    EffectError
        Without treated areas or without controls.

    Notes
    -----
    Clustered and robust errors are far too small with few treated areas: Conley and Taber (2011);
    MacKinnon and Webb (2020).
    """
    if treated < 1 or controls < 1:
        raise EffectError(
            _("There are {treated} treated areas and {controls} controls; both are needed.").format(
                treated=treated, controls=controls
            )
        )
    if treated >= FEW:
        said = _("{treated} areas were treated: enough for errors from their own spread.")
        return Finding("treated", "ten or more", fired=False, sentence=said.format(treated=treated))
    least = number(max(smallest_p(treated=treated, controls=controls), 0.0001), digits=4)
    if treated == 1:
        said = _(
            "One area was treated. Chance is judged by its exact rank among {controls} controls; "
            "the smallest possible p is 1 in {all} ({least})."
        ).format(controls=controls, all=controls + 1, least=least)
        return Finding("treated", "one", fired=True, sentence=said)
    said = _(
        "Only {treated} areas were treated. Chance is judged by permutation alone, because the "
        "usual errors are too small then; the smallest possible p is about {least}."
    ).format(treated=treated, least=least)
    return Finding("treated", "two to nine", fired=True, sentence=said)
