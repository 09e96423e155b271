"""Areas to compare with."""

from typing import Literal

from wijkpeil.effects.group_time.panel import Design
from wijkpeil.effects.group_time.terms import NEVER
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _

Controls = Literal["never", "not yet"]


def needs_controls(design: Design, controls: Controls) -> None:
    """Refuse a design without one area to compare with.

    Raises
    ------
    EffectError
    """
    if controls not in ("never", "not yet"):
        raise EffectError(
            _("Controls are “never” or “not yet”, not “{given}”.").format(given=controls)
        )
    never = (design.start[design.kept] == NEVER).any()
    if never or (controls == "not yet" and len(design.cohorts) > 1):
        return
    if len(design.cohorts) == 1:
        raise EffectError(
            _(
                "Every area was treated, and all from the same wave, so there is nothing to "
                "compare with. Add areas that were not treated."
            )
        )
    raise EffectError(
        _(
            "Every area was treated sooner or later, so none was never treated. Compare with areas "
            "that were not yet treated, or add areas that were not treated."
        )
    )
