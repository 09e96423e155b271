"""Whether areas that were chosen at a bad moment merely went back to normal."""

import numpy as np

from wijkpeil.effects.guards.finding import Finding
from wijkpeil.effects.guards.regression_to_mean import regression_to_mean, selection_finding
from wijkpeil.effects.permutation.rank import exact_p
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.workflow.effects.looked_at import Looked

_SURE = 0.05


def selection(look: Looked) -> Finding:
    """Compare the effect with and without the waves that the choice looked at."""
    plan = look.plan
    if not plan.selection:
        return selection_finding(by_lot=plan.by_lot)
    if plan.treated.sum() == 1:
        return _one(look)
    try:
        return regression_to_mean(
            outcomes=look.outcomes,
            treated=plan.start >= 0,
            allowed=plan.allowed,
            selection=plan.selection,
            after=plan.after(len(look.years)),
        ).finding
    except EffectError as error:
        return Finding("selection", "not told", fired=True, sentence=str(error))


def _one(look: Looked) -> Finding:
    """Rank one area's earlier level, against what it was when chosen, among its controls."""
    plan = look.plan
    earlier = list(range(min(plan.selection)))
    if not earlier:
        said = _(
            "There is no wave before the one at which the area was chosen, so it can't be seen "
            "whether it was at a passing low."
        )
        return Finding("selection", "not told", fired=True, sentence=said)
    chosen = look.outcomes[:, list(plan.selection)].mean(axis=1)
    apart = look.outcomes[:, earlier].mean(axis=1) - chosen
    others = apart[(plan.weight > 0) & np.isfinite(apart)]
    own = float(apart[plan.treated][0] - others.mean())
    p = exact_p(own, others - others.mean())
    said = _(
        "Before the wave at which it was chosen the area stood {apart} points from where areas as "
        "bad stood; of {count} such areas {share} differ as much or more."
    ).format(
        apart=number(own, digits=3, sign=True),
        count=len(others),
        share=round(p * (len(others) + 1)) - 1,
    )
    grade = "differs" if p < _SURE else "same without that wave"
    return Finding("selection", grade, fired=p < _SURE, sentence=said)
