from dataclasses import replace

import pytest

from wijkpeil.workflow.modelled import model
from wijkpeil.workflow.nation import national_course


def test_the_pace_is_a_yearly_change_over_each_gap(panel):
    modelled = model(panel)
    nation, waves = modelled.trajectory.nation, panel.waves
    course = national_course(panel, modelled)
    assert [one.start for one in course] == waves[:-1].tolist()
    for place, one in enumerate(course):
        years = waves[place + 1] - waves[place]
        assert one.pace == pytest.approx((nation[place + 1] - nation[place]) / years)


def test_it_can_do_without_gemeenten(panel):
    modelled = model(panel)
    nowhere = replace(panel, areas=panel.areas.assign(gemeente=""))
    assert [one.pace for one in national_course(nowhere, modelled)] == [
        one.pace for one in national_course(panel, modelled)
    ]
