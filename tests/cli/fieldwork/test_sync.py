"""``wijkpeil fieldwork sync|migrate``, and what `add` and `forget` must not touch."""

import pytest

from wijkpeil.errors import StoreError
from wijkpeil.store import opening
from wijkpeil.study.fieldwork.texts import make_private
from wijkpeil.workflow.fieldwork.exchange import EXTRA


def test_files_and_store_agree(fieldwork, study):
    assert "the last change is 1" in fieldwork("sync", study).out


def test_where_both_changed_a_person_chooses(fieldwork, study):
    fieldwork("code", study, "watermuntbrink-cameras", "veiligheid", "--start", "0", "--end", "9")
    assert fieldwork("sync", study, "--keep", "files").status == 0
    assert fieldwork("sync", study, "--keep", "store").status == 0
    assert fieldwork("sync", study, "--keep", "both").status == 2


def test_a_server_is_brought_up_to_date(fieldwork, monkeypatch):
    asked = []
    monkeypatch.setattr("wijkpeil.workflow.fieldwork.opened.migrate_server", asked.append)
    assert "up to date" in fieldwork("migrate", "postgresql://somebody@host/name").out
    assert asked == ["postgresql://somebody@host/name"]


def test_an_address_of_no_database_is_refused():
    with pytest.raises(StoreError, match="postgresql://"):
        opening.migrate_server("mysql://host")


def test_the_study_itself_is_no_document(fieldwork, study):
    assert fieldwork("add", study, str(study)).status == 2


def test_forgetting_takes_what_another_program_told(fieldwork, study):
    extra = make_private(study) / EXTRA
    extra.write_text("{}", encoding="utf-8")
    assert fieldwork("pseudonyms", "forget", study, "--yes").status == 0
    assert not extra.exists()
