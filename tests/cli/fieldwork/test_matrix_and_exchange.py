"""The framework matrix, agreement, and projects of other programs."""

import json
from pathlib import Path

import pytest

from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.refi import FieldworkParts, write_project
from wijkpeil.fieldwork.text import SourceText

pytestmark = pytest.mark.usefixtures("undrawn")
CELL = ("Anijsveste", "bew", "vertrouwen")


def test_a_cell_is_filled_and_rests_on_its_codings(fieldwork, study):
    ran = fieldwork("fill", study, *CELL, "-2", "--summary", "Niemand belt terug.")
    assert ran.status == 0, ran.err
    assert "The cell rests on 1 coding." in ran.out
    cells = (study / "assessments.csv").read_text(encoding="utf-8")
    assert "Niemand belt terug." in cells
    ran = fieldwork("fill", study, *CELL, "unclear", "--coding", "k0002", "--coding", "k0001")
    assert "The cell rests on 2 codings." in ran.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("Foo", "bew", "vertrouwen", "1"), "“Foo” is unknown"),
        (("Anijsveste", "x", "vertrouwen", "1"), "“x” is unknown"),
        (("Anijsveste", "bew", "beloften", "1"), "There is no factor “beloften”"),
        ((*CELL, "1", "--coding", "k9"), "There is no coding “k9”"),
    ],
)
def test_a_cell_that_cannot_be_filled(fieldwork, study, words, told):
    ran = fieldwork("fill", study, *words)
    assert ran.status == 1
    assert told in ran.err


def test_a_score_that_is_none(fieldwork, study):
    assert fieldwork("fill", study, *CELL, "5").status == 2


def test_the_matrix_is_written(fieldwork, study, tmp_path):
    ran = fieldwork("matrix", study, "--out", tmp_path / "out")
    assert ran.status == 0, ran.err
    for name in ("framework-matrix.csv", "framework-matrix.xlsx", "fieldwork.html"):
        assert name in ran.out
        assert (tmp_path / "out" / name).is_file()
    told = json.loads(fieldwork("matrix", study, "--json").out)
    assert told["documents"] == 44
    assert (study / "results" / "fieldwork.json").is_file()


def test_agreement_is_told_and_written(fieldwork, study, tmp_path):
    ran = fieldwork("agreement", study, "--out", tmp_path / "out")
    assert ran.status == 0, ran.err
    assert "MK, TB coded 11 documents together." in ran.out
    assert "Krippendorff" in ran.out
    assert (tmp_path / "out" / "agreement.csv").is_file()
    told = json.loads(fieldwork("agreement", study, "--under", "--json").out)
    assert told["coders"] == ["MK", "TB"]
    assert 0.5 < told["overall"]["alpha"]["value"] < 1


def test_a_blind_sample_is_the_same_for_the_same_seed(fieldwork, study):
    one, two, other = (
        fieldwork("sample", study, "--size", 5, "--seed", seed).out for seed in (1, 1, 2)
    )
    assert one == two != other
    assert len(one.splitlines()) == 5
    told = json.loads(fieldwork("sample", study, "--size", 5, "--json").out)
    assert [part["document"] for part in told["parts"]] == [
        line.split()[0] for line in one.splitlines()
    ]
    assert fieldwork("sample", study, "--size", 99).status == 1


@pytest.mark.parametrize("profile", ["standard", "nvivo"])
def test_a_project_goes_out_and_comes_back(fieldwork, study, tmp_path, profile):
    file = tmp_path / "out.qdpx"
    ran = fieldwork("write-project", study, file, "--for", profile)
    assert ran.status == 0, ran.err
    assert "stay behind, because nobody approved their text" in ran.out
    before = (study / "codings.csv").read_bytes()
    ran = fieldwork("read-project", study, file)
    assert ran.status == 0, ran.err
    assert "35 documents, 33 codes and 558 codings read." in ran.out
    assert (study / "codings.csv").read_bytes() == before


def test_unreviewed_texts_go_along_on_demand(fieldwork, study, tmp_path):
    plain, all_ = tmp_path / "a.qdpx", tmp_path / "b.qdpx"
    fieldwork("write-project", study, plain)
    ran = fieldwork("write-project", study, all_, "--unreviewed")
    assert "nobody approved" not in ran.out
    assert all_.stat().st_size > plain.stat().st_size


def test_an_import_is_taken_back_whole(fieldwork, study, tmp_path):
    text = "Een verzonnen gesprek over de kade. Daar gebeurt nooit iets."
    parts = FieldworkParts(
        documents=(Document("kade", "Kade", cases=("WK999999",)),),
        texts={"kade": SourceText(text, ())},
        codes=(Code("water", "Water"),),
        codings=(Coding("kade", 4, 21, "water", "ZZ", "z1"),),
        areas={"WK999999": "Kadewijk"},
    )
    file = tmp_path / "kade.qdpx"
    file.write_bytes(
        write_project(parts, name="Kade", created="2026-01-01T00:00:00Z", unreviewed=True)
    )
    ran = fieldwork("read-project", study, file, "--area", "Kadewijk=Anijsveste")
    assert ran.status == 0, ran.err
    assert "1 documents, 1 codes and 1 codings read." in ran.out
    listed = json.loads(fieldwork("documents", study, "--json").out)["documents"]
    assert len(listed) == 45
    assert fieldwork("undo", study).status == 0
    listed = json.loads(fieldwork("documents", study, "--json").out)["documents"]
    assert len(listed) == 44


def test_a_project_that_is_none(fieldwork, study, tmp_path):
    file = tmp_path / "x.qdpx"
    file.write_bytes(b"not a zip")
    ran = fieldwork("read-project", study, file)
    assert ran.status == 1
    assert "x.qdpx" in ran.err
    ran = fieldwork("read-project", study, file, "--area", "Kadewijk")
    assert ran.status == 2
    assert "NAME=CODE" in ran.err


@pytest.mark.shared
def test_a_project_of_nvivo(fieldwork, study, shared, tmp_path):
    found = sorted(Path(shared, "samples", "refi-qda").rglob("*.qdpx"))
    if not found:
        pytest.skip("no packed sample")
    ran = fieldwork("read-project", study, found[0], "--positions", "utf-16")
    assert ran.status == 0, ran.err
