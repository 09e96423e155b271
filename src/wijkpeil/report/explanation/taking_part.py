"""How many areas don't take part, and which characteristics are missing most often."""

from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.report.explanation.words import listed
from wijkpeil.results.explanation import ExplanationResults

NAMED = 3
"""How many of the characteristics that are missing most often are named."""


def left_out_sentence(results: ExplanationResults) -> str:
    """Say how many areas don't take part, and why; empty if all do."""
    left = results.left_out
    whys = (
        (left.incomplete, _("of {count} a characteristic or the number of inhabitants is unknown")),
        (left.without_gemeente, _("of {count} the gemeente is not known")),
        (left.alone, _("{count} would be the only one of their gemeente")),
    )
    told = [why.format(count=number(count)) for count, why in whys if count]
    if not told:
        return ""
    text = _("{total} of the {areas} areas don't take part: {why}.").format(
        total=number(left.incomplete + left.without_gemeente + left.alone),
        areas=number(results.areas),
        why="; ".join(told),
    )
    missing = _missing_most(results)
    if not missing:
        return text
    return f"{text} " + _("Missing most often: {labels}.").format(labels=listed(missing))


def _missing_most(results: ExplanationResults) -> list[str]:
    """Name the used characteristics that are missing most often, with in how many areas."""
    used = [one for one in results.characteristics if one.treatment.fate == "used"]
    missing = [one for one in used if one.treatment.missing]
    missing.sort(key=lambda one: (-one.treatment.missing, one.name))
    return [f"{one.label} ({number(one.treatment.missing)})" for one in missing[:NAMED]]
