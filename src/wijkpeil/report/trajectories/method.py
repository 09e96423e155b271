"""Part 7: method and limits."""

from wijkpeil.language import gettext as _
from wijkpeil.language import number, percentage
from wijkpeil.report.document import Block, Bullets, Paragraph, Section
from wijkpeil.report.trajectories.settings import settings_table
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.trajectories.change import S


def _limits(results: TrajectoryResults) -> Bullets:
    return Bullets(
        (
            _(
                "The Leefbaarometer is the outcome of a model of about a hundred indicators, and "
                "is meant as a signal. It is not a measurement of what residents feel."
            ),
            _(
                "Its owner publishes no margins of error. We estimate the noise from how scores "
                "move up and down: larger in small areas and in some years than in others."
            ),
            _(
                "Areas chosen because they scored low in one year will on average score higher "
                "later, also when nothing changed (regression to the mean). Our estimate pulls "
                "each score towards its area's own course, and so allows for most of this."
            ),
            _(
                "All years have one set of borders. An area whose borders moved is described as if "
                "it always had these."
            ),
            _(
                "Nothing here shows a cause. To explain the scores by housing or amenities is "
                "partly going in a circle, because the model behind the scores already contains "
                "them."
            ),
            _(
                "A change smaller than {minimum} points does not count; that is {share} of a class "
                "step of {step} points. At most {cap} of every 100 risers and fallers may be "
                "expected to have the wrong direction."
            ).format(
                minimum=number(results.relative.minimum, digits=3),
                share=number(results.relative.minimum / S, digits=2),
                step=number(S, digits=4),
                cap=number(100 * results.cap),
            ),
            _(
                "Over all areas the expected share of wrong directions is {wrong}. Of the areas "
                "that stayed about the same, {beyond} is expected to have changed by more than "
                "that minimum after all."
            ).format(
                wrong=percentage(results.wrong_signs, digits=1),
                beyond=percentage(results.wrong_stable, digits=1),
            ),
        )
    )


def method(results: TrajectoryResults, *, kicker: str) -> Section:
    """Tell in plain words how it was done, and what it can't say."""
    how = Paragraph(
        _(
            "Each area has a true level that we don't see. It starts somewhere, moves at a pace of "
            "its own and wanders a little; what is published is that level plus noise. From all "
            "areas together we learn how much of the movement is noise. With that, each area's "
            "scores give a likely course and how sure it is. A verdict follows from the chance "
            "that the change is a rise, a fall, or small."
        )
    )
    blocks: list[Block] = [how, Section("limits", _("What to keep in mind"), (_limits(results),))]
    if results.notes:
        blocks.append(Section("notes", _("What was done differently"), (Bullets(results.notes),)))
    blocks.append(Section("settings", _("Settings"), (settings_table(results),)))
    return Section("method", _("Method and limits"), tuple(blocks), kicker=kicker)
