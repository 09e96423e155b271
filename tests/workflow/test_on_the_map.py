from dataclasses import replace

import pytest

from wijkpeil.errors import PanelError
from wijkpeil.language import speaking
from wijkpeil.workflow.on_the_map import check_borders


def some(borders, count):
    outlines = borders.outlines
    return replace(
        borders,
        outlines=replace(outlines, codes=outlines.codes[:count], shapes=outlines.shapes[:count]),
    )


def test_without_a_map_or_with_a_whole_one_there_is_nothing_to_say(panel, borders):
    assert check_borders(panel, None) == ()
    assert check_borders(panel, borders) == ()


def test_areas_without_borders_are_counted(panel, borders):
    with speaking("en"):
        assert check_borders(panel, some(borders, 470)) == (
            "Of 10 areas there are no borders; they are not on the map.",
        )


def test_borders_of_fewer_than_half_are_refused(panel, borders):
    with speaking("en"):
        check_borders(panel, some(borders, 240))
        with pytest.raises(PanelError, match="another border year or another place"):
            check_borders(panel, some(borders, 239))
