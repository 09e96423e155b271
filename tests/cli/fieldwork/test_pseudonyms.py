"""Pseudonyms on the command line: a person decides, by keys or in a table."""

import json
import re
import stat

import pytest

from wijkpeil.cli.fieldwork.review_by_key import KEYS

NAMES = ("Melvin Kwikkelaar", "Kwikkelaar")
MANY = "u\n" * 12


@pytest.fixture
def boxing(fieldwork, study):
    """A document with the name of a made-up trainer."""
    fieldwork("add", study, study / "inbox" / "boksclub.html")
    return study


def reviewed(study, name="boksclub"):
    path = study / "private" / "reviews" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_letter_of_the_question_has_a_meaning():
    assert {KEYS[letter] for letter in "okn als uh".replace(" ", "")} == set(KEYS.values())


def test_from_review_to_approval_and_back_to_the_name(fieldwork, boxing):
    assert "boksclub: no review begun" in fieldwork("pseudonyms", "status", boxing).out
    before = fieldwork("pseudonyms", "approve", boxing, "boksclub", "--yes")
    assert before.status == 1
    assert "boksclub" in before.err
    ran = fieldwork("pseudonyms", "review", boxing, "boksclub", typed="u\ns\n")
    assert "proposals are left." in ran.out
    assert "of 5 proposals undecided" in fieldwork("pseudonyms", "status", boxing).out
    ran = fieldwork("pseudonyms", "review", boxing, "boksclub", typed="u\n" * 4 + "\nj\n")
    assert "The review is complete." in ran.out
    assert fieldwork("pseudonyms", "approve", boxing, "boksclub", typed="n\n").status == 1
    ran = fieldwork("pseudonyms", "approve", boxing, "boksclub", typed="j\n")
    assert ran.status == 0, ran.err
    assert "boksclub is approved" in ran.out
    text = (boxing / "documents" / "boksclub.txt").read_text(encoding="utf-8")
    assert not any(name in text for name in NAMES)
    assert not (boxing / "private" / "texts" / "boksclub.txt").exists()
    found = {
        line
        for pseudonym in re.findall(r"\[naam \d+\]", text)  # in the study's language
        for line in fieldwork("pseudonyms", "who-is", boxing, pseudonym).out.split("\n")
    }
    assert "Melvin Kwikkelaar" in found
    log = (boxing / "approvals.csv").read_text(encoding="utf-8")
    assert "re-identified" in log
    assert not any(name in log for name in NAMES)
    again = fieldwork("pseudonyms", "review", boxing, "boksclub")
    assert again.status == 1
    assert "was approved before, by AB" in again.err


def test_answers_may_name_keep_reword_and_wait(fieldwork, boxing):
    typed = "x\nhouden\nnoem\nsport\nander\n[een trainer]\nl\ns\n"
    ran = fieldwork("pseudonyms", "review", boxing, "boksclub", typed=typed)
    assert "2 proposals are left." in ran.out
    assert "k: keep the words" in ran.err
    first, second, third = reviewed(boxing)["decisions"]
    assert not first["takes_out"]
    assert second["label"] == "sport"
    assert third["instead"] == "[een trainer]"


def test_later_means_asked_again_another_time(fieldwork, boxing):
    ran = fieldwork("pseudonyms", "review", boxing, "boksclub", typed="l\n" * 5)
    assert "5 proposals are left." in ran.out


def test_only_whole_words_are_added(fieldwork, boxing):
    typed = MANY[: 2 * 5] + "o\nviaduct\nviaduct\n\nn\n"
    ran = fieldwork("pseudonyms", "review", boxing, "boksclub", typed=typed)
    assert "Taken out in 1 place." in ran.out
    assert ran.out.count("These words don't stand in the text") == 2


def test_risk_notes_must_be_seen(fieldwork, study, tmp_path):
    file = tmp_path / "agent.txt"
    file.write_text("Zij is de enige wijkagent hier.\n", encoding="utf-8")
    fieldwork("add", study, file)
    review = ("pseudonyms", "review", study, "agent")
    ran = fieldwork(*review, typed="\n\n")
    assert "may point to somebody without a name" in ran.out
    assert "a person must have looked" in ran.out
    assert fieldwork("pseudonyms", "approve", study, "agent", "--yes").status == 1
    assert "The review is complete." in fieldwork(*review, typed="\nj\n").out


def test_risk_notes_are_seen_in_a_table(fieldwork, study, tmp_path):
    file, table = tmp_path / "agent.txt", tmp_path / "agent.csv"
    file.write_text("Zij is de enige wijkagent hier.\n", encoding="utf-8")
    fieldwork("add", study, file)
    review = ("pseudonyms", "review", study, "agent")
    fieldwork(*review, "--to", table)
    words = table.read_text(encoding="utf-8")
    table.write_text(words.replace(";;;", ";gezien;;"), encoding="utf-8")
    assert fieldwork(*review, "--from", table).status == 0
    fieldwork(*review, "--to", table)
    assert ";seen;;" in table.read_text(encoding="utf-8")
    assert "complete" in fieldwork(*review, typed="\n").out


