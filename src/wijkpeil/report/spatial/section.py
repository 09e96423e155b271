"""The part of a report on clusters of rise and fall."""

from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.report.document import Block, Bullets, Fold, Paragraph, Section
from wijkpeil.report.spatial.map import cluster_figure
from wijkpeil.report.spatial.sentences import (
    certainty_sentence,
    clusters_sentence,
    has_clusters,
    overall_sentence,
)
from wijkpeil.report.spatial.tables import cluster_table, company_counts, company_table
from wijkpeil.results.spatial import SpatialResults


def clusters_section(results: SpatialResults, *, kicker: str) -> Section:
    """Tell where areas rose and fell together, and which did so against their surroundings."""
    blocks: list[Block | None] = [
        Paragraph(clusters_sentence(results), kind="lead"),
        Paragraph(overall_sentence(results)),
        *(_found(results) if has_clusters(results) else ()),
        cluster_table(results),
        Section("surroundings", _("With or against the surroundings"), _surroundings(results)),
        Fold(_("How clusters are found"), (_method(results),)),
    ]
    return Section(
        "clusters",
        _("Clusters of rise and fall"),
        tuple(block for block in blocks if block is not None),
        kicker=kicker,
    )


def _found(results: SpatialResults) -> tuple[Block | None, ...]:
    """Explain and draw the clusters; without any the sentences say enough."""
    return (
        _meaning(results),
        Paragraph(certainty_sentence(results)),
        cluster_figure(results),
    )


def _meaning(results: SpatialResults) -> Paragraph:
    return Paragraph(
        _(
            "“Rise amid rise” means: the area and its neighbours together did better than the "
            "average area, by more than chance gives. It is no verdict on the area alone. Of every "
            "100 areas in clusters we expect at most {rate} to be there by chance."
        ).format(rate=number(100 * results.local.rate))
    )


def _surroundings(results: SpatialResults) -> tuple[Block, ...]:
    intro = Paragraph(
        _(
            "For every area that rose or fell, vulnerable or not, we ask what its neighbours did "
            "together, and whether the area differs from them. We only say so where the chance of "
            "being right is 95% or more."
        )
    )
    listed = company_table(results)
    return (intro, company_counts(results), *((listed,) if listed else ()))


def _method(results: SpatialResults) -> Bullets:
    return Bullets(
        (
            _(
                "Neighbours are areas that share a point of their border. We use the likely "
                "change, with noise taken out, and not the difference of two scores."
            ),
            _(
                "Each change is divided by how widely changes vary among areas that are about as "
                "restless and as well known. Else a few restless areas would decide everything."
            ),
            _(
                "Then the changes of all other areas are shuffled over the map, up to {most} "
                "times, to see how often chance gives neighbours like these (local Moran). Areas "
                "for which the answer is clear sooner get fewer shuffles."
            ).format(most=number(round(int(results.local.draws.max(initial=0)), -3))),
            _(
                "With many areas some look special by chance. The rule of Benjamini and Hochberg "
                "keeps the expected share of those at or below {rate} of every 100 areas called."
            ).format(rate=number(100 * results.local.rate)),
            _(
                "A cluster shows no cause. Neighbours may be alike because they share houses, "
                "residents or policy, because one goes with the other, or because a figure behind "
                "the score is known per gemeente or region only. An area on the edge of the map "
                "has fewer neighbours."
            ),
            *results.notes,
        )
    )
