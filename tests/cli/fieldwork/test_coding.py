"""The codebook, codings, the timeline, texts that change, and taking back."""

import json

import pytest

DOCUMENT = "anijsveste-wethouder"


@pytest.fixture
def codes(fieldwork, study):
    """Run ``fieldwork codes`` on the study."""

    def run(name, *words):
        ran = fieldwork("codes", name, study, *words)
        assert ran.status == 0, ran.err
        return ran.out

    return run


def book(fieldwork, study):
    listed = json.loads(fieldwork("codes", "list", study, "--json").out)["codes"]
    return {it["id"]: it for it in listed}


def test_the_codebook_is_tended(fieldwork, study, codes):
    assert "  Vertrouwen in gemeente en corporatie (vertrouwen) [factor]: 41" in codes("list")
    codes("add", "stilte", "--name", "Stilte", "--parent", "buren")
    codes("add", "stilte", "--definition", "Wat niet gezegd wordt.")
    codes("rename", "stilte", "Zwijgen")
    codes("move", "stilte", "vertrouwen")
    now = book(fieldwork, study)["stilte"]
    assert (now["name"], now["parent"]) == ("Zwijgen", "vertrouwen")
    assert now["definition"] == "Wat niet gezegd wordt."
    codes("move", "stilte")
    assert book(fieldwork, study)["stilte"]["parent"] == ""
    codes("remove", "stilte")
    assert "stilte" not in book(fieldwork, study)


def test_codes_merge_and_split_with_their_codings(fieldwork, study, codes):
    before = book(fieldwork, study)
    codes("merge", "drugs", "--into", "vuil")
    merged = book(fieldwork, study)
    assert merged["vuil"]["codings"] == before["vuil"]["codings"] + before["drugs"]["codings"]
    found = json.loads(fieldwork("codings", study, "--code", "vuil", "--json").out)
    one = found["codings"][0]["id"]
    codes("split", "vuil", "--part", "zwerfvuil", "--name", "Zwerfvuil", "--coding", one)
    assert book(fieldwork, study)["zwerfvuil"]["codings"] == 1
    for _time in range(2):
        assert fieldwork("undo", study).status == 0
    assert book(fieldwork, study) == before


def test_a_code_in_use_is_not_removed_or_moved_by_describing(fieldwork, study):
    assert fieldwork("codes", "remove", study, "vertrouwen").status == 1
    ran = fieldwork("codes", "add", study, "vertrouwen", "--name", "Anders")
    assert ran.status == 2
    assert "use rename or move" in ran.err


def test_a_codebook_goes_out_and_comes_back(fieldwork, study, tmp_path, codes):
    file = tmp_path / "codes.qdc"
    assert f"Written to {file}." in codes("write", file)
    codes("add", "los", "--name", "Los")
    codes("remove", "los")
    assert "0 codes added." in codes("read", file)


def test_a_passage_gets_a_code_and_loses_it(fieldwork, study):
    ran = fieldwork("code", study, DOCUMENT, "beloften", "--words", "ik geloof mijn ogen")
    assert ran.status == 0, ran.err
    one = ran.out.strip()
    listed = fieldwork("codings", study, "--coder", "AB").out
    assert one in listed
    assert "ik geloof mijn ogen" in listed
    assert "1 of 1 coding." in listed
    assert "1 coding removed." in fieldwork("uncode", study, one).out
    again = fieldwork("uncode", study, one)
    assert again.status == 1
    assert f"There is no coding {one}." in again.err
    by_place = ("code", study, DOCUMENT, "beloften", "--start", 0, "--end", 12)
    assert fieldwork(*by_place).status == 0


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        ((DOCUMENT, "foo", "--words", "ogen"), 1, "foo"),
        (("foo", "beloften", "--words", "ogen"), 1, "There is no document “foo”."),
        ((DOCUMENT, "beloften", "--words", "Zeppelin"), 1, "occur 0 times"),
        ((DOCUMENT, "beloften"), 2, "Give --words, or --start and --end."),
        ((DOCUMENT, "beloften", "--start", 0, "--end", 99999), 1, "does not lie in"),
    ],
)
def test_a_coding_that_cannot_stand(fieldwork, study, words, status, told):
    ran = fieldwork("code", study, *words)
    assert ran.status == status
    assert told in ran.err
    assert "Zeppelin" not in ran.err


def test_words_that_nobody_approved_are_shown_on_demand_only(fieldwork, study):
    fieldwork("code", study, "anijsveste-huisbezoek", "beloften", "--start", 0, "--end", 30)
    listing = ("codings", study, "--document", "anijsveste-huisbezoek")
    words = (study / "private/texts/anijsveste-huisbezoek.txt").read_text(encoding="utf-8")[:30]
    assert "words are not shown" in fieldwork(*listing).out
    assert " ".join(words.split()) not in fieldwork(*listing).out
    assert words.split()[0] in fieldwork(*listing, "--private").out


def test_codings_are_filtered(fieldwork, study):
    ran = fieldwork(
        "codings", study, "--case", "Anijsveste", "--perspective", "gem", "--limit", 2, "--json"
    )
    found = json.loads(ran.out)
    assert found["total"] == 9
    assert len(found["codings"]) == 2
    assert "0 of 0 codings." in fieldwork("codings", study, "--flagged").out


def test_found_passages_are_coded_in_one_go(fieldwork, study):
    search = ("search", study, "conciërges", "--document", DOCUMENT)
    plain = fieldwork(*search)
    assert DOCUMENT in plain.out
    assert json.loads(fieldwork(*search, "--json").out)["total"] >= 2
    ran = fieldwork(*search, "--code", "beloften", typed="j\n" + "n\n" * 20)
    assert "1 passage coded." in ran.out
    ran = fieldwork(*search, "--code", "beloften", "--words", "--yes")
    assert "passages coded." in ran.out
    assert fieldwork("undo", study).status == 0
    listed = json.loads(fieldwork("codings", study, "--coder", "AB", "--json").out)
    assert listed["total"] == 1


