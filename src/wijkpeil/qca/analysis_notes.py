"""What the reader must know of a truth table and of solutions, in sentences."""

from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.qca.counting import Count
from wijkpeil.qca.intermediate import Intermediate
from wijkpeil.qca.models import Solution
from wijkpeil.qca.truth_table import TruthTable


def table_notes(table: TruthTable) -> list[str]:
    """Say what was recoded and what contradicts."""
    notes = []
    recoded = [str(row.number) for row in table.rows if row.recoded]
    if recoded:
        notes.append(
            ngettext(
                "Excluding rows made a row negative that its cases showed as positive or "
                "contradictory: {rows}.",
                "Excluding rows made rows negative that their cases showed as positive or "
                "contradictory: {rows}.",
                len(recoded),
            ).format(rows=", ".join(recoded))
        )
    rare = [row for row in table.rows if row.out == "?"]
    if rare:
        notes.append(
            ngettext(
                "{count} row has fewer cases than the frequency cut and counts as not observed: "
                "{cases}.",
                "{count} rows have fewer cases than the frequency cut and count as not observed: "
                "{cases}.",
                len(rare),
            ).format(count=len(rare), cases="; ".join(", ".join(row.cases) for row in rare))
        )
    deviant = [case for row in table.positive for case in row.deviant]
    if deviant:
        notes.append(
            ngettext(
                "{count} case is in a positive row without having the outcome: {cases}.",
                "{count} cases are in a positive row without having the outcome: {cases}.",
                len(deviant),
            ).format(count=len(deviant), cases=", ".join(deviant))
        )
    return notes


def ambiguity_notes(
    whole: Solution | None, simple: Solution | None, middle: Intermediate | None
) -> list[str]:
    """Say of each solution that is there whether the data allow more than one model."""
    named = (
        (_("The complex solution"), whole),
        (_("The parsimonious solution"), simple),
        (_("The intermediate solution"), middle),
    )
    return [
        note
        for name, found in named
        if found is not None
        for note in _ambiguity(name, found.count, len(found.models))
    ]


def _ambiguity(name: str, count: Count, listed: int) -> list[str]:
    """Say loudly where the data allow more than one model."""
    if count.models == 1 and count.exact:
        return []
    least = "" if count.exact else _("at least") + " "
    notes = [
        _(
            "{solution} has {least}{count} models that fit equally well; the data can't choose "
            "between them."
        ).format(solution=name, least=least, count=number(count.models))
    ]
    if listed < count.models:
        notes.append(_("The first {cap} of them are listed.").format(cap=number(listed)))
    return notes
