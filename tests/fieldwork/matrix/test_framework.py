import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.codebook import Codebook
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.matrix.framework import framework_matrix
from wijkpeil.fieldwork.matrix.placing import column_of_codes, count_passages, reading_order


def test_every_cell_is_there_the_empty_ones_too(made):
    matrix = made.matrix()
    assert len(matrix.cells) == 3 * 3 * 4
    empty = matrix.cell(made.ZUID, made.WORKERS, "kept")
    assert (empty.state, empty.score, empty.summary, empty.passages) == ("empty", None, "", 0)
    assert not empty.without_passages
    assert not empty.not_judged


def test_a_cell_holds_its_score_and_the_passages_behind_it(made):
    cell = made.matrix().cell(made.NOORD, made.POLICY, "safe")
    assert (cell.state, cell.score, cell.summary) == ("scored", 2, "New lamps.")
    # the code under the factor counts; two coders on the same words are one passage
    assert cell.codings == ("k2", "k3")
    assert (cell.passages, cell.documents, cell.coders) == (1, ("noord-note",), ("ada", "bo"))


def test_unclear_is_no_score(made):
    cell = made.matrix().cell(made.OOST, made.WORKERS, "dev")
    assert (cell.state, cell.score) == ("unclear", None)


def test_development_stands_first_and_factors_follow_the_codebook(made):
    matrix = made.matrix()
    assert [code.id for code in matrix.factors] == ["dev", "safe", "trust", "kept"]
    assert matrix.development.id == "dev"
    assert made.scored((1, 1, 1)).development is None


def test_a_factor_under_a_factor_has_its_passages_for_itself(made):
    assert column_of_codes(made.book()) == {
        "basics": "", "safe": "safe", "lamps": "safe",
        "dev": "dev", "trust": "trust", "kept": "kept", "when": "",
    }  # fmt: skip


def test_a_document_of_two_cases_counts_in_both(made):
    matrix = made.matrix()
    for case in (made.NOORD, made.OOST):
        assert "k8" in matrix.cell(case, made.WORKERS, "trust").codings
    assert matrix.outside.documents_of_several_cases == ("both-report",)


def test_passages_without_an_assessment_and_the_other_way_round(made):
    kept = [one for one in made.ASSESSMENTS if one.factor != "safe" or one.case == made.ZUID]
    matrix = made.matrix(assessments=kept)
    assert matrix.cell(made.NOORD, made.POLICY, "safe").not_judged
    assert matrix.cell(made.ZUID, made.POLICY, "safe").without_passages


def test_a_passage_named_from_another_cell_counts_and_is_told(made):
    cell = made.matrix().cell(made.OOST, made.WORKERS, "trust")
    assert cell.elsewhere == ("k7",)
    assert cell.codings == ("k8", "k7")  # in the order of documents
    assert cell.passages == 2


def test_what_the_matrix_can_not_hold_is_told(made):
    lost = made.document("lost", (), "", "2019")
    other = Coding("lost", 0, 9, "safe", "ada", "k90", flag="The text under it changed.")
    outside = made.matrix(documents=(*made.DOCUMENTS, lost), codings=(*made.CODINGS, other)).outside
    assert outside.codings_without_factor == 1
    assert outside.documents_without_case == outside.documents_without_perspective == ("lost",)
    assert outside.flagged == ("k90",)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"codings": (Coding("gone", 0, 1, "safe", "ada", "k"),)}, "“gone”, which is not there"),
        ({"codings": (Coding("noord-note", 0, 1, "x", "ada", "k"),)}, "not in the codebook"),
        ({"assessments": (Assessment("WK9", "policy", "safe", 1),)}, "has no cell WK9 × policy"),
        ({"assessments": (Assessment("WK900001", "policy", "lamps", 1),)}, "has no cell"),
        ({"assessments": (Assessment("WK900001", "policy", "safe", 1),) * 2}, "filled twice"),
        (
            {"assessments": (Assessment("WK900001", "policy", "safe", 1, "", ("k99",)),)},
            "rests on the coding “k99”",
        ),
    ],
)
def test_parts_that_do_not_fit_together_are_refused(made, changes, words):
    with pytest.raises(FieldworkError, match=words):
        made.matrix(**changes)


def test_unknown_cells_and_factors_are_refused(made):
    matrix = made.matrix()
    with pytest.raises(FieldworkError, match="has no cell"):
        matrix.cell(made.NOORD, made.POLICY, "lamps")
    with pytest.raises(FieldworkError, match=r"no factor “lamps”\. It has: dev, safe, trust, kept"):
        matrix.factor("lamps")


def test_a_study_without_anything_has_a_matrix_without_cells():
    matrix = framework_matrix(
        cases=(), perspectives=(), codebook=Codebook.of(()), documents=(), codings=(),
        assessments=(),
    )  # fmt: skip
    assert matrix.cells == {}
    with pytest.raises(FieldworkError, match="It has: –"):
        matrix.factor("x")


@st.composite
def spans(draw):
    documents = st.sampled_from(["a", "b"])
    start = st.integers(0, 30)
    rows = draw(st.lists(st.tuples(documents, start, st.integers(1, 10)), max_size=12))
    return [Coding(d, s, s + n, "f", "ada", f"{at}") for at, (d, s, n) in enumerate(rows)]


@given(spans(), st.randoms())
def test_passages_are_stretches_of_text_whatever_the_order_of_the_file(codings, chance):
    covered = {(it.document, at) for it in codings for at in range(it.start, it.end)}
    # a stretch begins where a coding starts and none runs on from before
    begins = {
        (it.document, it.start)
        for it in codings
        if not any(
            other.document == it.document and other.start < it.start < other.end
            for other in codings
        )
    }
    assert count_passages(sorted(codings, key=reading_order)) == len(begins)
    assert len(begins) <= len(covered)
    shuffled = list(codings)
    chance.shuffle(shuffled)
    whole = {
        "cases": ("c",), "perspectives": ("p",),
        "codebook": Codebook.of([Code("f", "F", kind="factor")]),
        "documents": [Document(it, it, ("c",), "p") for it in "ab"], "assessments": (),
    }  # fmt: skip
    one, other = (framework_matrix(codings=some, **whole) for some in (codings, shuffled))
    assert one.cells == other.cells