def test_a_search_in_a_text_that_nobody_approved_says_so(fieldwork, study):
    word = (study / "private/texts/anijsveste-huisbezoek.txt").read_text(encoding="utf-8").split()
    longest = max(word, key=len).strip(".,:;()“”")
    ran = fieldwork("search", study, longest, "--case", "Anijsveste", "--perspective", "prof")
    assert "[not approved]" in ran.out


def test_a_search_without_words(fieldwork, study):
    ran = fieldwork("search", study, '""')
    assert ran.status == 1
    assert "no word to search for" in ran.err


def test_the_timeline_is_kept(fieldwork, study):
    listing = ("timeline", "list", study)
    assert len(fieldwork(*listing).out.splitlines()) == 22
    ran = fieldwork(
        "timeline", "add", study, "Brug dicht", "--start", "2011-03-01", "--end", "2012", "--case",
        "Anijsveste", "--coding", "k0002", "--kind", "intervention", "--intervention", "V1",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    one = ran.out.strip()
    told = f"{one}  2011-03-01 – 2012  Brug dicht | Anijsveste | 1 passage"
    assert told in fieldwork(*listing, "--case", "Anijsveste").out
    assert "Brug dicht" not in fieldwork(*listing, "--case", "Ganzerikbos").out
    assert fieldwork("timeline", "remove", study, one).status == 0
    assert len(json.loads(fieldwork(*listing, "--json").out)["timeline"]) == 22
    assert fieldwork("undo", study).status == 0
    assert told in fieldwork(*listing).out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--start", "ooit"), "is not a date"),
        (("--start", "2012", "--end", "2011"), "lies before the start"),
        (("--start", "2012", "--end", "later"), "is not a date"),
        (("--start", "2012", "--coding", "k9"), "There is no coding k9."),
        (("--start", "2012", "--intervention", "V99"), "“V99” is unknown"),
    ],
)
def test_a_dated_entry_that_cannot_stand(fieldwork, study, words, told):
    ran = fieldwork("timeline", "add", study, "Iets", "--case", "Anijsveste", *words)
    assert ran.status == 1
    assert told in ran.err


def test_an_entry_without_a_title_or_that_is_not_there(fieldwork, study):
    ran = fieldwork("timeline", "add", study, " ", "--case", "Anijsveste", "--start", "2012")
    assert "what happened" in ran.err
    assert "no dated entry t99" in fieldwork("timeline", "remove", study, "t99").err


def test_a_corrected_text_takes_its_codings_along(fieldwork, study, tmp_path):
    path = study / "documents" / f"{DOCUMENT}.txt"
    file = tmp_path / "nieuw.txt"
    file.write_text("Vooraf. " + path.read_text(encoding="utf-8"), encoding="utf-8")
    ran = fieldwork("correct", study, DOCUMENT, file)
    assert f"{DOCUMENT}: 9 codings moved, 0 to be looked at again." in ran.out
    assert path.read_text(encoding="utf-8").startswith("Vooraf. ")
    assert fieldwork("undo", study).status == 0
    assert not path.read_text(encoding="utf-8").startswith("Vooraf. ")


def test_a_text_changed_elsewhere_is_taken_over(fieldwork, study):
    assert "No text was changed." in fieldwork("refresh", study).out
    path = study / "documents" / f"{DOCUMENT}.txt"
    path.write_text("Vooraf. " + path.read_text(encoding="utf-8"), encoding="utf-8")
    ran = fieldwork("refresh", study)
    assert f"{DOCUMENT}: 9 codings moved" in ran.out


def test_history_and_undo(fieldwork, study):
    fieldwork("code", study, DOCUMENT, "beloften", "--start", 0, "--end", 12)
    fieldwork("undo", study)
    listed = fieldwork("history", study, "--last", 2).out.splitlines()
    assert len(listed) == 2
    assert "AB  codings added: 1: beloften  (taken back)" in listed[0]
    number = int(listed[0].split()[0])
    assert json.loads(fieldwork("history", study, "--json").out)["history"][-1]["who"] == "AB"
    again = fieldwork("undo", study, number)
    assert again.status == 1
    assert "was taken back before" in again.err
    assert fieldwork("undo", study, 999).status == 1


def test_who_works_is_the_login_name_if_nobody_says(monkeypatch):
    from wijkpeil.cli.fieldwork.opened import _login  # noqa: PLC0415 - private, and this test only

    monkeypatch.setattr("getpass.getuser", lambda: "jansje")
    assert _login() == "jansje"

    def nobody():
        raise KeyError

    monkeypatch.setattr("getpass.getuser", nobody)
    assert _login() == "?"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_help_names_every_command(fieldwork, lang):
    ran = fieldwork("--help", lang=lang)
    assert ran.status == 0
    assert all(name in ran.out for name in ("add", "timeline", "read-project", "undo"))
    assert fieldwork("flop", lang=lang).status == 2


def test_the_language_of_the_study_is_spoken_unless_asked(study):
    from click.testing import CliRunner  # noqa: PLC0415

    from wijkpeil.cli import build  # noqa: PLC0415
    from wijkpeil.language import speaking  # noqa: PLC0415

    with speaking("en"):
        ran = CliRunner().invoke(build(), ["fieldwork", "refresh", str(study)], obj={})
    assert "Geen tekst is veranderd." in ran.stdout
