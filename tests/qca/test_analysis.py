import numpy as np
import pandas as pd
import pytest

from wijkpeil.qca import Cuts, Options, Question, analyse, r_call
from wijkpeil.qca.analysis import Unanswered, answered
from wijkpeil.qca.r_call import CsvLayout

SEEN = pd.DataFrame(
    {
        "A": [1, 1, 0, 0, 1],
        "B": [1, 0, 1, 0, 1],
        "C": [0, 1, 1, 0, 0],
        "Y": [1, 1, 0, 0, 0],
    },
    index=["a", "b", "c", "d", "e"],
)


def test_the_whole_answer():
    found = analyse(SEEN, Question("Y", cuts=Cuts(0.5), expectations="A,B,C"))
    assert found.complex.texts() == [["A*~B*C", "A*B*~C"]]
    assert found.parsimonious.texts() == [["A"]]
    assert found.intermediate.texts() == [["A*B", "A*C"]]
    assert found.notes == ("1 case is in a positive row without having the outcome: e.",)


def test_without_expectations_there_is_no_intermediate():
    assert analyse(SEEN, Question("Y", cuts=Cuts(0.5))).intermediate is None


def test_the_parsimonious_solution_needs_a_negative_row():
    found = analyse(SEEN.iloc[:2], Question("Y", conditions=("B", "C"), expectations="B"))
    assert found.parsimonious is None
    assert found.intermediate is None
    assert found.complex.texts()
    assert any(note.startswith("Every row of the truth table is positive") for note in found.notes)


def test_excluded_rows_that_were_positive_are_told():
    found = analyse(SEEN, Question("Y", cuts=Cuts(0.5), exclude=(7,)))
    assert found.notes[0] == (
        "Excluding rows made a row negative that its cases showed as positive or contradictory: 7."
    )
    by_expression = analyse(SEEN, Question("Y", cuts=Cuts(0.5), exclude="A*~B"))
    assert by_expression.table.excluded == (5,)


def test_rare_rows_are_told():
    found = analyse(SEEN, Question("Y", conditions=("A", "B"), cuts=Cuts(0.5, frequency=2)))
    assert found.notes[0] == (
        "3 rows have fewer cases than the frequency cut and count as not observed: d; c; b."
    )


def test_ambiguity_is_told_loudly_and_a_cut_too():
    ambiguous = pd.DataFrame({"A": [1, 0, 0], "B": [1, 0, 1], "C": [1, 1, 0], "Y": [1, 0, 0]})
    found = analyse(ambiguous, Question("Y", options=Options(cap=1)))
    assert found.notes == (
        (
            "The parsimonious solution has 2 models that fit equally well; the data can't choose "
            "between them."
        ),
        "The first 1 of them are listed.",
    )
    assert not found.parsimonious.complete
    whole = analyse(ambiguous, Question("Y"))
    assert whole.parsimonious.texts() == [["A"], ["B*C"]]
    assert len(whole.notes) == 1


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (Question("Y"), 'tt <- truthTable(data, outcome = "Y", show.cases = TRUE)'),
        (
            Question("~Y", ("A", "B"), Cuts(0.9, 0.6, 0.5, 2), exclude=(3, 4)),
            (
                'tt <- truthTable(data, outcome = "~Y", conditions = "A, B", '
                "incl.cut = c(0.9, 0.6), n.cut = 2, pri.cut = 0.5, exclude = c(3, 4), "
                "show.cases = TRUE)"
            ),
        ),
        (
            Question("Y", exclude="~A"),
            'tt <- truthTable(data, outcome = "Y", exclude = "~A", show.cases = TRUE)',
        ),
    ],
)
def test_the_call_of_r(question, expected):
    assert r_call(question).splitlines()[2] == expected


def test_options_in_the_call_of_r():
    asked = Question("Y", expectations="A", options=Options(True, True, 0.8))
    *_rest, last = r_call(asked, file="a b.csv").splitlines()
    assert last == (
        'minimize(tt, include = "?", dir.exp = "A", all.sol = TRUE, row.dom = TRUE, '
        "pi.cons = 0.8, details = TRUE)"
    )


def test_the_call_of_r_reads_the_file_as_it_is():
    layout = CsvLayout(
        separator=";",
        decimal=",",
        byte_order_mark=True,
        missing=("?", "n.b."),
        words={"HIGH RENT": {"no": 0, "yes": 1}},
    )
    found = r_call(Question("Y"), file="t.csv", layout=layout).splitlines()
    assert found[1:5] == [
        (
            'data <- read.csv("t.csv", row.names = 1, sep = ";", dec = ",", '
            'fileEncoding = "UTF-8-BOM", na.strings = c("NA", "?", "n.b."), check.names = FALSE)'
        ),
        'data[["HIGH RENT"]][data[["HIGH RENT"]] == "no"] <- 0',
        'data[["HIGH RENT"]][data[["HIGH RENT"]] == "yes"] <- 1',
        'data[["HIGH RENT"]] <- as.numeric(data[["HIGH RENT"]])',
    ]


def test_the_call_of_r_leaves_out_what_there_is_not():
    asked = Question("Y", expectations="A", cuts=Cuts(0.8123456789))
    lines = r_call(asked, kinds=("complex",)).splitlines()
    assert lines[2:] == [
        'tt <- truthTable(data, outcome = "Y", incl.cut = 0.8123456789, show.cases = TRUE)',
        "minimize(tt, details = TRUE)",
    ]


def test_the_parsimonious_solution_may_be_there_without_the_complex_one():
    drawn = np.random.default_rng(1).integers(0, 100, (9, 4)) / 100 + 0.003
    frame = pd.DataFrame(np.delete(drawn, 2, axis=0), columns=[*"ABCY"])
    found = analyse(frame, Question("Y", cuts=Cuts(0.75), options=Options(pi_cons=0.9)))
    assert found.complex is None
    assert found.parsimonious is not None
    assert found.intermediate is None
    assert "No implicant that meets what is asked covers row" in found.why_not["complex"]
    assert found.kinds == ("parsimonious",)
    assert found.why_not["complex"] in found.notes


def test_a_question_without_a_solution_is_answered_with_why():
    found = answered(SEEN, Question("Y", cuts=Cuts(1, pri=1), exclude=(5, 6, 7, 8)))
    assert isinstance(found, Unanswered)
    assert found.why_not.startswith("No row of the truth table is positive")
    assert found.kinds == ()
    assert found.table.excluded == (5, 6, 7, 8)
