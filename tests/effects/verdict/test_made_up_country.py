"""From planted programmes to verdicts: guards, grades, rule and words together."""

import numpy as np
import pytest

from wijkpeil.areas.neighbours import neighbours
from wijkpeil.effects.group_time.average import averages
from wijkpeil.effects.group_time.effects import group_time_effects
from wijkpeil.effects.guards.agreement import agreement
from wijkpeil.effects.guards.anticipation import anticipation, last_wave_before
from wijkpeil.effects.guards.composition import composition
from wijkpeil.effects.guards.displacement import displacement
from wijkpeil.effects.guards.few_treated import few_treated
from wijkpeil.effects.guards.gather import gather
from wijkpeil.effects.guards.instrument import instrument
from wijkpeil.effects.guards.looks import chance
from wijkpeil.effects.guards.overlap import clean, overlap
from wijkpeil.effects.guards.parting import parting
from wijkpeil.effects.guards.power_first import power_first
from wijkpeil.effects.guards.pretrend import pretrend
from wijkpeil.effects.guards.regression_to_mean import regression_to_mean
from wijkpeil.effects.guards.rings import OUTSIDE, rings
from wijkpeil.effects.sensitivity.break_even import break_even
from wijkpeil.effects.sensitivity.of_averages import event_study_of
from wijkpeil.effects.verdict.forms import forms
from wijkpeil.effects.verdict.rule import judge
from wijkpeil.effects.verdict.words import headline, scales, size_in_words, sureness
from wijkpeil.language import speaking
from wijkpeil.madeup import instrument as waves_of
from wijkpeil.madeup.country import country
from wijkpeil.madeup.programmes import PROGRAMMES

RELEVANT = 0.02
BY_ID = {programme.id: programme for programme in PROGRAMMES}


@pytest.fixture(scope="module")
def made():
    whole = country()
    return whole, neighbours(whole.outlines)


def decimal(date: str) -> float:
    return float(date[:4]) + (int(date[5:7]) - 1) / 12


def look(made, programme):
    """Do what a study would do for one intervention."""
    whole, near = made
    own = whole.reasons["programme"].to_numpy(str)
    treated = own == programme.id
    scores = np.asarray(whole.scores["lbm"])
    years = whole.waves.astype(float)
    ring = rings(neighbours=near, treated=treated)
    allowed = (ring == OUTSIDE) & (own == "")
    reference = last_wave_before(years, decimal(programme.announced))
    first = last_wave_before(years, decimal(programme.started)) + 1
    after = tuple(range(first, len(years)))
    selection = (waves_of.index(programme.wave),)
    chosen = regression_to_mean(
        outcomes=scores, treated=treated, allowed=allowed, selection=selection, after=after
    )
    effect = chosen.with_wave
    used = (treated & ~chosen.controls.without) | (chosen.controls.weight > 0)
    start = np.where(treated, first, -1)
    by_wave = averages(
        group_time_effects(outcomes=scores[used], years=years, start=start[used], base="universal"),
        by="event time",
    )
    study = event_study_of(by_wave)
    time = np.concatenate([[0.0], np.cumsum(study.gaps)])
    time -= time[study.before]
    moved = displacement(
        change=scores[:, after].mean(axis=1) - scores[:, reference],
        ring=ring,
        population=whole.areas["size"].to_numpy(float),
        controls=allowed,
        scores=scores[:, selection],
    )
    # fmt: off
    findings = [
        chosen.finding,
        few_treated(treated=int(treated.sum()), controls=int((chosen.controls.weight > 0).sum())),
        chance(p=[effect.p], at=0),
        parting(break_even(study)),
        pretrend(
            estimate=study.estimate[: study.before],
            covariance=study.covariance[: study.before, : study.before],
            years=time[: study.before],
            effect=effect.effect,
            horizon=float(time[study.before + 1 :].mean()),
        ).finding,
        moved.finding,
        anticipation(
            years=years, announced=decimal(programme.announced),
            started=decimal(programme.started), reference=reference,
        ),
        overlap(
            on_all=effect, on_clean=None, treated=int(treated.sum()),
            untouched=int(clean(start=start, others=np.full((1, len(start)), -1)).sum()),
        ),
        instrument(editions=["made up"] * len(years), borders=["2024"] * len(years)),
        composition(None),
        agreement({"controls as bad": effect, "by wave": effect}),
        power_first(detectable=2.8 * effect.error, relevant=RELEVANT, effect=effect.effect),
    ]
    # fmt: on
    verdict = judge(
        gather(findings, design="compared over time"),
        effect=effect.effect,
        interval=effect.interval(),
        relevant=RELEVANT,
    )
    said = forms(
        effect=effect.effect,
        interval=effect.interval(),
        before=scores[:, reference],
        treated=treated,
        population=whole.areas["size"].to_numpy(float),
    )
    return verdict, said


def test_what_helps_is_found_and_told(made):
    verdict, said = look(made, BY_ID["V1"])
    assert verdict.claim == "better"
    assert verdict.maryland <= 3
    assert 0 < said.closed < 1
    with speaking("nl"):
        words = headline(verdict, said, name="Bouwen aan de Wijk", outcome="de leefbaarheid")
        assert "Bouwen aan de Wijk" in words
        assert "Oordeel" in sureness(verdict)
        assert "achterstand" in size_in_words(verdict, said)
        assert "Maryland" in scales(verdict)


def test_what_does_nothing_is_not_called(made):
    verdict, _said = look(made, BY_ID["V2"])
    assert verdict.claim in ("no larger than", "can't tell")


def test_harm_is_not_called_a_gain(made):
    verdict, _said = look(made, BY_ID["V6"])
    assert verdict.claim != "better"
