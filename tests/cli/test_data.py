import importlib.util
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from wijkpeil.cli.data import data
from wijkpeil.errors import DownloadError, RefusedFile
from wijkpeil.language import speaking

SCORES = (
    "PC4,jaar,lbm,afw,fys,onv,soc,vrz,won\n"
    "9901,2012,4.102264851143687,0.0,NA,NA,NA,NA,NA\n"
    "9902,2012,4.202264851143687,0.1,NA,NA,NA,NA,NA\n"
)


def load_server():
    place = Path(__file__).parents[1] / "sources" / "web_server.py"
    spec = importlib.util.spec_from_file_location("web_server_of_data", place)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module.Server()


@pytest.fixture
def server():
    one = load_server()
    yield one
    one.close()


def run(*arguments):
    with speaking("en"):
        return CliRunner().invoke(data, [str(one) for one in arguments])


def test_check(tmp_path):
    path = tmp_path / "file.csv"
    path.write_text(SCORES)
    outcome = run("check", path)
    assert outcome.exit_code == 0
    assert outcome.stdout.startswith("file.csv: scores of the Leefbaarometer.\nAreas: 2 postcode")
    with speaking("nl"):
        outcome = CliRunner().invoke(data, ["check", str(path)])
    assert outcome.stdout.startswith(
        "file.csv: scores van de Leefbaarometer.\nGebieden: 2 postcode"
    )


def test_check_refuses(tmp_path):
    path = tmp_path / "file.csv"
    path.write_text(SCORES.replace("4.1022", "4.2022"))
    outcome = run("check", path)
    assert isinstance(outcome.exception, RefusedFile)
    assert outcome.exception.line == 2
    assert outcome.stdout == ""
    path.write_text(SCORES)
    assert isinstance(run("check", path, "--level", "wijk").exception, RefusedFile)
    assert run("check", path, "--level", "street").exit_code == 2


def test_get(server, tmp_path):
    server.serve("open-data-leefbaarometer-meting-2024.zip", data=b"PK" + bytes(5000))
    outcome = run("get", "leefbaarometer", "--to", tmp_path / "in", "--from", server.address)
    assert outcome.exit_code == 0, outcome.output
    target = tmp_path / "in" / "open-data-leefbaarometer-meting-2024.zip"
    assert target.stat().st_size == 5002
    assert f"The file is here: {target}\n" in outcome.stdout
    assert f"noted here: {target}.provenance.json" in outcome.stdout
    assert "Licence: CC0 1.0." in outcome.stdout
    assert outcome.stderr == f"Fetching {server.address}{target.name} ...\n"


def test_get_a_table(server, tmp_path):
    text = b'{"value": [{"ID": 1, "WijkenEnBuurten": "GM9001", "AantalInwoners_5": 3}]}'
    server.serve("84583NED/TypedDataSet", data=text, kind="application/json")
    outcome = run("get", "kwb", "--year", 2019, "--to", tmp_path, "--from", server.address)
    assert outcome.exit_code == 0, outcome.output
    assert "Areas: 1 gemeente." in run("check", tmp_path / "kwb-2019.json").stdout


def test_get_fails(server, tmp_path):
    outcome = run("get", "borders", "--to", tmp_path, "--from", server.address)
    assert isinstance(outcome.exception, DownloadError)
    assert list(tmp_path.iterdir()) == []
    assert isinstance(run("get", "kwb", "--year", 1999).exception, DownloadError)
    assert run("get", "something").exit_code == 2


def test_progress_on_a_terminal(server, tmp_path, monkeypatch):
    monkeypatch.setattr("wijkpeil.cli.data._terminal", lambda: True)
    server.serve("geometrie-lbm3-2024.zip", data=b"PK" + bytes(900_000))
    outcome = run("get", "borders", "--to", tmp_path, "--from", server.address)
    assert "[##############################] 100%  0.9 MB" in outcome.stderr
    server.serve("geometrie-lbm3-2024.zip", data=b"PK" + bytes(900_000), length=False)
    outcome = run("get", "borders", "--to", tmp_path, "--from", server.address)
    assert "\r0.9 MB" in outcome.stderr
    text = b'{"value": [{"ID": 1, "WijkenEnBuurten": "GM9001", "AantalInwoners_5": 3}]}'
    server.serve("85984NED/TypedDataSet", data=text, kind="application/json")
    outcome = run("get", "kwb", "--to", tmp_path, "--from", server.address)
    assert "\r1 records" in outcome.stderr


def test_help_tells_what_there_is():
    assert "Fetch an open data set" in CliRunner().invoke(data, ["--help"]).output or (
        "Haal" in CliRunner().invoke(data, ["--help"]).output
    )
