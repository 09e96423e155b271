import pytest

from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.matrix.voices import (
    VOICE_STANDS,
    FiguresSay,
    direction,
    voice_stand,
    voices_against_figures,
)
from wijkpeil.trajectories.change import VERDICTS

DEVELOPMENT = (Code("dev", "Dev", kind="development"),)


@pytest.mark.parametrize(
    ("said", "figures", "stand"),
    [
        ("rising", "rising", "agree"),
        ("falling", "falling", "agree"),
        ("stable", "stable", "agree"),
        ("rising", "falling", "contradict"),
        ("falling", "rising", "contradict"),
        ("stable", "falling", "differ"),
        ("rising", "stable", "differ"),
        ("rising", "unclear", "figures can't tell"),
        ("unclear", "falling", "voices unclear"),
        ("unclear", "unclear", "voices unclear"),
        ("rising", None, "no figures"),
        ("unclear", None, "voices unclear"),
        (None, "rising", "nothing said"),
        (None, None, "nothing said"),
    ],
)
def test_one_direction_beside_the_other(said, figures, stand):
    assert voice_stand(said, figures) == stand


def test_every_pair_of_directions_has_a_stand():
    for said in (*VERDICTS, None):
        for figures in (*VERDICTS, None):
            assert voice_stand(said, figures) in VOICE_STANDS


def test_each_perspective_is_set_beside_the_figures_of_its_case(made):
    matrix = made.scored((2, "?", -1), (0, "", 1), codes=DEVELOPMENT)
    first, second = matrix.cases
    found = voices_against_figures(matrix, figures={first: FiguresSay("rising", 0.99)})
    assert [one.stand for one in found] == [
        "agree", "voices unclear", "contradict", "no figures", "nothing said", "no figures",
    ]  # fmt: skip
    assert found[2].figures == FiguresSay("rising", 0.99)
    assert found[2].said == direction(-1) == "falling"
    assert (found[4].said, found[4].score, found[4].figures) == (None, None, None)
    assert {one.case for one in found} == {first, second}


def test_passages_behind_a_voice_are_counted(made):
    found = voices_against_figures(made.matrix(), figures={})
    told = {(one.case, one.perspective): one.passages for one in found}
    assert told[made.NOORD, made.PEOPLE] == 1
    assert told[made.ZUID, made.PEOPLE] == 0


def test_without_a_code_for_the_development_nothing_is_compared(made):
    assert voices_against_figures(made.scored((1, 1, 1)), figures={}) == ()
