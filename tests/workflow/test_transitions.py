from dataclasses import replace

import numpy as np
import pytest

from wijkpeil.language import speaking
from wijkpeil.workflow.modelled import model
from wijkpeil.workflow.transitions import spatial_note, transition_tables


def test_noise_makes_areas_seem_to_move_more_than_they_do(panel):
    tables = transition_tables(panel=panel, modelled=model(panel))
    assert list(tables) == ["plain", "corrected"]
    moved = {
        name: 1 - np.trace(table.to_numpy()) / table.to_numpy().sum()
        for name, table in tables.items()
    }
    assert 0 < moved["corrected"] < moved["plain"] < 1
    assert (tables["corrected"].to_numpy() >= 0).all()
    # Both tell of areas and gaps: the corrected table also knows missing waves.
    assert tables["corrected"].to_numpy().sum() == pytest.approx(480 * 8)


def test_the_neighbours_are_told_in_one_sentence(panel, borders):
    with speaking("en"):
        note = spatial_note(panel=panel, outlines=borders.outlines)
    assert note.startswith("Of the areas at “zwak” or worse, ")
    assert note.count("%") == 2
    with speaking("nl"):
        assert "zwakste derde" in spatial_note(panel=panel, outlines=borders.outlines)


def test_areas_without_borders_are_left_out_of_it(panel, borders):
    fewer = replace(
        borders.outlines,
        codes=borders.outlines.codes[:300],
        shapes=borders.outlines.shapes[:300],
    )
    with speaking("en"):
        whole, some = (spatial_note(panel=panel, outlines=one) for one in (borders.outlines, fewer))
    assert some != whole
