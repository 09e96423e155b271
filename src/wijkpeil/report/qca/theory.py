"""What was thought beforehand, set against what was found."""

from wijkpeil.language import gettext as _
from wijkpeil.qca.after.theory import Area
from wijkpeil.report.document import Cell, Paragraph, Section, Table
from wijkpeil.report.qca.necessity import expression_words
from wijkpeil.report.qca.words import listed, share
from wijkpeil.results.qca import QcaResults


def theory_section(results: QcaResults, *, kicker: str) -> Section | None:
    """Cut the cases in eight by expectation, solution and outcome; None without a theory."""
    found = results.evaluation
    if found is None:
        return None
    names: dict[Area, str] = {
        "T*S": _("expected, and found"),
        "~T*S": _("not expected, but found"),
        "T*~S": _("expected, but not found"),
        "~T*~S": _("neither expected nor found"),
    }
    said = expression_words(results.theory, results.answer, results)
    text = _(
        "Beforehand it was thought that this goes with the outcome: {words} ({theory}). As it "
        "stands that has a consistency of {consistency} and a coverage of {coverage}."
    ).format(
        words=said,
        theory=results.theory,
        consistency=share(found.theory.inclS),
        coverage=share(found.theory.covS),
    )
    table = Table(
        caption=_("Cases by what was expected and what was found"),
        head=(_("Cases that were"), _("Expression"), _("With the outcome"), _("Without it")),
        rows=tuple(
            (
                Cell(names[area.area]),
                Cell(area.expression or "–"),
                Cell(listed(area.with_outcome) or "–"),
                Cell(listed(area.without_outcome) or "–"),
            )
            for area in found.areas
        ),
    )
    return Section(
        "qca-theory", _("What was thought beforehand"), (Paragraph(text), table), kicker=kicker
    )
