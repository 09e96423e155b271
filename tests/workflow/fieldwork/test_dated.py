import math

from wijkpeil.study.moments import Moment
from wijkpeil.workflow.fieldwork.dated import span_words, timelines


def test_events_of_the_country_the_city_and_the_case(studies, tmp_path):
    made = studies.made
    lines = timelines(studies.study(tmp_path, write=False), made.fieldwork())
    names = {case: [it.title for it in line.happenings] for case, line in lines.items()}
    assert names[made.NOORD] == ["Crisis", "Lamps", "Fire in the hall", "Town law", "Fair"]
    assert names[made.OOST] == ["Crisis", "Fire in the hall", "Town law"]
    assert names[made.ZUID] == ["Crisis", "Coach"]
    where = {it.title: it.where for it in lines[made.NOORD].happenings}
    assert (where["Crisis"], where["Town law"], where["Fair"]) == ("", "Aadorp", "")


def test_a_document_that_names_an_intervention_otherwise_is_a_doubt(studies, tmp_path):
    made = studies.made
    line = timelines(studies.study(tmp_path, write=False), made.fieldwork())[made.NOORD]
    lamps = next(it for it in line.happenings if it.title == "Lamps")
    assert (lamps.when, lamps.documents, lamps.kind) == (
        "2013–2016", ("noord-note",), "intervention",
    )  # fmt: skip
    (doubt,) = line.doubts
    assert [one.when for one in doubt.told] == ["2013–2016", "2014"]


def test_an_intervention_without_an_end_goes_on(studies, tmp_path):
    made = studies.made
    line = timelines(studies.study(tmp_path, write=False), made.fieldwork())[made.ZUID]
    assert line.happenings[-1].end == math.inf
    assert line.happenings[-1].when == "2018-02-01 –"


def test_years_and_days_are_written_as_they_were():
    assert span_words(Moment("2015"), Moment("2015")) == "2015"
    assert span_words(Moment("2015"), Moment("2016-02-01")) == "2015 – 2016-02-01"
