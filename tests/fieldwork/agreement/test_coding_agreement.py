"""From codings to agreement: against single characters and paragraphs, and what is left out."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.agreement import (
    CodedText,
    coding_agreement,
    continuum,
    domain_continua,
    krippendorff_alpha,
    percent_agreement,
    ratings,
    unitising_alphas,
)
from wijkpeil.fieldwork.codes.coding import Coding

LENGTH = 40
PARAGRAPHS = ((0, 9), (10, 25), (26, 40))
WHO = ("Ann", "Ben", "Cem")


def coding(document, start, end, code, coder):
    return Coding(document, start, end, code, coder, f"{document}-{start}-{end}-{code}-{coder}")


@st.composite
def studies(draw, paragraphs=PARAGRAPHS):
    """Two to seven short texts, each finished by two or three people, with codings anywhere."""
    texts, codings = [], []
    for at in range(draw(st.integers(2, 7))):
        coders = WHO if draw(st.booleans()) else WHO[:2]
        name = f"d{at}"
        texts.append(CodedText(name, LENGTH, paragraphs, coders))
        for _ in range(draw(st.integers(0, 6))):
            start = draw(st.integers(0, LENGTH - 1))
            end = draw(st.integers(start + 1, LENGTH))
            code = draw(st.sampled_from(["green", "safe"]))
            codings.append(coding(name, start, end, code, draw(st.sampled_from(coders))))
    assume(codings)
    return texts, codings


def marked(codings, document, coder, code):
    """Characters of a document that a coder gave a code."""
    return {
        at
        for one in codings
        if (one.document, one.coder, one.code) == (document, coder, code)
        for at in range(one.start, one.end)
    }


def by_hand(texts, codings, code, unit):
    """One judgement for each paragraph, or for each character inside paragraphs."""
    columns = {who: [] for who in WHO}
    for text in texts:
        for who in WHO:
            found = marked(codings, text.document, who, code)
            for start, end in text.paragraphs:
                here = [at in found for at in range(start, end)]
                said = [any(here)] if unit == "paragraph" else here
                read = who in text.coders
                columns[who] += [int(one) if read else None for one in said]
    return ratings(columns, categories=[0, 1])


def same(found, expected):
    assert (found.value is None) == (expected.value is None)
    if expected.value is not None:
        assert found.value == pytest.approx(expected.value, abs=1e-9)


@given(studies(), st.sampled_from(["paragraph", "character"]))
def test_per_code_it_is_what_single_units_give(study, unit):
    texts, codings = study
    found = coding_agreement(codings, texts, unit=unit, draws=20)
    for one in found.codes:
        plain = by_hand(texts, codings, one.code, unit)
        same(one.measures.alpha, krippendorff_alpha(plain, draws=20))
        same(one.measures.percent, percent_agreement(plain, draws=20))


@given(studies(paragraphs=((0, LENGTH),)))
def test_unitised_it_is_unitising_alpha_of_each_code(study):
    texts, codings = study
    found = coding_agreement(codings, texts, unit="unitised", draws=20)
    for one in found.codes:
        continua = domain_continua(codings, texts, codes=[one.code])
        same(one.measures.alpha, unitising_alphas(continua, draws=20).u)
        assert one.measures.alpha.name == "u-alpha"
        assert one.measures.kappa is None


@given(studies(), st.permutations(range(7)))
def test_the_order_of_texts_and_codings_does_not_matter(study, order):
    texts, codings = study
    turned = [texts[at] for at in order if at < len(texts)]
    one = coding_agreement(codings, texts, draws=20)
    assert one == coding_agreement(codings[::-1], turned, draws=20)


@given(studies(), st.permutations(WHO))
def test_the_names_of_coders_do_not_matter(study, names):
    texts, codings = study
    named = dict(zip(WHO, names, strict=True))
    renamed = [replace(one, coder=named[one.coder]) for one in codings]
    turned = [replace(text, coders=tuple(named[who] for who in text.coders)) for text in texts]
    one = coding_agreement(codings, texts, draws=20)
    other = coding_agreement(renamed, turned, draws=20)
    same(one.overall.alpha, other.overall.alpha)
    for before, after in zip(one.documents, other.documents, strict=True):
        same(before.measures.alpha, after.measures.alpha)


def test_all_codes_together_keep_each_its_own_chance():
    texts, codings = example()
    found = coding_agreement(codings, texts)
    observed = expected = 0.0
    for code in ("green", "safe"):
        plain = by_hand(texts, codings, code, "paragraph")
        pairs = [
            (one[i], one[j])
            for one in plain.values.tolist()
            for i, j in permutations(range(3), 2)
            if -1 not in (one[i], one[j])
        ]
        ones = sum(a for a, _b in pairs)  # of two coders each value comes first once
        n = sum(value != -1 for one in plain.values.tolist() for value in one)
        observed += sum(a != b for a, b in pairs) / n
        expected += 2 * ones * (n - ones) / (n * (n - 1))
    assert found.overall.alpha.value == pytest.approx(1 - observed / expected)


def example():
    """Six texts of two coders, who agree most of the time."""
    texts = [CodedText(f"d{at}", LENGTH, PARAGRAPHS, ("Ann", "Ben")) for at in range(6)]
    codings = []
    for at, text in enumerate(texts):
        codings.append(coding(text.document, 0, 8, "green", "Ann"))
        codings.append(coding(text.document, 1, 8, "green", "Ben"))
        codings.append(coding(text.document, 12, 20, "safe", "Ann"))
        if at % 3:
            codings.append(coding(text.document, 12, 22, "safe", "Ben"))
    return texts, codings


def test_what_each_coder_marked_is_told():
    texts, codings = example()
    of = {
        unit: {one.code: one for one in coding_agreement(codings, texts, unit=unit).codes}
        for unit in ("paragraph", "character", "unitised")
    }
    assert of["paragraph"]["green"].marked == (("Ann", 6.0), ("Ben", 6.0))
    assert of["character"]["green"].marked == (("Ann", 48.0), ("Ben", 42.0))
    assert of["unitised"]["safe"].marked == (("Ann", 6.0), ("Ben", 4.0))
    assert of["paragraph"]["safe"].documents == 6
    assert of["paragraph"]["green"].measures.alpha.value == 1.0
    assert of["paragraph"]["green"].measures.kappa.value == 1.0
    assert of["character"]["green"].measures.alpha.value < 1.0


def test_one_who_found_nothing_counts_if_said_to_have_finished():
    read = CodedText("d", LENGTH, PARAGRAPHS, ("Ann", "Ben"))
    only_ann = [coding("d", 0, 5, "green", "Ann")]
    found = coding_agreement(only_ann, [read])
    assert found.overall.percent.value == pytest.approx(2 / 3)
    with pytest.raises(FieldworkError, match="No document was coded by two people"):
        coding_agreement(only_ann, [replace(read, coders=())])


def test_what_is_left_out_is_named():
    texts, codings = example()
    more = [*texts, CodedText("lone", 50, ((0, 50),)), CodedText("new", 50, ((0, 50),))]
    odd = [coding("lone", 0, 4, "green", "Ann"), coding("gone", 0, 4, "green", "Ann")]
    found = coding_agreement([*codings, *odd], more)
    assert [(one.document, one.why, one.codings) for one in found.left_out] == [
        ("gone", "outside", 1),
        ("lone", "one coder", 1),
        ("new", "nobody", 0),
    ]
    assert "one person coded it" in found.left_out[1].sentence()
    assert found.overall == coding_agreement(codings, texts).overall


def test_codings_of_someone_who_did_not_finish_do_not_count():
    texts, codings = example()
    started = coding("d0", 0, 40, "safe", "Cem")
    assert coding_agreement([*codings, started], texts) == coding_agreement(codings, texts)


def test_a_child_counts_as_its_parent_if_asked():
    text = [CodedText("d", LENGTH, PARAGRAPHS, ("Ann", "Ben"))]
    both = [coding("d", 0, 5, "parks", "Ann"), coding("d", 0, 5, "trees", "Ben")]
    parents = {"parks": "green", "trees": "green", "green": "surroundings"}
    apart = coding_agreement(both, text)
    assert [one.code for one in apart.codes] == ["parks", "trees"]
    assert apart.overall.percent.value == pytest.approx(2 / 3)
    lifted = {one.code: one for one in coding_agreement(both, text, parents=parents).codes}
    assert sorted(lifted) == ["green", "parks", "surroundings", "trees"]
    assert lifted["green"].measures.alpha.value == 1.0
    assert lifted["parks"].measures.percent.value == pytest.approx(2 / 3)
    top = coding_agreement(both, text, parents=parents, codes=["surroundings"])
    assert top.overall.alpha.value == 1.0


def test_a_tree_that_goes_round_is_refused():
    text = [CodedText("d", LENGTH, PARAGRAPHS)]
    both = [coding("d", 0, 5, "a", "Ann"), coding("d", 0, 5, "a", "Ben")]
    for parents in ({"a": "b", "b": "a"}, {"a": "a"}):
        with pytest.raises(FieldworkError, match="stands below itself"):
            coding_agreement(both, text, parents=parents)


def test_only_the_passages_that_were_read_count():
    text = CodedText("d", LENGTH, PARAGRAPHS, ("Ann", "Ben"), passages=((10, 30),))
    made = [
        coding("d", 0, 9, "green", "Ann"),  # outside
        coding("d", 12, 20, "green", "Ann"),
        coding("d", 14, 20, "green", "Ben"),
        coding("d", 27, 29, "safe", "Ben"),
    ]
    found = coding_agreement(made, [text], unit="character")
    assert found.overall.percent.items > 0
    counted = {one.code: dict(one.marked) for one in found.codes}
    assert counted == {"green": {"Ann": 8.0, "Ben": 6.0}, "safe": {"Ann": 0.0, "Ben": 2.0}}
    green = next(one for one in found.codes if one.code == "green")
    assert green.measures.percent.value == pytest.approx(1 - 2 / 19)  # 15 + 4 characters


def test_units_that_cross_paragraphs_stay_one():
    text = CodedText("d", LENGTH, PARAGRAPHS, ("Ann", "Ben"))
    across = [coding("d", 5, 15, "green", who) for who in ("Ann", "Ben")]
    between = [coding("d", 9, 10, "green", "Ann")]  # the line feed between two paragraphs
    starts = [coding("d", 25, 30, "safe", who) for who in ("Ann", "Ben")]
    found = coding_agreement(across + between + starts, [text], unit="unitised")
    assert found.overall.alpha.value == 1.0
    joined = continuum(38, {who: [(5, 14, "x")] for who in "mn"})  # without the two line feeds
    assert unitising_alphas([joined]).u.value == 1.0


def test_intervals_per_document_rest_on_its_paragraphs():
    bounds = tuple((at, at + 9) for at in range(0, 100, 10))
    text = CodedText("d", 100, bounds, ("Ann", "Ben"))
    made = [coding("d", at, at + 5, "green", "Ann") for at in (0, 20, 40, 60)]
    made += [coding("d", at, at + 5, "green", "Ben") for at in (0, 20, 40, 80)]
    found = coding_agreement(made, [text])
    assert found.overall.alpha.reason == "too few"  # one document
    own = found.documents[0].measures.alpha
    assert own.groups == 10
    assert own.low < own.value < own.high
    assert own.value == found.overall.alpha.value


def test_bad_input_is_refused():
    texts, codings = example()
    with pytest.raises(FieldworkError, match="character 30 to 60, but the text has 40"):
        coding_agreement([coding("d0", 30, 60, "green", "Ann")], texts)
    with pytest.raises(FieldworkError, match="“word” is no unit"):
        coding_agreement(codings, texts, unit="word")
    with pytest.raises(FieldworkError, match="given twice"):
        coding_agreement(codings, [*texts, texts[0]])
    bare = [replace(text, paragraphs=()) for text in texts]
    with pytest.raises(FieldworkError, match="“d0” has no paragraphs"):
        coding_agreement(codings, bare)
    assert coding_agreement(codings, bare, unit="character").overall.alpha.value is not None
    for wrong in (((0, 9), (8, 20)), ((0, 41),), ((5, 5),)):
        with pytest.raises(FieldworkError, match="paragraphs of “d0” overlap, or lie outside"):
            coding_agreement(codings, [replace(texts[0], paragraphs=wrong)])
    with pytest.raises(FieldworkError, match="passages of “d0”"):
        coding_agreement(codings, [replace(texts[0], passages=((0, 99),))])


def test_no_codings_and_no_texts():
    with pytest.raises(FieldworkError, match="No document was coded by two people"):
        coding_agreement([], [CodedText("d", 9, ((0, 9),), ("Ann", "Ben"))])
    with pytest.raises(FieldworkError, match="No document was coded by two people"):
        coding_agreement([], [])


def test_an_asked_code_that_nobody_gave_has_no_alpha():
    texts, codings = example()
    found = coding_agreement(codings, texts, codes=["green", "never"])
    never = found.codes[1]
    assert (never.code, never.documents) == ("never", 0)
    assert never.measures.alpha.reason == "constant"
    assert never.measures.percent.value == 1.0
    assert never.measures.percent.low < 0.99
