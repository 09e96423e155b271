"""How it was found what goes with change, and what to keep in mind."""

from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.report.document import Block, Bullets, Paragraph, Section
from wijkpeil.report.explanation.words import p_words, population
from wijkpeil.results.explanation import ExplanationResults
from wijkpeil.trajectories.explanation.relations import Relations


def method(results: ExplanationResults) -> Section:
    """Tell in plain words how it was done."""
    blocks: list[Block] = [
        Paragraph(
            _(
                "The true level of an area is not seen: a score is that level plus noise. To "
                "subtract two scores would let the noise speak, and a smoothed score is drawn "
                "towards other areas. So we drew {draws} sets of courses that fit both the scores "
                "and the characteristics, did the regression in each set, and put the answers "
                "together; how much they differ is part of the uncertainty."
            ).format(draws=number(results.draws))
        ),
        Bullets(
            (
                _(
                    "Areas are compared within their own gemeente, and with areas of the same true "
                    "level at the start and the same number of inhabitants."
                ),
                _(
                    "The vulnerable areas have relations of their own; what happened to a gemeente "
                    "as a whole is learned from all its areas."
                ),
                _(
                    "Many characteristics are looked at, in {families} groups of areas. The "
                    "verdicts and the dotted bands allow for all looks together: the chance of any "
                    "false “goes with” is 5%."
                ).format(families=number(len(results.populations))),
                *(
                    nearness_sentence(results, key, found)
                    for key, found in results.populations
                    if not found.reason
                ),
                *results.notes,
            )
        ),
    ]
    return Section("explanation-method", _("How this was found"), tuple(blocks))


def nearness_sentence(results: ExplanationResults, key: str, found: Relations) -> str:
    """Say whether neighbours are alike in what the characteristics don't tell."""
    who = population(results, key, found)
    if found.moran is None:
        return _("Among {who}: errors allow for likeness within a gemeente only.").format(who=who)
    figures = _("Moran's I is {found}, {expected} if there were none; {p}").format(
        found=number(found.moran.statistic, digits=3),
        expected=number(found.moran.expected, digits=3),
        p=p_words(found.moran.p),
    )
    if found.errors == "nearby":
        return _(
            "Among {who}: neighbours are alike in what the characteristics don't tell ({figures}). "
            "The intervals allow for that, also across gemeente borders (Conley's errors)."
        ).format(who=who, figures=figures)
    return _(
        "Among {who}: neighbours are not clearly more alike than others in what the "
        "characteristics don't tell ({figures}), so the intervals allow for likeness within a "
        "gemeente only."
    ).format(who=who, figures=figures)
