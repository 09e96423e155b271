"""Designs, roles, rules and firmness as plain words."""

from wijkpeil.cases.parts import Part
from wijkpeil.cases.rule import Design
from wijkpeil.cases.stability import CaseStability, Firmness
from wijkpeil.language import N_, number, percentage
from wijkpeil.language import gettext as _
from wijkpeil.report.trajectories.phrases import areas_word, compared, rule_name
from wijkpeil.results.cases import Variant
from wijkpeil.trajectories.change import Verdict
from wijkpeil.trajectories.defaults import Reference

_DESIGNS: dict[Design, str] = {
    "pairs": N_("pairs within a city: one that did better and one that did worse, from one start"),
    "most-similar": N_("pairs of areas in different cities that are alike, but changed otherwise"),
    "typical-deviant": N_("areas that changed as was to be expected, and areas that did not"),
    "diverse": N_("every kind: low and higher starts, risers and fallers"),
    "mix": N_("pairs within a city where there are any, and single areas to complete the number"),
}
_PARTS: dict[Part, str] = {
    "riser": N_("riser"),
    "faller": N_("faller"),
    "higher": N_("did better than the other"),
    "lower": N_("did worse than the other"),
    "completes": N_("completes the number"),
    "typical": N_("changed as expected"),
    "above": N_("did better than expected"),
    "below": N_("did worse than expected"),
    "low-rise": N_("low start, up"),
    "low-fall": N_("low start, down"),
    "high-rise": N_("higher start, up"),
    "high-fall": N_("higher start, down"),
}
_IN_PAIR: dict[Part, str] = {
    "riser": N_("rose, and did better than {other} from the same start"),
    "faller": N_("fell, and did worse than {other} from the same start"),
    "higher": N_("did better than {other} from the same start"),
    "lower": N_("did worse than {other} from the same start"),
}
_FIRM: dict[Firmness, str] = {
    "robust": N_("firm"),
    "depends": N_("depends on the rule or the period"),
    "contradicted": N_("contradicted"),
    "undecided": N_("no verdict to test"),
}
_VERDICTS: dict[Verdict, str] = {
    "rising": N_("The verdict that {name} rose"),
    "falling": N_("The verdict that {name} fell"),
    "stable": N_("The verdict that {name} stayed about the same"),
    "unclear": N_("Of {name} there is no verdict to test"),
}
_SENTENCES: dict[Firmness, str] = {
    "robust": N_("{verdict} is firm: {summary}."),
    "depends": N_("{verdict} depends on the rule or the period: {summary}."),
    "contradicted": N_("{verdict} is contradicted: {summary}."),
    "undecided": N_("{verdict}: {summary}."),
}
_LOSSES: tuple[tuple[float, str], ...] = (
    (0.02, N_("almost as good")),
    (0.15, N_("a little less sure")),
    (0.5, N_("clearly less sure")),
    (float("inf"), N_("much less sure")),
)


def design_words(design: Design) -> str:
    """Say what a design chooses."""
    return _(_DESIGNS[design])


def part_words(part: Part) -> str:
    """Say what part an area plays."""
    return _(_PARTS[part])


def pair_words(part: Part, *, other: str) -> str:
    """Say what part one of a pair plays beside the other."""
    return _(_IN_PAIR[part]).format(other=other)


def firmness_words(firmness: Firmness) -> str:
    """Say how firm a verdict is."""
    return _(_FIRM[firmness])


def firmness_sentence(found: CaseStability, *, name: str, summary: str) -> str:
    """Say in a whole sentence how firm the verdict on an area is."""
    verdict = _(_VERDICTS[found.verdict]).format(name=name)
    return _(_SENTENCES[found.firmness]).format(verdict=verdict, summary=summary)


def loss_words(loss: float) -> str:
    """Say how much a choice gives up."""
    return _(next(words for bound, words in _LOSSES if loss < bound))


def rule_words(column: str) -> str:
    """Name a rule by its column in the results.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     rule_words("minimum:0.0784"), rule_words("cap:0.01")
    ('a change counts from 0.078 points', 'at most 1% wrong verdicts')
    """
    kind, colon, value = column.partition(":")
    if not colon:
        return rule_name(column)
    if kind == "relative_to":
        return _reference(value)
    if kind == "minimum":
        return _("a change counts from {minimum} points").format(
            minimum=number(float(value), digits=3)
        )
    return _("at most {share} wrong verdicts").format(share=percentage(float(value)))


def variant_words(variant: Variant) -> str:
    """Name another rule under which cases were chosen again."""
    if variant.kind == "period":
        return _("period {period}").format(period=variant.value.replace("-", "–"))
    if variant.kind == "raw":
        return _("subtract two scores")
    if variant.kind == "other_file":
        return _("areas of another level: {level}").format(level=areas_word(variant.value, 2))
    return rule_words(f"{variant.kind}:{variant.value}")


def _reference(value: str) -> str:
    known: tuple[Reference, ...] = ("nation", "gemeente", "group", "alike", "none")
    return compared(next(one for one in known if one == value))
