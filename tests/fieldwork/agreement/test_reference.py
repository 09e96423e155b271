"""Values from publications and from other programs, typed with their source."""

import pytest

from wijkpeil.fieldwork.agreement import (
    alpha_u,
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    continuum,
    fleiss_kappa,
    gwet_ac,
    krippendorff_alpha,
    percent_agreement,
    ratings,
    unitising_alphas,
)


def row(text):
    return [None if one == "." else int(one) for one in text.split()]


# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, data C.
DATA_C = {
    "A": row("1 2 3 3 2 1 4 1 2 . . ."),
    "B": row("1 2 3 3 2 2 4 1 2 5 . 3"),
    "C": row(". 3 3 3 2 3 4 2 2 5 1 ."),
    "D": row("1 2 3 3 2 4 4 1 2 5 1 ."),
}
# Wikipedia, "Krippendorff's alpha", a computational example.
WIKIPEDIA = {
    "A": row(". . . . . 3 4 1 2 1 1 3 3 . 3"),
    "B": row("1 . 2 1 3 3 4 3 . . . . . . ."),
    "C": row(". . 2 1 3 4 4 . 2 1 1 3 3 . 4"),
}
# Fleiss (1971), as on Wikipedia, "Fleiss' kappa": 10 subjects, 14 raters, 5 categories.
FLEISS = [
    (0, 0, 0, 0, 14),
    (0, 2, 6, 4, 2),
    (0, 0, 3, 5, 6),
    (0, 3, 9, 2, 0),
    (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0),
    (3, 2, 6, 3, 0),
    (2, 5, 3, 2, 2),
    (6, 5, 2, 1, 0),
    (0, 2, 2, 3, 7),
]


def from_counts(table):
    """Deal counts of values out to coders; who gave which does not matter to Fleiss."""
    rows = [[k for k, count in enumerate(one) for _ in range(count)] for one in table]
    return ratings({f"r{at:02}": [one[at] for one in rows] for at in range(len(rows[0]))})


def two_by_two(yes_yes, yes_no, no_yes, no_no):
    first = [1] * (yes_yes + yes_no) + [0] * (no_yes + no_no)
    second = [1] * yes_yes + [0] * yes_no + [1] * no_yes + [0] * no_no
    return ratings({"first": first, "second": second})


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("nominal", 0.743421),
        ("ordinal", 0.815388),
        ("interval", 0.849107),
        ("ratio", 0.797403),
    ],
)
def test_alpha_of_data_c(metric, expected):
    found = krippendorff_alpha(ratings(DATA_C), metric=metric)
    assert found.value == pytest.approx(expected, abs=5e-7)
    assert found.items == 11  # unit 12 was judged by one coder


def test_alpha_of_data_a_and_b():
    a = ratings({"m": list("0100000010"), "n": list("1110010000")})
    b = ratings({"m": list("aabbdcccedda"), "n": list("babbbccceddd")})
    assert krippendorff_alpha(a).value == pytest.approx(0.095238, abs=5e-7)
    assert krippendorff_alpha(b).value == pytest.approx(0.691964, abs=5e-7)


@pytest.mark.parametrize(
    ("metric", "expected"),
    [("nominal", 0.691358), ("interval", 0.810845), ("ordinal", 0.806721)],
)
def test_alpha_of_wikipedia(metric, expected):
    found = krippendorff_alpha(ratings(WIKIPEDIA), metric=metric)
    assert found.value == pytest.approx(expected, abs=5e-7)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ((20, 5, 10, 15), 0.4),
        ((45, 15, 25, 15), 0.130435),
        ((25, 35, 5, 35), 0.259259),
    ],
)
def test_cohens_kappa(table, expected):
    # Wikipedia, "Cohen's kappa".
    assert cohen_kappa(two_by_two(*table)).value == pytest.approx(expected, abs=5e-7)


