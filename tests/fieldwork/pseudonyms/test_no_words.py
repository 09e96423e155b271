"""Personal data never gets out by a repr: not in a log, not in a traceback, not in an assertion."""

from wijkpeil.fieldwork.pseudonyms import (
    Key,
    ProjectList,
    answers,
    begin_review,
    check_before_approval,
    known_names,
    offers,
    propose,
    pseudonymise,
)
from wijkpeil.fieldwork.pseudonyms.folding import tokens

TEXT = "Ik ben Fatima Geheimnaam, woon op Schuilstraat 12 en bel met 06-12345678. Fatima!"
SECRETS = ("Fatima", "Geheim", "Schuil", "1234", "buurvrouw")


def test_no_repr_tells_words():
    names = ProjectList(people=("Fatima Geheimnaam",))
    review = begin_review(TEXT, propose(TEXT, names=names))
    first, *_rest = review.undecided
    one = review.accept(first, instead="[buurvrouw Fatima]")
    every = review
    for proposal in review.undecided:
        every = every.accept(proposal)
    done = pseudonymise(TEXT, every, Key(), document="d1")
    given = answers([(TEXT, one)])
    shown = [
        *(names, review, one, every, done, done.key, known_names(done.key)),
        *(*done.key.identities, *done.key.maps, *given, *offers(TEXT, one, given)),
        *(check_before_approval(TEXT, review, done.key), *tokens(TEXT)),
    ]
    told = " ".join(f"{thing!r} {thing}" for thing in shown)
    for secret in SECRETS:
        assert secret.lower() not in told.lower()


def test_the_sha256_of_the_original_is_not_told():
    review = begin_review(TEXT, ())
    assert review.text_sha256 not in repr(review)
