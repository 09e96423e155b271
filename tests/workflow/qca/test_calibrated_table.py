from dataclasses import replace

import numpy as np
import pytest

from wijkpeil.errors import RefusedFile, StudyError
from wijkpeil.qca.calibration.anchors import Anchors
from wijkpeil.qca.calibration.methods import Steps, ThreeAnchors
from wijkpeil.study.comparison import FromCharacteristic, FromColumn, FromTrajectory
from wijkpeil.study.data_file import DataFile
from wijkpeil.study.model import Case
from wijkpeil.workflow.calibrated_table import calibrated_table, case_names


@pytest.fixture
def calibrated(made, tmp_path):
    """Calibrate with some sets of the plan otherwise."""

    def calibrate(*, cases=None, **changes):
        study = made.study(tmp_path, made.plan(**changes))
        study = study if cases is None else replace(study, cases=cases)
        return calibrated_table(study, made.panel(), made.change())

    return calibrate


def test_each_source(calibrated, made):
    found = calibrated()
    frame = found.frame
    assert frame.index.tolist() == list(made.NAMES)
    assert frame.columns.tolist() == ["MIXED", "LASTING", "RISE"]
    assert frame.loc["Dveld", "MIXED"] == pytest.approx(1 / (1 + np.exp(-np.log(19) / 2)))
    assert frame["LASTING"].tolist() == [float(score > 2) for score in made.LASTING]
    assert frame["RISE"].to_numpy() == pytest.approx(made.change().rise_beyond)
    assert found.codes == made.CODES
    assert found.cities[4:6] == ("Noordstad", "Zuidstad")
    assert [one.file for one in found.provenance] == ["own.csv"]


def test_what_a_raw_figure_is(calibrated, made):
    found = calibrated()
    rent, lasting = found.conditions
    assert (rent.origin, rent.unit) == ("homes of housing corporations", "share")
    assert (lasting.origin, lasting.unit) == ("column lasting of own.csv", "")
    assert found.outcome.origin.startswith("chance of a rise of more than 0.039 points, 2012–2016")
    assert "how sure that is" in found.outcome.calibrated.reason
    assert "MIXED is made of a figure that is (probably) one of" in found.notes[0]
    own = calibrated(outcome=replace(made.OUTCOME, reason="because"))
    assert own.outcome.calibrated.reason == "because"


@pytest.mark.parametrize(
    ("indicator", "origin", "expected"),
    [
        ("chance of fall", "chance of a fall of more than 0.039 points", "fall_beyond"),
        ("change", "likely change in points, 2012–2016", "estimate"),
    ],
)
def test_other_indicators(calibrated, made, indicator, origin, expected):
    method = Steps((0.5,)) if indicator == "chance of fall" else ThreeAnchors(Anchors(-1, 0.01, 1))
    outcome = replace(made.OUTCOME, source=FromTrajectory(indicator), method=method)
    found = calibrated(outcome=outcome).outcome
    assert found.origin.startswith(origin)
    assert found.calibrated.raw == pytest.approx(getattr(made.change(), expected))


def test_no_note_where_no_figure_is_an_ingredient(calibrated, made):
    assert calibrated(conditions=(made.LASTING_SET,)).notes == ()


def test_a_figure_that_is_absent_is_missing(calibrated, made, tmp_path):
    text = "code;lasting\n900100;1,5\nWK900101;NA\nWK999999;2\n"
    own = replace(made.LASTING_SET, source=FromColumn(DataFile("half.csv"), "lasting"))
    made.study(tmp_path, None)
    (tmp_path / "half.csv").write_text(text, encoding="utf-8")
    raw = calibrated(conditions=(made.MIXED, own)).conditions[1].calibrated.raw
    assert raw[0] == 1.5
    assert np.isnan(raw[1:]).all()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("kode,lasting\n1,1\n", "half.csv, line 1: “code” is unknown"),
        ("code,last\nWK900100,1\n", "half.csv, line 1: “lasting” is unknown. Is “last” meant?"),
        ("code,lasting\n900100,1\nWK900100,2\n", "The code WK900100 occurs twice"),
        ("code,lasting\nWK900100,1\nWK900101,much\n", "half.csv, line 3: “much” in the column"),
    ],
)
def test_a_file_that_can_not_be_used(calibrated, made, tmp_path, text, says):
    (tmp_path / "half.csv").write_text(text, encoding="utf-8")
    own = replace(made.LASTING_SET, source=FromColumn(DataFile("half.csv"), "lasting"))
    with pytest.raises((StudyError, RefusedFile)) as refused:
        calibrated(conditions=(own,))
    assert says in str(refused.value)


def test_what_can_not_be_had(calibrated, made):
    rent = replace(made.MIXED, source=FromCharacteristic("social_rents"))
    with pytest.raises(StudyError, match="Is “social_rent” meant"):
        calibrated(conditions=(rent,))
    with pytest.raises(StudyError, match="not among the areas with scores: WK123456"):
        calibrated(cases=(Case("WK123456", "Nergens", "Ede"), Case("WK900100", "Aveld", "Ede")))
    with pytest.raises(StudyError, match="two cases or more"):
        calibrated(cases=(Case("WK900100", "Aveld", "Noordstad"),))
    chance = replace(made.MIXED, source=FromTrajectory("change"))
    rough = replace(chance, method=made.Steps((2.0, 1.0)))
    with pytest.raises(StudyError, match=r"conditions.toml, MIXED: Thresholds must rise"):
        calibrated(conditions=(rough,))


def test_a_study_without_a_plan(made, tmp_path):
    study = made.study(tmp_path, None)
    with pytest.raises(StudyError, match=r"no conditions.toml"):
        calibrated_table(study, made.panel(), made.change())


def test_names_that_occur_twice_get_their_code():
    cases = (Case("WK1", "Noord", "A"), Case("WK2", "Noord", "B"), Case("WK3", "Zuid", "B"))
    assert case_names(cases) == ("Noord (WK1)", "Noord (WK2)", "Zuid")
