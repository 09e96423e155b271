"""Overlapping proposals become proposals that don't overlap, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.fieldwork.pseudonyms.kinds import KINDS
from wijkpeil.fieldwork.pseudonyms.proposal import Proposal, settle

TEXT = "Ik ben Fatima El Amrani van de Tulpstraat 12, bel mij."


@st.composite
def proposals(draw):
    start = draw(st.integers(0, len(TEXT) - 1))
    end = draw(st.integers(start + 1, len(TEXT)))
    by = draw(st.sampled_from(["list", "rule:a", "rule:b"]))
    return Proposal(start, end, draw(st.sampled_from(KINDS)), by, "")


def letters(found):
    return {at for one in found for at in range(one.start, one.end) if TEXT[at].isalnum()}


@given(st.lists(proposals(), max_size=8))
def test_every_letter_stays_proposed_and_nothing_overlaps(found):
    settled = settle(TEXT, found)
    assert letters(settled) == letters(found)
    ends = [0, *(one.end for one in settled)]
    assert all(one.start >= end for one, end in zip(settled, ends, strict=False))
    assert list(settled) == sorted(settled)


@given(st.lists(proposals(), max_size=8), st.randoms())
def test_order_makes_no_difference(found, chance):
    other = list(found)
    chance.shuffle(other)
    assert settle(TEXT, found) == settle(TEXT, other)


def test_the_longest_wins_and_the_others_are_its_sources():
    long, short = Proposal(7, 23, "person", "list", ""), Proposal(7, 13, "person", "rule:a", "")
    assert [(one.span, one.sources) for one in settle(TEXT, [short, long])] == [
        ((7, 23), ("list", "rule:a"))
    ]


def test_what_sticks_out_stays():
    one, other = Proposal(7, 23, "person", "a", ""), Proposal(14, 26, "place", "b", "")
    assert [(it.span, it.kind) for it in settle(TEXT, [one, other])] == [
        ((7, 23), "person"),
        ((24, 26), "place"),
    ]


def test_who_can_tell_the_kind_tells_it():
    vague, sure = Proposal(7, 23, "name", "a", ""), Proposal(14, 23, "person", "b", "")
    assert settle(TEXT, [vague, sure])[0].kind == "person"


def test_of_equal_spans_the_list_wins():
    rule, known = Proposal(7, 13, "person", "a", ""), Proposal(7, 13, "street", "list", "")
    assert settle(TEXT, [rule, known])[0].by == "list"
