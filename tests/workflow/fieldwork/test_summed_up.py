import pytest

from wijkpeil.errors import FieldworkError, StudyError
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.study.fieldwork import Fieldwork, read_fieldwork
from wijkpeil.workflow.fieldwork.summed_up import sum_up, sum_up_fieldwork

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def made(studies):
    return studies.made


def test_a_study_without_fieldwork_has_nothing_to_sum_up(studies, tmp_path):
    assert sum_up_fieldwork(studies.study(tmp_path, write=False)) is None


def test_cases_stand_in_order_of_city_and_name(studies, made, tmp_path):
    results = sum_up_fieldwork(studies.study(tmp_path))
    assert [it.name for it in results.cases] == ["Noord", "Oost", "Zuid"]
    assert results.matrix.cases == (made.NOORD, made.OOST, made.ZUID)
    assert results.made_up
    assert results.voices is None


def test_voices_stand_beside_both_readings_of_the_figures(studies, made, tmp_path):
    figures = studies.trajectories(**{made.NOORD: "rising", made.OOST: "unclear"})
    told = sum_up_fieldwork(studies.study(tmp_path), figures).voices
    assert (told.start, told.end, told.reference) == (2012, 2016, "nation")
    stands = {(it.case, it.perspective): it.stand for it in told.relative}
    assert stands[made.NOORD, made.POLICY] == "agree"
    assert stands[made.NOORD, made.PEOPLE] == "contradict"
    assert stands[made.NOORD, made.WORKERS] == "differ"
    assert stands[made.OOST, made.PEOPLE] == "figures can't tell"
    assert stands[made.OOST, made.WORKERS] == "voices unclear"
    assert stands[made.ZUID, made.PEOPLE] == "nothing said"
    assert [it.case for it in told.absolute] == [it.case for it in told.relative]
    assert 0 <= told.relative[0].figures.chance <= 1


def test_areas_without_figures_are_told(studies, made, tmp_path):
    case = studies.CASES[1].__class__("WK999999", "Elders", "Aadorp")
    only = Fieldwork(codes=made.CODES, assessments=(Assessment("WK999999", made.PEOPLE, "dev", 1),))
    results = sum_up(
        studies.study(tmp_path, write=False, cases=(case,)), only, studies.trajectories()
    )
    stands = {it.perspective: it.stand for it in results.voices.relative}
    assert stands == {
        made.POLICY: "nothing said", made.WORKERS: "nothing said", made.PEOPLE: "no figures",
    }  # fmt: skip


def test_without_a_code_for_the_development_there_are_no_voices(studies, made, tmp_path):
    only = Fieldwork(documents=made.DOCUMENTS)
    assert sum_up(studies.study(tmp_path), only, studies.trajectories()).voices is None


def test_saturation_for_all_and_for_each_perspective(studies, made, tmp_path):
    results = sum_up_fieldwork(studies.study(tmp_path))
    assert len(results.saturation.documents) == 5
    assert results.saturation_by[made.POLICY].documents == ("noord-note",)
    assert set(results.saturation_by) == set(made.PERSPECTIVES)


def test_quotes_come_from_the_texts_of_reviewed_documents_alone(studies, made, tmp_path):
    results = sum_up_fieldwork(studies.study(tmp_path))
    assert results.quotes[made.NOORD, made.PEOPLE, "dev"].text == "It went downhill."
    assert not any(quote.document.id == "zuid-raw" for quote in results.quotes.values())


def test_a_text_that_changed_is_not_quoted_and_that_is_told(studies, tmp_path):
    study = studies.study(tmp_path)
    (tmp_path / "documents" / "noord-talk.txt").write_text("Other words.", encoding="utf-8")
    (tmp_path / "documents" / "oost-talk.txt").unlink()
    results = sum_up_fieldwork(study)
    assert [note.split("”")[0] for note in results.notes] == [
        "The text of “Document noord-talk", "The text of “Document oost-talk",
    ]  # fmt: skip
    assert "Other words" not in repr(results.quotes)


def test_the_files_of_the_fieldwork_have_fingerprints(studies, tmp_path):
    results = sum_up_fieldwork(studies.study(tmp_path), command="wijkpeil run x")
    assert [it.file for it in results.provenance] == [
        "documents.csv", "codebook.csv", "codings.csv", "assessments.csv", "timeline.csv",
    ]  # fmt: skip
    assert results.command == "wijkpeil run x"


def test_a_wrong_file_is_refused(studies, tmp_path):
    study = studies.study(tmp_path)
    (tmp_path / "assessments.csv").write_text(
        "case,perspective,factor,score\nWK1,policy,safe,1\n", encoding="utf-8"
    )
    with pytest.raises(StudyError, match=r"assessments\.csv"):
        sum_up_fieldwork(study)


def test_parts_that_do_not_fit_together_are_refused(studies, made, tmp_path):
    twice = Fieldwork(codes=made.CODES, assessments=made.ASSESSMENTS[:1] * 2)
    with pytest.raises(FieldworkError, match=r"rests on|filled twice"):
        sum_up(studies.study(tmp_path), twice)


def test_what_was_written_is_what_is_read(studies, made, tmp_path):
    assert read_fieldwork(studies.study(tmp_path)).assessments
    one, other = (sum_up_fieldwork(studies.study(tmp_path)) for _time in range(2))
    assert one.matrix.cells == other.matrix.cells
    assert one.timelines == other.timelines
