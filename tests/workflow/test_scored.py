from dataclasses import replace

import numpy as np
import pytest

from wijkpeil.language import speaking
from wijkpeil.workflow.scored import with_scores


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def test_nothing_is_left_out_or_said_of_a_whole_panel(panel):
    kept, notes = with_scores(panel)
    assert kept is panel
    assert notes == ()


def test_areas_without_scores_are_left_out(without_scores, panel):
    kept, notes = with_scores(without_scores)
    assert kept.codes.tolist() == panel.codes[3:].tolist()
    assert notes[0].startswith("3 areas have no score at any wave")
    assert notes[1].startswith("Of 1 areas the number of inhabitants is not known")
    assert len(notes) == 2


def test_without_sizes_it_says_so(bare):
    _kept, notes = with_scores(bare)
    (note,) = notes
    assert "noise is taken as equal for all areas" in note
    assert "--sizes" in note


def test_few_areas_give_a_rough_estimate(panel):
    _kept, notes = with_scores(panel.only(np.arange(480) < 199))
    (note,) = notes
    assert note.startswith("With 199 areas the noise is estimated roughly.")
    assert with_scores(panel.only(np.arange(480) < 200))[1] == ()


def test_a_file_of_one_city_says_that_it_is_not_the_country(panel):
    real = np.char.replace(panel.codes, "WK9", "WK0")
    areas = panel.areas.set_axis(real, axis=0)
    with speaking("en"):
        _kept, notes = with_scores(replace(panel, areas=areas))
    assert any("480 areas, the whole country about 3,245" in note for note in notes)
