"""What a person decides, and offers of the same answer elsewhere."""

from dataclasses import replace

import pytest

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.pseudonyms import (
    ProjectList,
    answers,
    begin_review,
    offers,
    propose,
    risk_notes,
    take,
)

TEXT = "Ik ben Fatima. Karim belde Fatima op."


@pytest.fixture
def review():
    return begin_review(TEXT, propose(TEXT, rules=("named", "first-name")))


def test_nothing_is_decided_at_the_start(review):
    assert len(review.undecided) == 3
    assert review.taken_out == ()


def test_accepting_and_keeping(review):
    first, second, third = review.proposals
    after = review.accept(first).keep(second)
    assert after.undecided == (third,)
    assert [one.takes_out for one in after.decisions] == [True, False]
    assert review.decisions == ()


def test_a_span_kind_and_words_can_be_changed(review):
    one = review.accept(
        review.proposals[0], span=(3, 13), kind="other", instead="[een buurvrouw]"
    ).decisions[0]
    assert (one.start, one.end, one.kind, one.instead) == (3, 13, "other", "[een buurvrouw]")
    assert one.answers == (7, 13)


def test_a_later_decision_takes_the_place_of_an_earlier(review):
    first = review.proposals[0]
    after = review.accept(first).keep(first)
    assert len(after.decisions) == 1
    assert not after.taken_out


def test_a_decision_can_be_taken_back(review):
    after = review.accept(review.proposals[0])
    assert after.take_back(after.decisions[0]) == review


def test_own_spans(review):
    (one,) = review.add(33, 36, "other").decisions
    assert (one.start, one.end, one.answers) == (33, 36, None)


@pytest.mark.parametrize("span", [(-1, 3), (5, 5), (30, 99)])
def test_spans_outside_the_text_are_refused(review, span):
    with pytest.raises(FieldworkError, match="are not in this text of 37 characters"):
        review.add(*span, "other")


def test_more_proposals_can_come_in(review):
    more = propose("x" * 15 + TEXT[15:], rules=("named", "first-name", "capital"))
    extra = (*more, replace(more[0], start=34, end=36))
    after = review.add(34, 35, "other").with_more(extra)
    assert after.proposals == review.proposals
    assert [one.span for one in review.with_more(extra).undecided][-1] == (34, 36)


def test_overlap_is_refused(review):
    with pytest.raises(
        FieldworkError, match="Characters 10 to 16 are taken out already, with 7 to"
    ):
        review.accept(review.proposals[0]).add(10, 16, "other")


def test_a_proposal_of_another_review_is_refused(review):
    stranger = propose("x 06-12345678")[0]
    with pytest.raises(FieldworkError, match="no proposal at characters 2 to 13"):
        review.keep(stranger)


def test_notes_are_seen(review):
    notes = risk_notes("Hij is de enige wijkagent.")
    assert review.see(notes).notes_seen == set(notes)


def test_the_same_words_get_the_same_answer_offered_but_not_decided(review):
    after = review.accept(review.proposals[0], label="bewoner")
    (offer,) = offers(TEXT, after, answers([(TEXT, after)]))
    assert offer.proposal == review.proposals[2]
    assert (offer.times, offer.against) == (1, 0)
    assert len(after.undecided) == 2
    taken = take(after, [offer])
    assert [one.label for one in taken.taken_out] == ["bewoner", "bewoner"]


def test_answers_go_to_other_documents(review):
    given = answers([(TEXT, review.keep(review.proposals[1]))])
    other = "Gisteren sprak ik karim."
    fresh = begin_review(other, propose(other, names=ProjectList(people=("Karim",))))
    (offer,) = offers(other, fresh, given)
    assert not take(fresh, [offer]).taken_out
    assert take(fresh, [offer]).undecided == ()


def test_answers_that_differ_are_told(review):
    one, _other, two = review.proposals
    after = review.accept(one).keep(two)
    found = answers([(TEXT, after), (TEXT, review.accept(one))])
    assert [(answer.times, answer.against) for answer in found] == [(2, 1)]
