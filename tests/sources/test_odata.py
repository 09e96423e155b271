import json
from dataclasses import replace

import pytest

from wijkpeil.errors import DownloadError
from wijkpeil.sources import read_characteristics
from wijkpeil.sources.catalogue import find
from wijkpeil.sources.odata import fetch_table

RECORDS = [
    {"ID": i, "WijkenEnBuurten": f"WK9001{i:02d}  ", "SoortRegio_2": "Wijk", "AantalInwoners_5": i}
    for i in range(25)
]
PATH = "85984NED/TypedDataSet"


def pages(server, records=RECORDS, path=PATH, **settings):
    """Serve records by $top and $skip."""
    file = server.serve(path, kind="application/json", **settings)
    plain = server.send

    def send(request, one):
        if one is file and not one.data:
            query = one.asked[-1]["query"]
            top, skip = int(query["$top"][0]), int(query["$skip"][0])
            context = f"{server.address}OData/85984NED/$metadata#TypedDataSet"
            found = {"odata.metadata": context, "value": records[skip : skip + top]}
            plain(request, replace(one, data=json.dumps(found).encode()))
        else:
            plain(request, one)

    server.send = send
    return file


def get(server, target, **keywords):
    entry = find("kwb", 2024, base=server.address)
    keywords = {"page": 10, "pause": 0.0, "timeout": 5.0, **keywords}
    return fetch_table(entry.address, target, dataset=entry.dataset, **keywords)


def test_pages_are_put_together(server, tmp_path):
    file = pages(server)
    target, told = tmp_path / "data" / "kwb.json", []
    found = get(server, target, progress=lambda done, total: told.append((done, total)))
    assert json.loads(target.read_text())["value"] == RECORDS
    assert found.title == "Kerncijfers wijken en buurten"
    assert told == [(10, None), (20, None), (25, None)]
    assert [one["query"]["$skip"] for one in file.asked] == [["0"], ["10"], ["20"]]
    read = read_characteristics(target)
    assert read.size["WK900124"] == 24
    assert read.year == 2024
    assert read.provenance.address == server.address + PATH


def test_a_last_page_that_is_exactly_full(server, tmp_path):
    pages(server, RECORDS[:20])
    get(server, tmp_path / "kwb.json")
    assert len(json.loads((tmp_path / "kwb.json").read_text())["value"]) == 20


def test_a_page_that_breaks_off_is_asked_again(server, tmp_path):
    file = pages(server, cuts=[100], statuses=[503])
    get(server, tmp_path / "kwb.json")
    assert len(file.asked) == 5


def test_a_page_without_length_that_breaks_off_is_asked_again(server, tmp_path):
    pages(server, cuts=[100], length=False)
    get(server, tmp_path / "kwb.json")
    assert len(json.loads((tmp_path / "kwb.json").read_text())["value"]) == 25


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<html>", "web page"),
        (b"[1]", "another answer"),
        (b'{"value": 1}', "another answer"),
        (b'{"value": []}', "no records"),
        (b'{"value": [1]}', "fit together"),
        (b'{"value": [{"ID": 1}, {"ID": 1}]}', "fit together"),
        (b'{"value": [', "breaks off"),
    ],
)
def test_other_answers(server, tmp_path, data, words):
    pages(server, data=data)
    with pytest.raises(DownloadError, match=words):
        get(server, tmp_path / "kwb.json", attempts=2)
    assert list(tmp_path.iterdir()) == []


def test_not_found(server, tmp_path):
    with pytest.raises(DownloadError, match="There is no file at"):
        get(server, tmp_path / "kwb.json")


def test_a_folder_that_can_not_be_made(server, tmp_path):
    pages(server)
    (tmp_path / "folder").write_text("a file")
    with pytest.raises(DownloadError, match="can't be written"):
        get(server, tmp_path / "folder" / "kwb.json")
