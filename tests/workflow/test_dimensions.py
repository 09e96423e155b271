from dataclasses import replace

import numpy as np

from wijkpeil.language import speaking
from wijkpeil.workflow.dimensions import smooth_dimensions, split_by_dimension
from wijkpeil.workflow.question import Question


def test_a_dimension_that_is_not_there_is_passed_over(panel):
    fewer = replace(panel, scores={n: v for n, v in panel.scores.items() if n != "won"})
    smoothed, notes = smooth_dimensions(fewer)
    assert list(smoothed) == ["fys", "onv", "soc", "vrz"]
    assert notes == ()


def test_a_dimension_that_can_not_be_smoothed_is_named(panel):
    soc = panel.values("soc").copy()
    soc[:, 4:] = np.nan
    with speaking("en"):
        smoothed, notes = smooth_dimensions(replace(panel, scores={**panel.scores, "soc": soc}))
    assert "soc" not in smoothed
    assert len(smoothed) == 4
    (note,) = notes
    assert note.startswith("Dimension soc could not be smoothed: There are too few waves (2014)")


def test_an_area_that_lacks_the_dimensions_does_not_stop_the_others(panel):
    soc = panel.values("soc").copy()
    soc[7] = np.nan
    smoothed, notes = smooth_dimensions(replace(panel, scores={**panel.scores, "soc": soc}))
    assert notes == ()
    scale = smoothed["soc"].scale
    assert np.isfinite(scale).all()
    assert (scale[7] > np.median(scale, axis=0)).all()


def test_a_change_that_can_be_split_is_split_by_area(panel):
    split = split_by_dimension(panel, Question(start=2014, end=2018))
    assert split.parts.index.tolist() == panel.codes.tolist()
    assert split.parts.columns.tolist() == ["fys", "onv", "soc", "vrz", "won"]
    assert split.reason == ""


def test_without_dimensions_the_reason_is_given(panel):
    fewer = replace(panel, scores={"lbm": panel.values("lbm"), "afw": panel.values("afw")})
    with speaking("en"):
        split = split_by_dimension(fewer, Question(start=2014, end=2018))
    assert split.parts is None
    assert split.reason == "The file has no dimensions fys, onv, soc, vrz, won."
