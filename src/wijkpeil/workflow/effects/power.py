"""What could be found for each intervention, without showing what was."""

import math
from dataclasses import dataclass

from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.panel import Panel
from wijkpeil.study.model import Study
from wijkpeil.workflow.effects.figures import figures_of
from wijkpeil.workflow.effects.looked_at import look_at
from wijkpeil.workflow.effects.one import estimate
from wijkpeil.workflow.effects.plan import others_of, plan_of
from wijkpeil.workflow.inputs import Borders
from wijkpeil.workflow.modelled import TOTAL


@dataclass(frozen=True, slots=True)
class Power:
    """What could be found.

    Attributes
    ----------
    id, name : str
    treated, controls : int
    detectable : float or None
        Score points; None where no effect, however large, would be found.
    relevant : float
        The smallest effect that matters.
    refused : str
        Why nothing can be estimated; empty if it can.
    """

    id: str
    name: str
    treated: int
    controls: int
    detectable: float | None
    relevant: float
    refused: str = ""

    def sentence(self) -> str:
        """Say what could be found, and whether that is enough."""
        if self.refused:
            return f"{self.id} {self.name}: {self.refused}"
        if self.detectable is None:
            return _(
                "{name}: with {treated} treated areas and {controls} to compare with, no effect "
                "could be found, however large."
            ).format(name=self.name, treated=self.treated, controls=self.controls)
        said = _(
            "{name}: with {treated} treated areas and {controls} to compare with, an effect of "
            "{detectable} points is found four times in five; an effect matters from {relevant}."
        ).format(
            name=self.name,
            treated=self.treated,
            controls=self.controls,
            detectable=number(self.detectable, digits=3),
            relevant=number(self.relevant, digits=3),
        )
        if self.detectable > self.relevant:
            little = _("So finding none would say little.")
            return f"{said} {little}"
        return said


def power_of(study: Study, panel: Panel, *, borders: Borders | None) -> tuple[Power, ...]:
    """Tell for each intervention what could be found, in the order of the register."""
    figures = figures_of(panel, borders)
    relevant = study.rules.minimum_change
    told = []
    for it in study.interventions:
        try:
            plan = plan_of(it, figures=figures, others=others_of(it, study.interventions))
            least = estimate(look_at(TOTAL, plan=plan, figures=figures)).detectable.effect
        except EffectError as error:
            told.append(Power(it.id, it.name, 0, 0, None, relevant, str(error)))
            continue
        told.append(
            Power(
                id=it.id,
                name=it.name,
                treated=int(plan.treated.sum()),
                controls=int((plan.weight > 0).sum()),
                detectable=least if math.isfinite(least) else None,
                relevant=relevant,
            )
        )
    return tuple(told)
