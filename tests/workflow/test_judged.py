from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from wijkpeil.cases.vulnerable import All, parse
from wijkpeil.errors import ModelError
from wijkpeil.language import speaking
from wijkpeil.workflow.judged import judge_areas
from wijkpeil.workflow.modelled import model
from wijkpeil.workflow.question import Question


@pytest.fixture(scope="module")
def ask(panel):
    modelled = model(panel)

    def with_question(other=panel, **settings):
        return judge_areas(panel=other, modelled=modelled, question=Question(**settings))

    return with_question


def test_against_the_gemeente_its_areas_average_to_nothing(ask, panel):
    found = ask(reference="gemeente").relative
    assert found.reference == "gemeente"
    mean = pd.Series(found.estimate).groupby(panel.areas["gemeente"].to_numpy()).mean()
    np.testing.assert_allclose(mean, 0.0, atol=1e-12)


def test_against_the_vulnerable_they_average_to_nothing(ask):
    found = ask(reference="group")
    np.testing.assert_allclose(found.relative.estimate[found.vulnerable].mean(), 0.0, atol=1e-12)
    assert np.isfinite(found.relative.estimate).all()


def test_against_nothing_both_changes_are_the_same(ask):
    found = ask(reference="none")
    np.testing.assert_array_equal(found.relative.estimate, found.absolute.estimate)
    assert found.verdicts.verdict.tolist() == found.verdicts_absolute.verdict.tolist()


def test_the_absolute_change_is_the_same_whatever_the_reference(ask):
    nation, gemeente = ask(), ask(reference="gemeente")
    np.testing.assert_array_equal(nation.absolute.estimate, gemeente.absolute.estimate)
    assert nation.absolute.reference == "none"


def test_gemeenten_that_are_not_known_are_no_reference(ask, panel):
    nowhere = replace(panel, areas=panel.areas.assign(gemeente=""))
    with speaking("en"), pytest.raises(ModelError, match=r"not known.*--gemeenten"):
        ask(nowhere, reference="gemeente")


def test_what_to_know_of_the_selection_is_noted(ask):
    with speaking("en"):
        assert "could not be judged by this rule" in " ".join(ask().notes)
        assert "of their change we can't tell" in " ".join(ask(vulnerable=parse("all")).notes)
    assert ask(vulnerable=parse("all")).vulnerable.all()


def test_minimum_and_cap_are_used(ask):
    strict, mild = ask(minimum=0.08, cap=0.01), ask(minimum=0.0, cap=0.2)
    assert strict.relative.minimum == 0.08
    assert strict.verdicts.wrong_signs <= 0.01
    movers = [np.isin(one.verdicts.verdict, ("rising", "falling")).sum() for one in (strict, mild)]
    assert movers[0] < movers[1]


def test_choosing_by_a_score_after_the_start_is_warned_against(panel):
    question = Question(start=2012, end=2016, vulnerable=parse("zwak@2016"))
    with speaking("en"):
        late = judge_areas(panel=panel, modelled=model(panel), question=question)
        early = judge_areas(
            panel=panel, modelled=model(panel), question=replace(question, vulnerable=All())
        )
    assert "after the period began in 2012" in " ".join(late.notes)
    assert "after the period began" not in " ".join(early.notes)


def noted(panel, **settings):
    with speaking("en"):
        found = judge_areas(panel=panel, modelled=model(panel), question=Question(**settings))
    return " ".join(found.notes)


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (2024, r"“%s” in 2024, after the period began in 2012"),
        (None, "the file does not tell of which year that is"),
        (2012, ""),
    ],
)
def test_choosing_by_later_characteristics_is_warned_against(panel, year, words):
    column = str(panel.characteristics.columns[0])
    told = noted(replace(panel, figures_year=year), vulnerable=parse(f"{column}>0"))
    assert ("Mind:" in told) == bool(words)
    assert (words % column if "%" in words else words) in told


def test_areas_alone_in_their_gemeente_are_counted(panel):
    gemeenten = panel.areas["gemeente"].to_numpy(dtype=object).copy()
    gemeenten[:2], gemeenten[2:5] = ["GM0001", "GM0002"], ""
    told = noted(replace(panel, areas=panel.areas.assign(gemeente=gemeenten)), reference="gemeente")
    assert "2 areas are the only one of their gemeente" in told
    assert "Of 3 areas the gemeente is not known" in told
    assert "gemeente" not in noted(panel, reference="nation")


def test_nobody_with_a_neighbour_in_the_gemeente_is_no_reference(panel):
    alone = panel.areas.assign(gemeente=[f"GM{at:04d}" for at in range(len(panel.areas))])
    with pytest.raises(ModelError, match="only one of its gemeente"):
        noted(replace(panel, areas=alone), reference="gemeente")
