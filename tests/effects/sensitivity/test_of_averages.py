import numpy as np
import pytest

from wijkpeil.effects.group_time.average import averages
from wijkpeil.effects.group_time.effects import group_time_effects
from wijkpeil.effects.sensitivity.break_even import break_even
from wijkpeil.effects.sensitivity.of_averages import event_study_of
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking

YEARS = np.array([2002.0, 2008.0, 2012.0, 2014.0, 2016.0, 2018.0])


def effects(*, base="universal", anticipation=0, by="event time"):
    rng = np.random.default_rng(3)
    start = np.repeat([-1, 4], [150, 40])
    outcomes = 0.1 * rng.normal(size=(190, 6)) + np.where(
        start[:, None] == 4, [0, 0, 0, 0, 1, 1], 0
    )
    found = group_time_effects(
        outcomes=outcomes, years=YEARS, start=start, base=base, anticipation=anticipation
    )
    return averages(found, by=by)


def test_estimates_errors_and_years_carry_over():
    found = effects()
    study = event_study_of(found)
    assert study.before == 3
    assert study.effect == pytest.approx(found.overall)
    assert study.error == pytest.approx(found.overall_error)
    np.testing.assert_allclose(np.sqrt(np.diag(study.covariance)), np.delete(found.error, 3))
    assert study.gaps.tolist() == [6, 4, 2, 2, 2]
    assert event_study_of(found, in_years=False).gaps.tolist() == [1] * 5
    assert break_even(study).value > 1


def test_a_wave_of_anticipation_is_no_part_of_the_effect():
    study = event_study_of(effects(anticipation=1))
    assert study.before == 2
    assert study.weights.tolist() == [0, 0.5, 0.5]


@pytest.mark.parametrize("change", [{"base": "varying"}, {"by": "group"}])
def test_other_averages_are_refused(change):
    with speaking("en"), pytest.raises(EffectError, match="universal base"):
        event_study_of(effects(**change))
