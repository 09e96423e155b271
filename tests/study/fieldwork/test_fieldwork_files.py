"""The fieldwork's files: read, refused with a place, and written as they were."""

from dataclasses import replace

import pytest

from wijkpeil.errors import StudyError
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.timeline import TimelineEntry
from wijkpeil.study import read_study
from wijkpeil.study.fieldwork import Fieldwork, read_fieldwork, write_fieldwork

WIJK, VOICES = "WK900121", ("beleid", "bewoners")
FIELDWORK = Fieldwork(
    documents=(
        Document(
            "d1", "Gesprek", (WIJK,), "bewoners", "interview", "2018-04-12", "AB", "2018-05-01"
        ),
        Document("d2", "Nota"),
    ),
    codes=(
        Code("rise", "Ontwikkeling", kind="development"),
        Code("trust", "Vertrouwen", kind="factor", definition="Of men gelooft wat is beloofd"),
        Code("trust-1", "Beloften", parent="trust", colour="#aa3300"),
    ),
    codings=(
        Coding("d1", 0, 7, "trust", "AB", "k1", memo="Twee\nregels", time="2026-01-01T10:00:00Z"),
        Coding("d1", 3, 9, "trust-1", "CD", "k2", flag="the words under this coding were changed"),
    ),
    assessments=(
        Assessment(WIJK, "beleid", "trust", None, "Niet duidelijk"),
        Assessment(WIJK, "bewoners", "trust", -2, "Nee", ("k1", "k2"), "AB"),
    ),
    timeline=(TimelineEntry("t1", (WIJK,), "2015", "Sloop", codings=("k1",), intervention="V1"),),
)


@pytest.fixture
def study(folder, put):
    text = (folder / "study.toml").read_text(encoding="utf-8")
    voices = ", ".join(f'"{voice}"' for voice in VOICES)
    put("study.toml", f"perspectives = [{voices}]\n{text}")
    put("cases.csv", f"code,name,city\n{WIJK},Ooievaarsplein,Elbersluis\n")
    put("interventions.csv", f"id,name,areas,started\nV1,Bouwen,{WIJK},2014\n")
    return read_study(folder)


def test_what_is_written_is_read_again_and_written_the_same(study, folder):
    write_fieldwork(folder, FIELDWORK, words=lambda coding: f"woorden, van {coding.id}")
    files = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    assert read_fieldwork(study) == FIELDWORK
    write_fieldwork(folder, read_fieldwork(study), words=lambda coding: f"woorden, van {coding.id}")
    assert {path.name: path.read_bytes() for path in folder.glob("*.csv")} == files


def test_a_study_without_fieldwork_has_none_and_gets_no_files(study, folder):
    assert read_fieldwork(study) == Fieldwork()
    write_fieldwork(folder, Fieldwork())
    assert not (folder / "codings.csv").exists()


def test_a_file_that_was_there_is_emptied(study, folder):
    write_fieldwork(folder, FIELDWORK)
    write_fieldwork(folder, replace(FIELDWORK, assessments=()))
    assert read_fieldwork(study).assessments == ()


DOCUMENTS = "id,title,cases,perspective,kind,date,reviewed_by,reviewed_on\n"
CODES = "id,name,parent,kind\n"
CODINGS = "id,document,start,end,code,coder\n"
CELLS = "case,perspective,factor,score,codings\n"
ENTRIES = "id,cases,start,end,title,intervention\n"


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("documents.csv", DOCUMENTS + "d 1,T,,,,,,\n", "line 2: “d 1” can't be an id"),
        ("documents.csv", DOCUMENTS + "d1,T,,,,,,\nd1,T,,,,,,\n", "line 3: The id d1 occurs twice"),
        ("documents.csv", DOCUMENTS + "d1,T,WK1,,,,,\n", "“WK1” is unknown"),
        ("documents.csv", DOCUMENTS + "d1,T,,bewoner,,,,\n", "Is “bewoners” meant?"),
        ("documents.csv", DOCUMENTS + "d1,T,,,intervieuw,,,\n", "Is “interview” meant?"),
        ("documents.csv", DOCUMENTS + "d1,T,,,,soon,,\n", "“soon” in the column date"),
        ("documents.csv", DOCUMENTS + "d1,T,,,,,,2018\n", "nobody who did it"),
        ("codebook.csv", CODES + "a,A,b,\n", "“b” is unknown. Known are: a. It should be listed"),
        ("codebook.csv", CODES + "a,A,b,\nb,B,a,\n", "codebook.csv: These codes stand under"),
        ("codebook.csv", CODES + "a,A,,factoren\n", "Is “factor” meant?"),
        ("codings.csv", CODINGS + "k1,d9,0,1,trust,AB\n", "“d9” is unknown. Known are: d1, d2."),
        ("codings.csv", CODINGS + "k1,d1,0,1,x,AB\n", "It should be listed in codebook.csv"),
        ("codings.csv", CODINGS + "k1,d1,5,5,trust,AB\n", "it holds no character"),
        ("codings.csv", CODINGS + "k1,d1,-1,5,trust,AB\n", "“-1” in the column start"),
        ("codings.csv", CODINGS + "k1,d1,0,5,trust,\n", "The column coder is empty"),
        ("assessments.csv", CELLS + f"{WIJK},beleid,trust,3,\n", "“3” is not a score"),
        ("assessments.csv", CELLS + f"{WIJK},beleid,trust-1,1,\n", "codebook.csv (factors)"),
        ("assessments.csv", CELLS + f"{WIJK},beleid,trust,1,k9\n", "“k9” is unknown"),
        ("assessments.csv", CELLS + f"{WIJK},beleid,trust,1,\n" * 2, "line 3: The cell WK900121 ×"),
        ("timeline.csv", ENTRIES + "t1,,2015,2014,Sloop,\n", "lies before start"),
        ("timeline.csv", ENTRIES + "t1,,later,,Sloop,\n", "“later” in the column start"),
        ("timeline.csv", ENTRIES + "t1,,2015,,Sloop,V9\n", "interventions.csv"),
    ],
)
def test_faults_name_their_file_and_line(study, put, file, text, message):
    folder = study.folder
    write_fieldwork(folder, FIELDWORK)
    put(file, text)
    with pytest.raises(StudyError) as caught:
        read_fieldwork(study)
    assert message in str(caught.value)
    assert str(caught.value).startswith(file)


@pytest.mark.parametrize("written", ["+1", "1", "\u22121", "unclear"])
def test_scores_as_people_write_them(study, folder, put, written):
    write_fieldwork(folder, FIELDWORK)
    put("assessments.csv", CELLS + f"{WIJK},beleid,trust,{written},\n")
    score = read_fieldwork(study).assessments[0].score
    assert score == {"+1": 1, "1": 1, "\u22121": -1, "unclear": None}[written]


def test_a_long_list_of_known_names_does_not_bury_the_sentence(study, put):
    ids = "".join(f"k{place},d1,0,1,trust,AB\n" for place in range(99))
    write_fieldwork(study.folder, FIELDWORK)
    put("codings.csv", CODINGS + ids)
    put("assessments.csv", CELLS + f"{WIJK},beleid,trust,1,other\n")
    put("timeline.csv", ENTRIES)
    with pytest.raises(StudyError) as caught:
        read_fieldwork(study)
    assert str(caught.value).endswith("“other” is unknown. It should be listed in codings.csv.")
