import hashlib
import io
import json
import zipfile

import pytest

from wijkpeil.errors import DownloadError, RefusedFile
from wijkpeil.sources import read_scores
from wijkpeil.sources.datasets import LEEFBAAROMETER
from wijkpeil.sources.download import fetch
from wijkpeil.sources.sidecar import sidecar

DATA = bytes(range(7, 256)) * 80


@pytest.fixture
def target(tmp_path):
    return tmp_path / "folder" / "scores.zip"


def get(server, target, path="scores.zip", **keywords):
    keywords = {"pause": 0.0, "timeout": 5.0, **keywords}
    return fetch(server.address + path, target, **keywords)


def failure(server, target, **keywords):
    with pytest.raises(DownloadError) as caught:
        get(server, target, **keywords)
    return str(caught.value)


def left_over(target):
    return sorted(path.name for path in target.parent.iterdir())


def test_a_file_and_its_provenance(server, target):
    server.serve("scores.zip", data=DATA)
    told = []
    found = get(
        server,
        target,
        dataset=LEEFBAAROMETER,
        progress=lambda done, total: told.append((done, total)),
    )
    assert target.read_bytes() == DATA
    assert found.sha256 == hashlib.sha256(DATA).hexdigest()
    assert found.address == server.address + "scores.zip"
    assert (found.title, found.licence) == (LEEFBAAROMETER.title, "CC0 1.0")
    assert len(found.retrieved) == 10
    note = json.loads(sidecar(target).read_text(encoding="utf-8"))
    assert note["sha256"] == found.sha256
    assert note["owner"] == LEEFBAAROMETER.owner
    assert left_over(target) == ["scores.zip", "scores.zip.provenance.json"]
    assert told[-1] == (len(DATA), len(DATA))
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_the_official_zip_is_fetched_and_read(server, target, make):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        folder = "Leefbaarometer 3.0 - Meting 2024 - open data"
        for level in ("wijk", "pc4"):
            name = f"{folder}/Leefbaarometer-scores {level} 2002-2024.csv"
            archive.writestr(name, make.text(level))
    server.serve("scores.zip", data=packed.getvalue())
    get(server, target, dataset=LEEFBAAROMETER)
    read = read_scores(target, level="wijk")
    assert read.provenance.address == server.address + "scores.zip"
    target.write_bytes(packed.getvalue() + b" ")
    with pytest.raises(RefusedFile, match="changed since it was fetched"):
        read_scores(target, level="wijk")


def test_a_slow_server(server, target):
    server.serve("scores.zip", data=DATA, pause=0.005)
    get(server, target)
    assert target.read_bytes() == DATA


def test_cut_off_half_way_and_completed(server, target):
    file = server.serve("scores.zip", data=DATA, cuts=[9_000, 15_000])
    get(server, target)
    assert target.read_bytes() == DATA
    assert [one.get("Range") for one in file.asked] == [None, "bytes=9000-", "bytes=15000-"]
    assert file.asked[1]["If-Range"] == '"v1"'


def test_what_came_in_is_kept_for_the_next_call(server, target):
    file = server.serve("scores.zip", data=DATA, cuts=[9_000])
    message = failure(server, target, attempts=1)
    assert "broke off the connection" in message
    assert "Attempts made: 1" in message
    assert left_over(target) == ["scores.zip.part", "scores.zip.part.json"]
    get(server, target)
    assert target.read_bytes() == DATA
    assert file.asked[1]["Range"] == "bytes=9000-"
    assert left_over(target) == ["scores.zip", "scores.zip.provenance.json"]


def test_without_range_support_it_starts_anew(server, target):
    file = server.serve("scores.zip", data=DATA, cuts=[9_000], ranges=False)
    get(server, target)
    assert target.read_bytes() == DATA
    assert len(file.asked) == 2


def test_a_changed_version_starts_anew(server, target):
    server.serve("scores.zip", data=DATA, cuts=[9_000])
    failure(server, target, attempts=1)
    server.serve("scores.zip", data=DATA[::-1], etag='"v2"')
    get(server, target)
    assert target.read_bytes() == DATA[::-1]


@pytest.mark.parametrize("etag", ["", 'W/"v1"'])
def test_without_a_usable_version_nothing_is_glued(server, target, etag):
    file = server.serve("scores.zip", data=DATA, cuts=[9_000], etag=etag)
    get(server, target)
    assert target.read_bytes() == DATA
    assert file.asked[1].get("Range") is None


