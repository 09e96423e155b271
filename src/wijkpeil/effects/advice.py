"""Advice that knows its limits: what was tried in areas like this one, and how sure that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wijkpeil.effects.library.evidence import Evidence, outcome_label
from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.effects.register.kinds import kind_label
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number

_FEW_AREAS = 10
_FEW_ALIKE = 3


@dataclass(frozen=True, slots=True)
class Conditions:
    """Conditions under which an intervention went with rise, from comparing cases (QCA).

    Attributes
    ----------
    words : str
        The combination in words.
    consistency : float
        0 to 1.
    cases : int
        Cases that have the combination.
    here : bool or None
        Whether the area has them; None where that isn't known.
    """

    words: str
    consistency: float
    cases: int
    here: bool | None = None

    def sentence(self) -> str:
        """Tell the conditions, how well they fit, and whether the area has them."""
        met = {
            True: _("This area has these conditions."),
            False: _("This area doesn't have these conditions."),
            None: _("Whether this area has these conditions isn't known."),
        }
        told = ngettext(
            "In {cases} case it went with rise under these conditions: {words} (consistency "
            "{consistency}).",
            "In {cases} cases it went with rise under these conditions: {words} (consistency "
            "{consistency}).",
            self.cases,
        ).format(cases=self.cases, words=self.words, consistency=number(self.consistency, digits=2))
        return f"{told} {met[self.here]}"


@dataclass(frozen=True, slots=True)
class Measure:
    """An intervention that was tried in look-alikes of an area.

    Attributes
    ----------
    intervention : Intervention
    where : tuple of str
        Look-alikes that had it, ascending.
    looked_at : int
        Number of look-alikes.
    own : tuple of Evidence
        Own estimates of it: level, effect and interval; empty if it wasn't estimated.
    published : tuple of Evidence
        Findings of others on the same kind, in alphabetical order.
    conditions : tuple of Conditions
    cautions : tuple of str
        Sentences; never empty of what limits the advice.
    """

    intervention: Intervention
    where: tuple[str, ...]
    looked_at: int
    own: tuple[Evidence, ...]
    published: tuple[Evidence, ...]
    conditions: tuple[Conditions, ...]
    cautions: tuple[str, ...]

    def cost_in_words(self) -> str:
        """Tell the cost per resident, or in all, or that it isn't known."""
        it = self.intervention
        prices = (
            "" if it.price_year is None else _(" (prices of {year})").format(year=it.price_year)
        )
        if it.cost_per_resident is not None:
            amount = number(it.cost_per_resident)
            return _("{amount} euro per resident").format(amount=amount) + prices
        if it.cost is not None:
            return _("{amount} euro in all").format(amount=number(it.cost)) + prices
        return _("cost not told")


@dataclass(frozen=True, slots=True)
class Advice:
    """What was tried in look-alikes of one area.

    Attributes
    ----------
    area : str
    look_alikes : tuple of str
    measures : tuple of Measure
        In alphabetical order of name: no ranking.
    tried_here : tuple of str
        Ids of interventions in the area itself, ascending.
    """

    area: str
    look_alikes: tuple[str, ...]
    measures: tuple[Measure, ...]
    tried_here: tuple[str, ...]

    def sentence(self) -> str:
        """Say what the advice rests on; that nothing was tried is an answer too."""
        count = len(self.look_alikes)
        if not count:
            return _(
                "This area has no look-alikes, so what was tried in areas like it can't be told."
            )
        if not self.measures:
            return ngettext(
                "Nothing in the register was tried in the {count} look-alike of this area. That is "
                "an answer: no measure can be advised from it, and none is ruled out.",
                "Nothing in the register was tried in the {count} look-alikes of this area. That "
                "is an answer: no measure can be advised from it, and none is ruled out.",
                count,
            ).format(count=count)
        return ngettext(
            "In the {looked} look-alikes of this area {count} measure of the register was tried.",
            "In the {looked} look-alikes of this area {count} measures of the register were tried. "
            "They are in alphabetical order, which says nothing of worth.",
            len(self.measures),
        ).format(looked=count, count=len(self.measures))


