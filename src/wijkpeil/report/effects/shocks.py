"""What happened everywhere at once: shocks and changes of policy."""

from wijkpeil.charts.interventions.apart import apart
from wijkpeil.charts.svg import svg
from wijkpeil.charts.theme import WIDTHS
from wijkpeil.language import gettext as _
from wijkpeil.report.document import Block, Bullets, Figure, Paragraph, Picture, Section
from wijkpeil.report.effects.pictures import gaps_of, wave_table
from wijkpeil.results.effects import EffectResults, ShockEffect


def shocks_section(results: EffectResults, *, kicker: str) -> Section | None:
    """Tell of shocks, in order of time; None without any."""
    if not results.shocks:
        return None
    blocks: list[Block] = [
        Paragraph(
            _(
                "Some things happen everywhere at once, such as a crisis or a new law. Then there "
                "are no areas without it to compare with. What can be seen is whether areas that "
                "were more exposed moved differently; and what falls between the same two waves "
                "can't be told apart."
            )
        )
    ]
    for number, shock in enumerate(results.shocks):
        blocks.append(_shock(shock, results.relevant, key=f"shock-{number}"))
    return Section("shocks", _("What happened everywhere at once"), tuple(blocks), kicker=kicker)


def _shock(shock: ShockEffect, relevant: float, *, key: str) -> Section:
    blocks: list[Block] = []
    told: tuple[str, ...] = ()
    if shock.refused:
        blocks.append(Paragraph(shock.refused))
    else:
        first, *others = shock.found
        blocks += [Paragraph(first), _figure(shock, relevant, key=key)]
        told = tuple(others)
    blocks.append(Bullets((*told, *shock.identifies)))
    title = _("{first}–{last}: {names}").format(
        first=shock.gap[0], last=shock.gap[1], names="; ".join(shock.names)
    )
    return Section(key, title, tuple(blocks))


def _figure(shock: ShockEffect, relevant: float, *, key: str) -> Figure:
    wide, narrow = (
        svg(
            apart(
                gaps=gaps_of(shock.waves),
                started=float(shock.gap[0]),
                relevant=relevant,
                word=_("shock"),
                title=_("points"),
                width=width,
            ),
            key=f"{key}-{width}",
        )
        for width in WIDTHS
    )
    return Figure(
        title=_("Areas with much against areas with little: {exposure}").format(
            exposure=shock.exposure
        ),
        description=_(
            "Counted from {year}, the last wave before. Before that the line should lie near "
            "nought; where it doesn't, the areas already went apart."
        ).format(year=shock.gap[0]),
        pictures=(Picture(wide, narrow),),
        table=wave_table(shock.waves, caption=_("The same in figures, in points")),
    )
