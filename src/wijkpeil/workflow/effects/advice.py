"""What was tried in areas like a given one, and how sure what it did is."""

import numpy as np

from wijkpeil.effects.advice import Advice, advise
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.panel import Panel
from wijkpeil.report.effects.evidence import own_evidence
from wijkpeil.results.effects import EffectResults
from wijkpeil.study.model import Study
from wijkpeil.workflow.alike import compare_alike
from wijkpeil.workflow.inputs import Borders
from wijkpeil.workflow.modelled import model
from wijkpeil.workflow.study_inputs import question_of


def advice_for(
    area: str, *, study: Study, panel: Panel, borders: Borders | None, results: EffectResults
) -> Advice:
    """List measures that were tried in the look-alikes of an area.

    Parameters
    ----------
    area : str
        Code.
    study : Study
    panel : Panel
        Areas with scores.
    borders : Borders, optional
    results : EffectResults
        Of all interventions of the study.

    Raises
    ------
    EffectError
        If the area is not among the figures.
    """
    if area not in panel.areas.index:
        raise EffectError(
            _("Area {code} is not among the areas with scores. Look at the code.").format(code=area)
        )
    alike = compare_alike(panel, model(panel), question_of(study), borders=borders, shown=(area,))
    place = int(np.flatnonzero(panel.codes == area)[0])
    members = [int(at) for at in alike.alike.members[place] if at >= 0]
    return advise(
        area=area,
        look_alikes=[str(alike.alike.codes[at]) for at in members],
        interventions=study.interventions,
        estimates={it.intervention.id: own_evidence(it) for it in results.interventions},
        library=results.library,
    )
