"""The same look at some of the treated areas only."""

from dataclasses import replace

from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.workflow.effects.looked_at import Looked


def only(look: Looked, treated: BoolArray) -> Looked:
    """Keep some of the treated areas; their controls stay."""
    return replace(look, plan=replace(look.plan, treated=look.plan.treated & treated))
