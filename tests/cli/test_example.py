import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from wijkpeil import madeup
from wijkpeil.cli.example import example
from wijkpeil.errors import StudyError
from wijkpeil.language import speaking
from wijkpeil.madeup.example import plain_files
from wijkpeil.study import read_study
from wijkpeil.study.fieldwork import Fieldwork, read_fieldwork


def write(folder, *options):
    with speaking("en"):
        return CliRunner().invoke(
            example, [str(folder), *options], catch_exceptions=False, standalone_mode=False
        )


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("example") / "new"
    return folder, write(folder)


def contents(folder):
    return {
        path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_it_says_what_it_wrote_and_what_comes_next(written):
    folder, result = written
    assert "3,000 made-up wijken in 300 made-up gemeenten" in result.stdout
    assert f"wijkpeil run {folder}" in result.stdout
    assert "Writing data/verzonnen-grenzen.geojson" in result.stderr


def test_the_study_can_be_read(written):
    study = read_study(written[0])
    assert study.made_up
    assert study.language == "nl"
    assert len(study.cities) == 6
    assert len(study.cases) == 11
    assert len(study.interventions) == 6
    assert study.events
    assert (study.period.start, study.period.end) == (2012, 2016)
    assert len(read_fieldwork(study).documents) > 40
    assert (written[0] / "private").stat().st_mode & 0o077 == 0


def test_cases_agree_with_the_truth():
    country = madeup.country()
    study = read_study(plain_files()["study.toml"].parent, need_data=False)
    chosen = madeup.cases(country)
    found = [(case.code, case.name, case.city, case.why) for case in study.cases]
    assert found == list(chosen.itertuples(index=False, name=None))
    assert study.cities == country.cities


def test_interventions_agree_with_the_truth():
    country = madeup.country()
    study = read_study(plain_files()["study.toml"].parent, need_data=False)
    for found, planted in zip(study.interventions, country.interventions.itertuples(), strict=True):
        assert (found.id, found.name, found.cost) == (planted.id, planted.name, planted.cost)
        assert " ".join(found.areas) == planted.areas
        assert found.started.text == planted.started
        assert found.cost_per_resident == float(planted.cost_per_resident)
        assert "; ".join(found.components) == planted.components
    assert study.interventions[3].selection_waves == (2014, 2016)


def test_every_page_says_that_it_is_made_up(written):
    folder, _result = written
    assert "verzonnen" in (folder / "README.md").read_text(encoding="utf-8")
    assert "made up" in (folder / "README.md").read_text(encoding="utf-8")
    for path in (folder / "data").glob("*.provenance.json"):
        assert "made up" in json.loads(path.read_text(encoding="utf-8"))["title"]


def test_twice_gives_the_same(written):
    folder, _result = written
    before = contents(folder)
    (folder / "report.html").write_text("a report", encoding="utf-8")
    write(folder)
    after = contents(folder)
    (folder / "report.html").unlink()
    assert after.pop((folder / "report.html").relative_to(folder)) == b"a report"
    assert after == before


def test_an_interrupted_run_is_taken_up(written, tmp_path):
    (tmp_path / "study.toml").write_bytes(plain_files()["study.toml"].read_bytes())
    (tmp_path / "cases.csv.part").write_bytes(b"code,na")
    write(tmp_path)
    assert (tmp_path / "cases.csv").read_bytes() == (written[0] / "cases.csv").read_bytes()


def test_a_folder_with_something_else_is_refused(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StudyError, match="already holds something else"):
        write(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_another_study_is_refused(tmp_path):
    (tmp_path / "study.toml").write_text('title = "Mine"\n', encoding="utf-8")
    with pytest.raises(StudyError, match="already holds something else"):
        write(tmp_path)


def test_changes_by_a_person_are_not_undone(tmp_path):
    for name in ("study.toml", "events.csv"):
        (tmp_path / name).write_bytes(plain_files()[name].read_bytes())
    with (tmp_path / "events.csv").open("a", encoding="utf-8") as stream:
        stream.write("2020,2020,Mine,,\n")
    with pytest.raises(StudyError, match=r"differ from the example: events\.csv"):
        write(tmp_path)
    assert not (tmp_path / "data").exists()


def test_another_seed_makes_another_country(tmp_path, written):
    write(tmp_path / "other", "--seed", "3")
    study, usual = read_study(tmp_path / "other"), read_study(written[0])
    assert study.cities == usual.cities
    assert study.cases != usual.cases
    assert {case.city for case in study.cases} <= set(study.cities)
    assert read_fieldwork(study) == Fieldwork(), "the documents are about other wijken"
    assert not (tmp_path / "other" / "private").exists()
    with pytest.raises(StudyError, match="differ"):
        write(tmp_path / "other")


def test_a_negative_seed_is_refused(tmp_path):
    with speaking("en"):
        result = CliRunner().invoke(example, [str(tmp_path), "--seed", "-1"])
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("language", "word"), [("nl", "verzonnen land"), ("en", "made-up country")]
)
def test_help_speaks_the_language(language, word):
    told = subprocess.run(
        [sys.executable, "-m", "wijkpeil", "--lang", language, "example", "--help"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert word in told.stdout
