from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.agreement import (
    CodedText,
    Part,
    blind_sample,
    coding_agreement,
    passages,
    sampled_texts,
    visible_codings,
    whole_documents,
)
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document

PERSPECTIVES = ("policy", "professionals", "residents")
CASES = ("BU1", "BU2", "BU3", "BU4")


def made(each=3):
    return [
        Part(f"{perspective[:3]}-{case}-{at}", 0, 100, perspective, (case,))
        for perspective, case in product(PERSPECTIVES, CASES)
        for at in range(each)
    ]


def test_every_perspective_and_case_comes_up():
    found = blind_sample(made(), size=12, seed=7)
    assert [one.drawn for one in found.strata] == [1] * 12
    assert found.not_covered == ()
    assert found.seed == 7


def test_what_is_left_is_shared_out_by_size():
    parts = [Part(f"a{at}", 0, 9, "policy", ("x",)) for at in range(30)]
    parts += [Part(f"b{at}", 0, 9, "residents", ("x",)) for at in range(10)]
    found = {one.perspective: one.drawn for one in blind_sample(parts, size=10, seed=1).strata}
    assert found == {"policy": 7, "residents": 3}


@given(st.integers(1, 11), st.integers(0, 50))
def test_with_too_few_parts_they_are_spread(size, seed):
    found = blind_sample(made(), size=size, seed=seed)
    drawn = [one for one in found.strata if one.drawn]
    assert len(drawn) == size == len(found.parts)
    assert len(found.not_covered) == 12 - size
    for of, kinds in ((3, [one.perspective for one in drawn]), (4, [one.cases for one in drawn])):
        assert len(set(kinds)) >= min(of, size) - 1


@given(st.permutations(made()), st.integers(1, 36), st.integers(0, 9))
def test_the_order_of_files_does_not_matter(parts, size, seed):
    found = blind_sample(parts, size=size, seed=seed)
    assert found == blind_sample(sorted(parts), size=size, seed=seed)
    assert len(found.parts) == size == sum(one.drawn for one in found.strata)
    assert all(one.drawn <= one.available for one in found.strata)


def test_another_seed_draws_others():
    drawn = {blind_sample(made(), size=12, seed=seed).parts for seed in range(8)}
    assert len(drawn) == 8


def test_lots_are_fair():
    parts = [Part(name, 0, 9) for name in "abcd"]
    first = [blind_sample(parts, size=1, seed=seed).parts[0].document for seed in range(800)]
    assert all(150 < first.count(name) < 250 for name in "abcd")


@pytest.mark.parametrize("size", [0, 37])
def test_an_impossible_size_is_refused(size):
    with pytest.raises(FieldworkError, match=f"{size} parts were asked .* there are 36"):
        blind_sample(made(), size=size, seed=1)


def documents():
    return [
        Document("a", "A", cases=("BU1",), perspective="policy"),
        Document("b", "B", cases=("BU2", "BU1"), perspective="residents"),
        Document("c", "C", perspective="residents"),
    ]


def test_parts_are_documents_with_a_text():
    texts = [CodedText("a", 50), CodedText("b", 20), CodedText("empty", 0)]
    found = whole_documents([*documents(), Document("empty", "E")], texts)
    assert found == [
        Part("a", 0, 50, "policy", ("BU1",)),
        Part("b", 0, 20, "residents", ("BU2", "BU1")),
    ]
    assert found[1].stratum == ("residents", ("BU1", "BU2"))


def test_passages_are_whole_paragraphs():
    bounds = tuple((at, at + 9) for at in range(0, 70, 10))
    found = passages(documents(), [CodedText("a", 70, bounds)], least=25)
    assert [(one.start, one.end) for one in found] == [(0, 29), (30, 59), (60, 69)]
    assert {one.document for one in found} == {"a"}


def coding(document, start, end, coder):
    return Coding(document, start, end, "green", coder, f"{document}{start}{coder}")


def test_nobody_sees_another_ones_codes_until_done():
    sample = blind_sample([Part("a", 10, 20)], size=1, seed=1)
    anns = [coding("a", 0, 10, "Ann"), coding("a", 5, 11, "Ann"), coding("b", 12, 15, "Ann")]
    bens = [coding("a", 12, 15, "Ben")]
    both = anns + bens
    assert visible_codings(both, sample, coder="Ben") == (anns[0], anns[2], bens[0])
    assert visible_codings(both, sample, coder="Ann") == tuple(anns)
    assert visible_codings(both, sample, coder="Ben", finished={"Ann"}) == (
        anns[0],
        anns[2],
        bens[0],
    )
    assert visible_codings(both, sample, coder="Ben", finished={"Ben"}) == tuple(both)


def test_what_was_drawn_is_what_is_compared():
    bounds = tuple((at, at + 9) for at in range(0, 100, 10))
    texts = [CodedText("a", 100, bounds), CodedText("b", 100, bounds)]
    parts = [one for one in passages(documents(), texts, least=25) if one.document == "a"]
    sample = blind_sample(parts, size=2, seed=3)
    drawn = sampled_texts(sample, texts, coders=("Ann", "Ben"))
    assert [text.document for text in drawn] == ["a"]
    assert drawn[0].passages == tuple((one.start, one.end) for one in sample.parts)
    everywhere = [coding("a", at, at + 5, "Ann") for at in range(0, 100, 10)]
    found = coding_agreement(everywhere, drawn)
    inside = sum(one.end - one.start + 1 for one in sample.parts) / 10
    assert dict(found.codes[0].marked) == {"Ann": inside, "Ben": 0.0}
