"""The published values of Rambachan and Roth's own package (its README, ehec data)."""

import json
from itertools import pairwise

import numpy as np
import pytest

from wijkpeil.effects.sensitivity.break_even import break_even
from wijkpeil.effects.sensitivity.event_study import EventStudy, event_study
from wijkpeil.effects.sensitivity.relative_magnitudes import relative_magnitudes
from wijkpeil.effects.sensitivity.smoothness import smoothness

# Estimates and covariance of the ehec example (two-way fixed effects, clustered by state; five
# waves before, two after), rounded: enough for three digits of every interval.
EHEC = np.array(
    [-0.005285354532720766, -0.011297324648151183, -0.002675991811793651, -0.0014193122521107759,
     0.00033966351897164645, 0.04644685415994549, 0.06920617547902184]
)  # fmt: skip
SIGMA = np.array(
    [
        [7.488483635897655e-05, 6.039874095644363e-05, 4.444619818461135e-05,
         3.385764706089174e-05, 4.328011254743545e-05, 4.7658804787779316e-05,
         2.4251286997541037e-05],
        [0, 7.266500616996959e-05, 3.789330221288092e-05, 2.866578025148455e-05,
         4.543320628403737e-05, 4.428850119318048e-05, 2.824655042984578e-05],
        [0, 0, 5.0520519401628916e-05, 2.673679432483881e-05, 2.778193567674032e-05,
         3.06064410890551e-05, 9.63753388266851e-06],
        [0, 0, 0, 4.0032220263377645e-05, 2.4128599757163753e-05, 2.3808682090735747e-05,
         2.923878143363398e-06],
        [0, 0, 0, 0, 5.462662207054266e-05, 3.6825310517431355e-05, 9.722947502417818e-06],
        [0, 0, 0, 0, 0, 8.375668824677488e-05, 6.321397962533729e-05],
        [0, 0, 0, 0, 0, 0, 0.00010712352303004367],
    ]
)  # fmt: skip
SIGMA = np.triu(SIGMA) + np.triu(SIGMA, 1).T

PUBLISHED_RM = {0.5: (0.0241, 0.0673), 1: (0.0171, 0.072), 1.5: (0.00859, 0.0796),
                2: (-0.00107, 0.0883)}  # fmt: skip
PUBLISHED_FLCI = {
    0: (0.0259, 0.0607),
    0.01: (0.0132, 0.0787),
    0.02: (0.00286, 0.0907),
    0.03: (-0.00714, 0.101),
    0.04: (-0.0171, 0.111),
    0.05: (-0.0271, 0.121),
}


@pytest.fixture(scope="module")
def ehec() -> EventStudy:
    return event_study(estimate=EHEC, covariance=SIGMA, before=5)


def printed(value: float) -> str:
    return f"{value:.3g}"


@pytest.mark.parametrize("allowed", PUBLISHED_RM)
def test_relative_magnitudes_to_the_printed_digits(ehec, allowed):
    found = relative_magnitudes(ehec, allowed=allowed)
    assert (printed(found.lower), printed(found.upper)) == tuple(
        map(printed, PUBLISHED_RM[allowed])
    )


@pytest.mark.parametrize("allowed", PUBLISHED_RM)
def test_more_draws_move_an_end_by_one_point_of_the_grid_at_most(ehec, allowed):
    found = relative_magnitudes(ehec, allowed=allowed)
    more = relative_magnitudes(ehec, allowed=allowed, draws=20_000, seed=3)
    largest = np.abs(np.diff(np.append(EHEC[:5], 0.0))).max()
    step = 2 * (allowed * largest + 20 * ehec.error) / 999
    assert more.lower == pytest.approx(found.lower, abs=1.01 * step)
    assert more.upper == pytest.approx(found.upper, abs=1.01 * step)


@pytest.mark.parametrize("allowed", PUBLISHED_RM)
def test_the_plug_in_interval_is_another_and_wrong(ehec, allowed):
    """The identified set plus and minus 1.96 errors, as another package gives it."""
    largest = np.abs(np.diff(np.append(EHEC[:5], 0.0))).max()
    naive = (
        ehec.effect - allowed * largest - 1.96 * ehec.error,
        ehec.effect + allowed * largest + 1.96 * ehec.error,
    )
    found = relative_magnitudes(ehec, allowed=allowed)
    apart = max(abs(naive[0] - found.lower), abs(naive[1] - found.upper))
    assert apart > 0.001
    if allowed == 2:  # it would call an effect that can't be called
        assert naive[0] > 0 > found.lower


@pytest.mark.parametrize("allowed", PUBLISHED_FLCI)
def test_smoothness_as_published(ehec, allowed):
    found = smoothness(ehec, allowed=allowed, as_published=True)
    for end, told in zip((found.lower, found.upper), PUBLISHED_FLCI[allowed], strict=True):
        digits = 3 - int(np.floor(np.log10(abs(told)))) - 1
        # half a unit of the last printed digit; their solver stops within 2e-6 of the optimum
        assert abs(end - told) <= 0.5 * 10.0**-digits + 2e-6


@pytest.mark.parametrize(
    ("allowed", "exact"), [(0.01, (0.013175, 0.078684)), (0.03, (-0.007165, 0.100738))]
)
def test_smoothness_without_chance_error(ehec, allowed, exact):
    """Values of moderndid 0.2.0, which computes the folded normal exactly."""
    found = smoothness(ehec, allowed=allowed)
    assert (found.lower, found.upper) == pytest.approx(exact, abs=1e-6)


def test_break_even_is_where_zero_comes_in(ehec):
    found = break_even(ehec)
    assert 1.5 < found.value < 2
    assert not found.at_least
    assert relative_magnitudes(ehec, allowed=found.value).excludes_zero
    assert not relative_magnitudes(ehec, allowed=found.value + 4 / 1024).excludes_zero


@pytest.mark.shared
@pytest.mark.parametrize("name", ["ehec_twfe", "BC", "LW"])
def test_sets_of_all_examples_grow_and_hold_the_original(shared, name):
    file = shared / "reference" / "effects" / "data" / f"honestdid_{name}.json"
    given = json.loads(file.read_text(encoding="utf-8"))
    before = given.get("numPre") or len(given["prePeriodIndices"])
    study = event_study(estimate=given["betahat"], covariance=given["sigma"], before=before)
    found = [relative_magnitudes(study, allowed=m) for m in (0, 0.5, 1, 1.5, 2)]
    assert found[0].lower == pytest.approx(study.effect - 1.96 * study.error, abs=study.error / 10)
    assert found[0].upper == pytest.approx(study.effect + 1.96 * study.error, abs=study.error / 10)
    assert all(a.lower >= b.lower for a, b in pairwise(found))
    assert all(a.upper <= b.upper for a, b in pairwise(found))
    bends = [smoothness(study, allowed=m) for m in (0, 0.01, 0.1, 1)]
    widths = [each.upper - each.lower for each in bends]
    assert widths == sorted(widths)


@pytest.mark.shared
def test_typed_values_are_those_of_the_file(shared):
    file = shared / "reference" / "effects" / "data" / "honestdid_ehec_twfe.json"
    given = json.loads(file.read_text(encoding="utf-8"))
    np.testing.assert_allclose(EHEC, given["betahat"], rtol=1e-12)
    np.testing.assert_allclose(SIGMA, given["sigma"], rtol=1e-12)