def advise(
    *,
    area: str,
    look_alikes: Sequence[str],
    interventions: Sequence[Intervention],
    estimates: Mapping[str, Sequence[Evidence]],
    library: Sequence[Evidence] = (),
    conditions: Mapping[str, Sequence[Conditions]] | None = None,
) -> Advice:
    """List the measures that were tried in the look-alikes of an area, with their limits.

    Parameters
    ----------
    area : str
        Code.
    look_alikes : sequence of str
        Codes, as `wijkpeil.trajectories.alike` finds them.
    interventions : sequence of Intervention
    estimates : mapping of str to sequence of Evidence
        Own estimates by id of the intervention.
    library : sequence of Evidence
        Published findings.
    conditions : mapping of str to sequence of Conditions, optional
        By id of the intervention.

    Returns
    -------
    Advice
    """
    alike = tuple(code for code in dict.fromkeys(look_alikes) if code != area)
    found = []
    for it in sorted(interventions, key=lambda one: (one.name, one.id)):
        where = tuple(sorted(set(alike) & set(it.areas)))
        if not where:
            continue
        own = tuple(estimates.get(it.id, ()))
        published = _on_the_same(it.kind, library)
        known = tuple((conditions or {}).get(it.id, ()))
        cautions = _cautions(
            it, area=area, where=where, evidence=(own, published), interventions=interventions
        )
        found.append(Measure(it, where, len(alike), own, published, known, tuple(cautions)))
    here = tuple(sorted(it.id for it in interventions if area in it.areas))
    return Advice(area, alike, tuple(found), here)


def _on_the_same(kind: str, library: Sequence[Evidence]) -> tuple[Evidence, ...]:
    same = (it for it in library if kind and it.kind == kind)
    return tuple(sorted(same, key=lambda it: (it.citation, it.id)))


def _cautions(
    it: Intervention,
    *,
    area: str,
    where: tuple[str, ...],
    evidence: tuple[tuple[Evidence, ...], tuple[Evidence, ...]],
    interventions: Sequence[Intervention],
) -> list[str]:
    """Say what limits the advice, the weightiest first."""
    return [
        *_of_evidence(*evidence, it.kind),
        *_of_where(it, where, interventions),
        *([_("It was already done in this area itself.")] if area in it.areas else []),
        _("It was tried in areas like this one; that it would do the same here is a supposition."),
    ]


def _of_evidence(
    own: tuple[Evidence, ...], published: tuple[Evidence, ...], kind: str
) -> list[str]:
    told = []
    if not own:
        told.append(
            _("Its effect was not estimated: that it was tried says nothing of what it did.")
        )
    untold = [one for one in own if one.level == "can't tell"]
    if untold:
        told.append(
            _("What it did can't be told for {outcomes}.").format(
                outcomes=", ".join(dict.fromkeys(outcome_label(one.outcome) for one in untold))
            )
        )
    if any(one.direction == "unfavourable" for one in own):
        told.append(_("By own estimate it did harm on at least one outcome."))
    if any(one.direction == "none shown" for one in own):
        told.append(
            _("On at least one outcome no effect could be shown; that is not proof of no effect.")
        )
    against = [one for one in published if one.direction == "unfavourable"]
    if against:
        told.append(
            _("Others found harm of this kind of measure ({kind}): {citations}.").format(
                kind=kind_label(kind),
                citations="; ".join(dict.fromkeys(one.citation for one in against)),
            )
        )
    return told


def _of_where(
    it: Intervention, where: tuple[str, ...], interventions: Sequence[Intervention]
) -> list[str]:
    told = []
    if len(where) < _FEW_ALIKE:
        told.append(
            ngettext(
                "Only {count} look-alike had it.", "Only {count} look-alikes had it.", len(where)
            ).format(count=len(where))
        )
    if len(it.areas) < _FEW_AREAS:
        told.append(
            _("It was done in {count} areas only, too few to be sure of.").format(
                count=len(it.areas)
            )
        )
    beside = sorted(
        other.id for other in interventions if other.id != it.id and set(where) & set(other.areas)
    )
    if beside:
        told.append(
            _("Some of these look-alikes had other measures too ({ids}).").format(
                ids=", ".join(beside)
            )
        )
    if it.ended is None:
        told.append(_("It still runs, so its cost and effect are not final."))
    return told
