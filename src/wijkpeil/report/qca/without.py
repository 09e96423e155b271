"""The answer without each single case."""

from collections.abc import Sequence

from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext
from wijkpeil.qca.robustness.leave_one_out import LeaveOneOut, WithoutCase
from wijkpeil.report.document import Block, Cell, Paragraph, Table
from wijkpeil.report.qca.words import listed


def without_case(found: LeaveOneOut) -> tuple[Block, ...]:
    """Say without which cases the models differ, and how."""
    changed = [one for one in found.without if not one.same]
    text = Paragraph(without_sentence(found))
    return (text, _table(changed)) if changed else (text,)


def without_sentence(found: LeaveOneOut) -> str:
    """Say without which cases the models differ."""
    changed = [one.case for one in found.without if not one.same]
    if not changed:
        return _("Without any single case the models stay the same.")
    return ngettext(
        "Without {cases} the models would differ; without any other single case they stay the "
        "same.",
        "Without any one of {cases} the models would differ; without any other single case they "
        "stay the same.",
        len(changed),
    ).format(cases=listed(changed))


def _table(changed: Sequence[WithoutCase]) -> Table:
    return Table(
        caption=_("Models without a case"),
        head=(_("Without"), _("Models then"), _("No longer there"), _("New")),
        rows=tuple(
            (
                Cell(one.case),
                Cell(" | ".join(one.models) or _("no solution")),
                Cell(", ".join(one.lost) or "–"),
                Cell(", ".join(one.gained) or "–"),
            )
            for one in changed
        ),
        fold=_("Models without each of these cases"),
    )
