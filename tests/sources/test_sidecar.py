import json
from dataclasses import replace

import pytest

from wijkpeil.errors import RefusedFile
from wijkpeil.sources.datasets import KWB
from wijkpeil.sources.sidecar import provenance_of, sidecar, write_sidecar


def test_without_a_note_the_contents_tell(make):
    path = make.write("data", "Kerncijfers é.csv")
    found = provenance_of(path, KWB)
    assert found.file == "Kerncijfers é.csv"
    assert found.title == KWB.title
    assert found.address == found.retrieved == ""


def test_the_note_tells_more(make):
    path = make.write("data")
    told = replace(
        provenance_of(path, KWB),
        title="Cijfers – één",
        address="https://example.org",
        retrieved="2026-01-02",
    )
    write_sidecar(path, told)
    assert provenance_of(path, KWB) == told
    assert not list(make.folder.glob("*.part"))


def test_a_changed_file(make):
    path = make.write("data")
    write_sidecar(path, provenance_of(path, KWB))
    path.write_text("date")
    with pytest.raises(RefusedFile, match="changed since it was fetched") as caught:
        provenance_of(path, KWB)
    assert "file.csv.provenance.json" in caught.value.message


@pytest.mark.parametrize("text", ["{", "[]", "{}", json.dumps({"file": "a"})])
def test_a_note_that_can_not_be_read(make, text):
    path = make.write("data")
    sidecar(path).write_text(text)
    with pytest.raises(RefusedFile, match="provenance file can't be read"):
        provenance_of(path, KWB)
