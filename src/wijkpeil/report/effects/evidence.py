"""Own estimates in the form of the evidence library."""

from wijkpeil.effects.library.evidence import Direction, Evidence
from wijkpeil.effects.verdict.rule import Claim
from wijkpeil.effects.verdict.words import headline
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext
from wijkpeil.report.effects.words import livability
from wijkpeil.results.effects import EffectResults, InterventionEffect

_DIRECTION: dict[Claim, Direction] = {
    "better": "favourable",
    "worse": "unfavourable",
    "no larger than": "little",
    "can't tell": "none shown",
}


def own_evidence(found: InterventionEffect) -> tuple[Evidence, ...]:
    """Write an estimate as a finding; none where nothing could be estimated."""
    if found.answer is None:
        return ()
    it, answer = found.intervention, found.answer
    verdict, forms = answer.verdict, answer.forms
    return (
        Evidence(
            id=f"own-{it.id}",
            origin="own",
            policy=it.name,
            intervention=it.name,
            kind=it.kind,
            outcome="livability",
            direction=_DIRECTION[verdict.claim],
            finding=headline(verdict, forms, name=it.name, outcome=livability()),
            citation=_("own estimate"),
            design=answer.how,
            population=ngettext("{count} area", "{count} areas", answer.treated).format(
                count=answer.treated
            ),
            start=int(it.started),
            end=answer.waves[-1].year,
            size=forms.effect,
            lower=forms.low,
            upper=forms.high,
            unit=_("points"),
            level=verdict.level,
        ),
    )


def all_evidence(results: EffectResults) -> tuple[Evidence, ...]:
    """Put own estimates before published findings."""
    own = tuple(one for each in results.interventions for one in own_evidence(each))
    return own + results.library
