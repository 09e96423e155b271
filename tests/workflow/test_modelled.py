from dataclasses import replace

import numpy as np
import pytest

from wijkpeil.errors import ModelError, PanelError
from wijkpeil.language import speaking
from wijkpeil.trajectories.fit import fit
from wijkpeil.trajectories.groups import group_areas
from wijkpeil.workflow.modelled import TOTAL, model


def test_the_total_is_modelled_at_all_waves(panel):
    found = model(panel)
    assert TOTAL == "lbm"
    assert found.trajectory.waves.tolist() == panel.waves.tolist()
    np.testing.assert_array_equal(found.trajectory.scores, panel.values("lbm"))
    again = fit(
        scores=panel.of("lbm"),
        groups=group_areas(present=np.isfinite(panel.values("lbm")), sizes=panel.sizes),
        years=panel.waves,
    )
    np.testing.assert_array_equal(again.roughness, found.fit.roughness)


def test_a_dimension_is_modelled_at_the_waves_that_it_has(panel):
    found = model(panel, "fys")
    assert found.trajectory.waves.tolist() == [2014, 2018, 2020, 2022, 2024]
    assert np.isfinite(found.trajectory.mean).all()


def test_an_indicator_with_too_few_waves_is_refused(panel):
    soc = panel.values("soc").copy()
    soc[:, 4:] = np.nan
    with speaking("en"), pytest.raises(ModelError, match=r"too few waves \(2014\)"):
        model(replace(panel, scores={"soc": soc}), "soc")


def test_an_indicator_that_is_not_there_is_refused(panel):
    with pytest.raises(PanelError):
        model(panel, "nothing")
