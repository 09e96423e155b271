"""The fieldwork inside the report on trajectories."""

from dataclasses import replace

from wijkpeil.report.document import Figure
from wijkpeil.report.trajectories import further
from wijkpeil.report.trajectories.findings import findings
from wijkpeil.report.trajectories.portraits import portraits
from wijkpeil.results.further import Further


def courses(section):
    return [
        block
        for part in section.blocks
        for block in getattr(part, "blocks", ())
        if isinstance(block, Figure) and block.title.startswith("The course of")
    ]


def test_what_happened_stands_under_the_course_of_its_case(results, studies):
    figures = studies.trajectories()
    with_it = replace(figures, further=Further(fieldwork=results))
    for found, told in ((with_it, True), (figures, False)):
        for figure in courses(portraits(found, findings(found), kicker="")):
            marks = {item.mark for item in figure.legend}
            assert ("happened" in marks) == told
            assert ("Under it, in order of time: Crisis" in figure.alternative) == told
            assert "event" not in marks or not told


def test_a_case_without_a_timeline_has_its_course_as_before(results, studies):
    bare = replace(
        studies.trajectories(), further=Further(fieldwork=replace(results, timelines={}))
    )
    for figure in courses(portraits(bare, findings(bare), kicker="")):
        assert "happened" not in {item.mark for item in figure.legend}


def test_the_section_is_there_if_there_is_fieldwork(results):
    assert further.perspectives(Further(), kicker="") is None
    assert further.perspectives(Further(fieldwork=results), kicker="").key == "fieldwork"