def test_the_same_words_get_the_same_answer_offered(fieldwork, study, tmp_path):
    text = "Vandaag sprak ik Femke Kwikkelaar. Morgen spreek ik Femke Kwikkelaar.\n"
    for name in ("een", "twee"):
        file = tmp_path / f"{name}.txt"
        file.write_text(text + name, encoding="utf-8")
        fieldwork("add", study, file)
    ran = fieldwork("pseudonyms", "review", study, "een", typed="u\nj\n\n")
    assert "Decide these 1 likewise?" in ran.out
    assert "complete" in ran.out
    ran = fieldwork("pseudonyms", "review", study, "twee", typed="n\nu\nh\n\n")
    assert "Decide these 2 likewise?" in ran.out
    assert [one["takes_out"] for one in reviewed(study, "twee")["decisions"]] == [True, False]


def test_a_review_in_a_table(fieldwork, boxing, tmp_path):
    file = tmp_path / "voorstellen.csv"
    review = ("pseudonyms", "review", boxing, "boksclub")
    ran = fieldwork(*review, "--to", file)
    assert "It holds personal data" in ran.out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    table = file.read_text(encoding="utf-8")
    assert table.startswith("\ufeffstart;end;words")
    assert "“Melvin Kwikkelaar”" in table
    file.write_text(table.replace(";;;", ";ja;;") + ";;viaduct;;;uit;;\n", encoding="utf-8")
    ran = fieldwork(*review, "--from", file)
    assert "0 proposals are left." in ran.out
    assert len(reviewed(boxing)["decisions"]) == 6
    other = table.replace("“M", "“Q")
    file.write_text(other, encoding="utf-8")
    ran = fieldwork(*review, "--from", file)
    assert ran.status == 1
    assert "other words" in ran.err
    assert "elvin" not in ran.err


def test_a_table_that_cannot_be_written(fieldwork, boxing, tmp_path):
    ran = fieldwork("pseudonyms", "review", boxing, "boksclub", "--to", tmp_path / "no" / "x.csv")
    assert ran.status == 1
    assert "x.csv" in ran.err


@pytest.mark.parametrize("program", ["deduce", "frog"])
def test_a_program_that_is_absent(fieldwork, boxing, monkeypatch, program):
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setattr("wijkpeil.workflow.fieldwork.other_programs.find_spec", lambda _name: None)
    ran = fieldwork("pseudonyms", "review", boxing, "boksclub", "--with", program)
    assert ran.status == 1
    assert f"{program} is not on this computer" in ran.err


def test_what_leads_back_is_forgotten(fieldwork, boxing):
    fieldwork("pseudonyms", "review", boxing, "boksclub", typed=MANY[:10] + "\nj\n")
    fieldwork("pseudonyms", "approve", boxing, "boksclub", "--yes")
    fieldwork("add", boxing, boxing / "inbox" / "straatfeest.txt")
    fieldwork("undo", boxing)
    assert fieldwork("pseudonyms", "forget", boxing, typed="n\n").status == 1
    ran = fieldwork("pseudonyms", "forget", boxing, typed="ja\n")
    assert ran.status == 0, ran.err
    left = {path.name for path in (boxing / "private").rglob("*") if path.is_file()}
    assert not [name for name in left if name.startswith(("boksclub.html", "straatfeest", "key"))]
    assert "[persoon 1]" in fieldwork("pseudonyms", "who-is", boxing, "[persoon 1]").err
    assert "0 files deleted." in fieldwork("pseudonyms", "forget", boxing, "--yes").out


def test_a_new_passphrase_is_asked_twice_and_an_old_one_once(fieldwork, boxing, monkeypatch):
    monkeypatch.delenv("WIJKPEIL_PASSPHRASE")
    fieldwork("pseudonyms", "review", boxing, "boksclub", typed=MANY[:10] + "\nj\n")
    secret = "zes woorden die niets met elkaar te maken hebben\n"  # noqa: S105 - made up
    ran = fieldwork("pseudonyms", "approve", boxing, "boksclub", typed="j\n" + secret * 2)
    assert ran.status == 0, ran.err
    assert secret.strip() not in ran.out
    ran = fieldwork("pseudonyms", "who-is", boxing, "[naam 1]", typed=secret)
    assert ran.status == 0, ran.err


def test_a_wrong_passphrase_tells_nothing(fieldwork, boxing):
    fieldwork("pseudonyms", "review", boxing, "boksclub", typed=MANY[:10] + "\nj\n")
    fieldwork("pseudonyms", "approve", boxing, "boksclub", "--yes")
    wrong = "een heel andere wachtzin dan die"
    ran = fieldwork("pseudonyms", "who-is", boxing, "[persoon 1]", "--passphrase", wrong)
    assert ran.status == 1
    assert not any(name in ran.err + ran.out for name in (*NAMES, wrong))
