"""What helped, for a whole study."""

from wijkpeil.effects.library.beside import disagreements
from wijkpeil.effects.register.overlaps import overlaps
from wijkpeil.errors import EffectError
from wijkpeil.language import active
from wijkpeil.language import gettext as _
from wijkpeil.madeup.recognise import made_up_codes
from wijkpeil.panel import Panel
from wijkpeil.results.effects import EffectResults, InterventionEffect
from wijkpeil.study.evidence_library import read_library
from wijkpeil.study.model import Study
from wijkpeil.workflow.analyse import Progress, silent
from wijkpeil.workflow.effects.figures import Figures, figures_of
from wijkpeil.workflow.effects.one import effect_of
from wijkpeil.workflow.effects.plan import others_of
from wijkpeil.workflow.effects.shocks import EXPOSURE, shocks_of
from wijkpeil.workflow.inputs import Borders


def effects_of_study(
    study: Study,
    panel: Panel,
    *,
    borders: Borders | None = None,
    only: tuple[str, ...] = (),
    exposure: str = EXPOSURE,
    command: str = "",
    progress: Progress = silent,
) -> EffectResults | None:
    """Say what the interventions and shocks of a study did, and how sure that is.

    Parameters
    ----------
    study : Study
    panel : Panel
        Areas with scores (`wijkpeil.workflow.scored.with_scores`).
    borders : Borders, optional
        To know the areas around treated ones; without, displacement isn't looked at.
    only : tuple of str
        Ids of the interventions to estimate; all if empty.
    exposure : str
        Characteristic that shocks are looked at by.
    command : str
        That makes the results again.
    progress : callable, optional

    Returns
    -------
    EffectResults or None
        None for a study without interventions and without events.

    Raises
    ------
    EffectError
        If an intervention that is asked for isn't in the register.
    StudyError
        If the study's own evidence can't be read.
    """
    if not study.interventions and not study.events:
        return None
    _check(study, only)
    figures = figures_of(panel, borders)
    found = _estimated(study, figures, only, progress)
    progress(_("Looking at shocks"))
    kinds = {it.kind for it in study.interventions if it.kind}
    library = read_library(study.folder)
    # What fought over one policy shows why one outcome is not enough, whatever the kinds here.
    apart = disagreements(library)
    return EffectResults(
        title=study.title,
        language=active(),
        made_up=study.made_up or made_up_codes(panel.codes),
        relevant=study.rules.minimum_change,
        interventions=found,
        overlaps=overlaps(study.interventions),
        shocks=shocks_of(study, panel, figures, exposure=exposure),
        library=tuple(it for it in library if it.kind in kinds),
        disagreements=tuple(each for each in apart if each.first.kind in kinds),
        command=command,
        provenance=panel.provenance + (() if borders is None else (borders.provenance,)),
        notes=_notes(figures),
    )


def _estimated(
    study: Study, figures: Figures, only: tuple[str, ...], progress: Progress
) -> tuple[InterventionEffect, ...]:
    found = []
    for it in study.interventions:
        if only and it.id not in only:
            continue
        progress(_("Estimating {name}").format(name=it.name))
        others = others_of(it, study.interventions)
        found.append(
            effect_of(it, figures=figures, others=others, relevant=study.rules.minimum_change)
        )
    return tuple(found)


def _check(study: Study, only: tuple[str, ...]) -> None:
    known = [it.id for it in study.interventions]
    for each in only:
        if each not in known:
            raise EffectError(
                _("There is no intervention “{id}” in the register. There are: {known}.").format(
                    id=each, known=", ".join(known) or "–"
                )
            )


def _notes(figures: Figures) -> tuple[str, ...]:
    notes = []
    if figures.neighbours is None:
        notes.append(
            _(
                "There are no borders, so areas next to treated ones could not be kept out of the "
                "comparison, and displacement was not looked at."
            )
        )
    if figures.gemeente is None:
        notes.append(
            _(
                "The gemeente of the areas isn't known, so areas of one gemeente were taken to "
                "move independently; errors may be too small."
            )
        )
    return tuple(notes)
