"""What goes with rise and decline, as a section of a page."""

from wijkpeil.language import gettext as _
from wijkpeil.report.document import Block, Section
from wijkpeil.report.explanation.answer import answer
from wijkpeil.report.explanation.characteristics import characteristics_table
from wijkpeil.report.explanation.circle import circle
from wijkpeil.report.explanation.method import method
from wijkpeil.report.explanation.pictures import effects_figures
from wijkpeil.report.explanation.stability import stability
from wijkpeil.results.explanation import ExplanationResults


def explanation_section(results: ExplanationResults, *, kicker: str) -> Section:
    """Tell which characteristics go with rise and decline.

    Parameters
    ----------
    results : ExplanationResults
    kicker : str
        A few words above the heading.
    """
    blocks: list[Block] = [*answer(results), *effects_figures(results)]
    blocks.append(characteristics_table(results))
    around = circle(results)
    if around is not None:
        blocks.append(around)
    steady = stability(results)
    if steady:
        blocks.append(Section("steady", _("Does it hold in other periods?"), steady))
    blocks.append(method(results))
    return Section(
        "explanation", _("What goes with rise and decline"), tuple(blocks), kicker=kicker
    )
