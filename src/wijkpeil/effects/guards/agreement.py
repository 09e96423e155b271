"""Whether another way of estimating points the same way."""

from wijkpeil.effects.guards.estimate import Estimate
from wijkpeil.effects.guards.finding import Finding
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _


def agreement(estimates: dict[str, Estimate]) -> Finding:
    """Compare the signs of estimates of the same effect.

    Parameters
    ----------
    estimates : dict of str to Estimate
        By the name of the estimator.

    Raises
    ------
    EffectError
        Without an estimate.
    """
    if not estimates:
        raise EffectError(_("There is no estimate."))
    told = "; ".join(f"{name}: {found.written()}" for name, found in estimates.items())
    if len(estimates) == 1:
        grade = "one"
    elif len({found.effect > 0 for found in estimates.values()}) == 1:
        grade = "two agree"
    else:
        grade = "disagree"
    return Finding("estimators", grade, fired=grade != "two agree", sentence=told)