def test_bytes_of_another_address_are_not_used(server, target):
    server.serve("scores.zip", data=DATA, cuts=[9_000])
    failure(server, target, attempts=1)
    file = server.serve("mirror.zip", data=DATA[::-1])
    get(server, target, path="mirror.zip")
    assert target.read_bytes() == DATA[::-1]
    assert file.asked[0].get("Range") is None


def test_a_wrong_range_starts_anew(server, target):
    server.serve("scores.zip", data=DATA, cuts=[9_000], wrong_range=True)
    get(server, target)
    assert target.read_bytes() == DATA


def test_a_refused_range_starts_anew(server, target):
    file = server.serve("scores.zip", data=DATA, cuts=[9_000])
    failure(server, target, attempts=1)
    file.statuses = [416]
    get(server, target)
    assert target.read_bytes() == DATA


def test_a_damaged_note_starts_anew(server, target):
    server.serve("scores.zip", data=DATA, cuts=[9_000])
    failure(server, target, attempts=1)
    target.with_name("scores.zip.part.json").write_text("{")
    get(server, target)
    assert target.read_bytes() == DATA


def test_without_a_length_the_end_is_the_end(server, target):
    server.serve("scores.zip", data=DATA, length=False)
    told = []
    get(server, target, progress=lambda _done, total: told.append(total))
    assert target.read_bytes() == DATA
    assert set(told) == {None}


def test_not_found(server, target):
    message = failure(server, target)
    assert "There is no file at" in message
    assert "404" in message
    assert left_over(target) == []


def test_forbidden(server, target):
    server.serve("scores.zip", statuses=[403])
    assert "refuses to give" in failure(server, target)


def test_a_passing_problem_passes(server, target):
    file = server.serve("scores.zip", data=DATA, statuses=[500, 503])
    get(server, target)
    assert target.read_bytes() == DATA
    assert len(file.asked) == 3


def test_a_lasting_problem_is_told(server, target):
    file = server.serve("scores.zip", data=DATA, statuses=[500] * 9)
    message = failure(server, target, attempts=3)
    assert "status 500" in message
    assert len(file.asked) == 3


def test_pauses_grow(server, target, monkeypatch):
    pauses = []
    monkeypatch.setattr("wijkpeil.sources.download.time.sleep", pauses.append)
    server.serve("scores.zip", statuses=[500] * 9)
    failure(server, target, attempts=4, pause=0.5)
    assert pauses[:3] == [0.5, 1.0, 2.0]


def test_no_answer_in_time(server, target):
    server.serve("scores.zip", data=DATA, pause=0.5)
    assert "no answer in time" in failure(server, target, attempts=1, timeout=0.1)


def test_no_server(target, server):
    server.close()
    assert "broke off" in failure(server, target, attempts=1)


def test_a_server_that_does_not_exist(target):
    with pytest.raises(DownloadError, match="can't be reached"):
        fetch("http://nowhere.invalid/scores.zip", target, attempts=1)


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/zip"])
def test_a_web_page_instead_of_data(server, target, kind):
    server.serve("scores.zip", data=b"<!DOCTYPE html><html>Moved</html>", kind=kind)
    assert "gives a web page and not the data" in failure(server, target)
    assert left_over(target) == []


def test_an_empty_file(server, target):
    server.serve("scores.zip", data=b"")
    assert "empty file" in failure(server, target)
    assert left_over(target) == []


def test_a_fingerprint_that_must_be(server, target):
    server.serve("scores.zip", data=DATA)
    assert "another fingerprint" in failure(server, target, expected_sha256="0" * 64)
    assert left_over(target) == []
    get(server, target, expected_sha256=hashlib.sha256(DATA).hexdigest().upper())
    assert target.exists()


def test_what_was_there_stays_when_fetching_fails(server, target):
    server.serve("scores.zip", data=DATA)
    get(server, target)
    server.serve("scores.zip", data=DATA[::-1], cuts=[9_000])
    failure(server, target, attempts=1)
    assert target.read_bytes() == DATA
    assert json.loads(sidecar(target).read_text())["sha256"] == hashlib.sha256(DATA).hexdigest()


@pytest.mark.parametrize("address", ["file:///etc/hostname", "scores.zip", "ftp://example.org/a"])
def test_only_web_addresses(target, address):
    with pytest.raises(DownloadError, match="not a web address"):
        fetch(address, target)


def test_a_folder_that_can_not_be_made(server, tmp_path):
    (tmp_path / "folder").write_text("a file")
    server.serve("scores.zip", data=DATA)
    message = failure(server, tmp_path / "folder" / "scores.zip")
    assert "can't be written" in message