def test_the_standard_error_of_cohens_kappa():
    # statsmodels, cohens_kappa(...).std_kappa.
    found = cohen_kappa(two_by_two(45, 15, 25, 15), by="formula")
    assert found.standard_error == pytest.approx(0.098662, abs=5e-7)
    assert found.low == pytest.approx(0.130435 - 1.959964 * 0.098662, abs=2e-6)


def test_fleiss_kappa():
    assert fleiss_kappa(from_counts(FLEISS)).value == pytest.approx(0.209931, abs=5e-7)


def test_the_family_of_gwet_on_data_c():
    # R package irrCAC on data C.
    given = ratings(DATA_C)
    assert gwet_ac(given).value == pytest.approx(0.77544, abs=5e-6)
    assert fleiss_kappa(given).value == pytest.approx(0.76117, abs=5e-6)
    assert conger_kappa(given).value == pytest.approx(0.76207, abs=5e-6)
    assert brennan_prediger(given).value == pytest.approx(0.77273, abs=5e-6)


def test_the_interval_of_gwet_on_data_c():
    found = gwet_ac(ratings(DATA_C), by="formula")
    assert found.low == pytest.approx(0.46081, abs=5e-6)
    assert found.high == 1.0


def test_percent_agreement_of_ten_segments():
    # ATLAS.ti manual, "Percent agreement": two coders, ten segments, six alike. These are data A.
    given = ratings({"m": list("0100000010"), "n": list("1110010000")})
    assert percent_agreement(given).value == pytest.approx(0.60)


def test_unitising_alpha_of_1995():
    # Krippendorff (2004), p. 254; a continuum from 150 to 450.
    def at(start, length, value):
        return start - 150, start - 150 + length, value

    both_k = [at(180, 60, "k"), at(300, 50, "k")]
    given = continuum(
        300,
        {
            "1": [at(225, 70, "c"), at(370, 30, "c"), *both_k],
            "2": [at(220, 80, "c"), at(355, 20, "c"), at(400, 20, "c"), *both_k],
        },
    )
    c, k = alpha_u(given, "c"), alpha_u(given, "k")
    assert (c.observed, c.expected) == pytest.approx((0.0144, 0.0532), abs=5e-5)
    assert c.value == pytest.approx(0.7286, abs=5e-5)
    assert (k.observed, k.value) == (0.0, 1.0)
    assert k.expected == pytest.approx(0.0490, abs=5e-5)
    assert alpha_u(given).value == pytest.approx(0.8587, abs=5e-5)


def test_unitising_alpha_of_1995_on_a_toy():
    given = continuum(10, {"r0": [(1, 9, "x")], "r1": [(2, 3, "x"), (4, 5, "x"), (6, 7, "x")]})
    found = alpha_u(given)
    assert found.observed == pytest.approx(0.9100, abs=5e-5)
    assert found.expected == pytest.approx(0.5351, abs=1e-4)
    assert found.value == pytest.approx(-0.7003, abs=1e-4)


def test_the_family_of_2016_against_another_program():
    # Printed by an independent Python program for the paper of 2016 (found among public code), for
    # three coders on a continuum of 20.
    given = continuum(
        20,
        {
            "Alex": [(2, 5, "1"), (9, 11, "1"), (12, 20, "2")],
            "Paul": [(2, 5, "1"), (7, 15, "2")],
            "Susan": [(2, 5, "1"), (10, 15, "2")],
        },
    )
    found = unitising_alphas([given])
    assert found.u.value == pytest.approx(0.474, abs=5e-4)
    assert found.binary.value == pytest.approx(0.433, abs=5e-4)
    assert found.cu.value == pytest.approx(0.779, abs=5e-4)
    assert [one.value for one in found.of_value] == pytest.approx([0.769, 0.787], abs=5e-4)
    assert found.met_of_value == pytest.approx((0.9545, 0.5952), abs=5e-5)
    assert found.met == pytest.approx(23 / 32)
