import numpy as np
import pytest

from wijkpeil import madeup
from wijkpeil.errors import MissingExtra, PanelError, SourceError
from wijkpeil.language import speaking
from wijkpeil.workflow import inputs
from wijkpeil.workflow.inputs import read_inputs, read_outlines


def test_files_become_the_panel_that_they_were_made_of(study_folder, panel):
    read = read_inputs(
        study_folder / madeup.files.SCORES, sizes=study_folder / madeup.files.CHARACTERISTICS
    )
    assert read.codes.tolist() == panel.codes.tolist()
    np.testing.assert_array_equal(read.values("lbm"), panel.values("lbm"))
    np.testing.assert_array_equal(read.sizes, panel.sizes)
    assert read.areas["gemeente_name"].tolist() == panel.areas["gemeente_name"].tolist()
    assert [one.file for one in read.provenance] == [
        "verzonnen-scores-wijken-2002-2024.csv",
        "verzonnen-kerncijfers.csv",
    ]


def test_scores_alone_will_do(study_folder):
    read = read_inputs(study_folder / madeup.files.SCORES)
    assert read.sizes is None
    assert len(read.provenance) == 1


def test_gemeenten_are_for_postcode_areas(study_folder, tmp_path):
    addresses = tmp_path / "addresses.csv"
    addresses.write_text(
        "PC4,gm_code,gm_naam,adressen\n9001,GM9001,Zandermeer,10\n", encoding="utf-8"
    )
    with speaking("en"), pytest.raises((PanelError, SourceError)):
        read_inputs(study_folder / madeup.files.SCORES, gemeenten=addresses)


def test_borders_know_where_they_are_from(study_folder, small):
    borders = read_outlines(study_folder / madeup.files.BORDERS, level="wijk")
    assert borders.outlines.codes == small.outlines.codes
    assert borders.provenance.file == "verzonnen-grenzen.geojson"
    assert borders.provenance.owner == "Wijkpeil"


def test_a_file_that_is_something_else_is_refused(study_folder):
    with pytest.raises(SourceError):
        read_inputs(study_folder / "study.toml")


def test_postcode_areas_learn_their_gemeente(tmp_path):
    scores = tmp_path / "scores.csv"
    rows = [
        f"{code},{wave},{4.1 + step},{4.1 + step - 4.102264851143687},NA,NA,NA,NA,NA"
        for code in (9001, 9002)
        for step, wave in ((0.0, 2012), (0.1, 2014))
    ]
    scores.write_text(
        "\n".join(["PC4,jaar,lbm,afw,fys,onv,soc,vrz,won", *rows]) + "\n", encoding="utf-8"
    )
    addresses = tmp_path / "addresses.csv"
    addresses.write_text(
        "PC4,gm_code,gm_naam,adressen\n9001,GM9001,Zandermeer,10\n9002,GM9002,Oostwoude,5\n",
        encoding="utf-8",
    )
    read = read_inputs(scores, gemeenten=addresses)
    assert read.level == "pc4"
    assert read.areas["gemeente"].tolist() == ["GM9001", "GM9002"]
    assert read.areas["gemeente_name"].tolist() == ["Zandermeer", "Oostwoude"]
    assert [one.file for one in read.provenance] == ["scores.csv", "addresses.csv"]


def test_without_the_part_that_simplifies_borders_come_in_full_detail(
    study_folder, monkeypatch, small
):
    plain = inputs.read_borders

    def bare(path, *, level, simplify=None):
        if simplify is not None:
            raise MissingExtra("geo")
        return plain(path, level=level)

    simple = read_outlines(study_folder / madeup.files.BORDERS, level="wijk").outlines
    monkeypatch.setattr(inputs, "read_borders", bare)
    full = read_outlines(study_folder / madeup.files.BORDERS, level="wijk").outlines

    def points(outlines):
        return sum(len(ring) for shape in outlines.shapes for part in shape for ring in part)

    assert full.codes == simple.codes
    assert points(full) >= points(simple)
