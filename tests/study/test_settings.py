import tomllib

import pytest

from wijkpeil.errors import StudyError
from wijkpeil.study import Reference, read_study
from wijkpeil.study.toml_text import quoted


def refused(folder) -> str:
    with pytest.raises(StudyError) as caught:
        read_study(folder)
    return str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('title = "Wijken"', "", "study.toml, title: This key is missing"),
        ("title =", "titel =", "study.toml, titel: “titel” is unknown. Is “title” meant?"),
        ('title = "Wijken"', "title = 3", "study.toml, title: Write a text"),
        ('title = "Wijken"', 'title = " "', "study.toml, title: Write a text"),
        ('"wijk"', '"wijken"', "study.toml, level: “wijken” is unknown. Is “wijk” meant?"),
        ('"wijk"', '"stad"', "Known are: buurt, gemeente, grid, pc4, wijk."),
        ("cities", 'language = "fr"\ncities', "study.toml, language"),
        ("cities", 'made_up = "yes"\ncities', "study.toml, made_up: Write true or false"),
        ("cities", "colour = 1\ncities", "study.toml, colour: “colour” is unknown. Known are:"),
        ('["Elbersluis"]', '"Elbersluis"', "study.toml, cities: Write a list"),
        ('["Elbersluis"]', '["a", 3]', "study.toml, cities: Write a list"),
        ('["Elbersluis"]', '["a", "b", "a"]', "study.toml, cities: “a” occurs twice"),
        ("from = 2012", "", "study.toml, period.from: This key is missing"),
        ("from = 2012", 'from = "2012"', "study.toml, period.from: Write a year"),
        ("from = 2012", "from = true", "study.toml, period.from: Write a year"),
        ("from = 2012", "from = 12", "study.toml, period.from: Write a year"),
        ("from = 2012", "from = 2016", "study.toml, period.to: The period ends (2016) before"),
        ("to = 2016", "to = 2016\nvia = 2014", "study.toml, period.via: “via” is unknown"),
        ("[period]", "[perid]", "“perid” is unknown. Is “period” meant?"),
        ("[period]", "period = 3\n[x]", "study.toml, period: Write a table"),
        ("[data]", "[data]\nscore = 3", "study.toml, data.score"),
        ("cities", 'embargo = "soon"\ncities', "study.toml, embargo: Write a year (2026) or a day"),
        ("cities", "embargo = 2026-07-01T10:00:00\ncities", "study.toml, embargo"),
        ("[data]", '[rules]\nvulnerable = "poor"\n[data]', "study.toml, rules.vulnerable"),
        ("[data]", '[rules]\nvulnerabel = "alle"\n[data]', "Is “vulnerable” meant?"),
        (
            "[data]",
            "[rules]\nminimum_change = 0\n[data]",
            "rules.minimum_change: 0 is out of range",
        ),
        (
            "[data]",
            '[rules]\nminimum_change = "0,04"\n[data]',
            "Write a number with a decimal point",
        ),
        ("[data]", "[rules]\nminimum_change = true\n[data]", "Write a number with a decimal point"),
        ("[data]", "[rules]\nwrong_signs = 0.5\n[data]", "rules.wrong_signs: 0.5 is out of range"),
        ("[data]", "[rules]\nwrong_signs = nan\n[data]", "rules.wrong_signs: nan is out of range"),
        ('"Welke?"', '"Welke?', "study.toml, line 2: This is not valid TOML"),
        ("[data]", "[data", "study.toml, line 10: This is not valid TOML"),
    ],
)
def test_faults_name_their_key(spoil, old, new, message):
    assert message in refused(spoil(old, new))


def test_not_toml_at_the_end(put):
    assert "not valid TOML" in refused(put("study.toml", 'title = """'))


def test_not_utf8(put):
    assert refused(put("study.toml", 'title = "é"\n'.encode("latin-1"))).startswith(
        "study.toml, line 1: The text is not UTF-8"
    )


def test_byte_order_mark_and_windows_line_ends(folder, put):
    text = (folder / "study.toml").read_bytes()
    put("study.toml", b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    assert read_study(folder).question == "Welke?"


@pytest.mark.parametrize(
    ("written", "text"), [("2026-07-01", "2026-07-01"), ('"2026"', "2026"), ("2026", "2026")]
)
def test_embargo(spoil, written, text):
    study = read_study(spoil("cities", f"embargo = {written}\ncities"))
    assert study.embargo.text == text


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("data/other.csv", "The file “data/other.csv” is not in the study folder"),
        ("data", "The file “data” is not in the study folder"),
        ("../scores.csv", "leaves the study folder"),
        ("data/../../scores.csv", "leaves the study folder"),
        ("/etc/scores.csv", "leaves the study folder"),
        ("C:/scores.csv", "leaves the study folder"),
        (r"data\\scores.csv", "forward slashes: data/scores.csv"),
        ("leefbarometer:2024", "Is “leefbaarometer” meant?"),
        ("cbs:2024", "Known are: borders, kwb, leefbaarometer."),
    ],
)
def test_data_that_can_not_be_used(spoil, path, message):
    told = refused(spoil("data/scores.csv", path))
    assert told.startswith("study.toml, data.scores: ")
    assert message in told


def test_a_link_out_of_the_folder(folder, spoil, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "scores.csv"
    outside.write_text("wk_code\n", encoding="utf-8")
    (folder / "data" / "link.csv").symlink_to(outside)
    assert "leaves the study folder" in refused(spoil("data/scores.csv", "data/link.csv"))


def test_references(spoil):
    folder = spoil('"data/scores.csv"', '"leefbaarometer:2024"\ncharacteristics = "kwb:2023"')
    data = read_study(folder).data
    assert data.scores == Reference("leefbaarometer", "2024")
    assert str(data.characteristics) == "kwb:2023"
    assert data.borders is None


def test_data_may_be_absent_when_asked(folder):
    (folder / "data" / "scores.csv").unlink()
    assert str(read_study(folder, need_data=False).data.scores) == "data/scores.csv"


@pytest.mark.parametrize("text", ['a "b"', "a\\b", "line\nend\r\t", "\x00\x1f\x7f", "é’ĳ😀\u2028"])
def test_any_text_can_bequoted(text):
    assert tomllib.loads(f"key = {quoted(text)}\n") == {"key": text}


@pytest.mark.parametrize("word", ["nation", "gemeente", "group", "none"])
def test_what_change_is_measured_against(spoil, word):
    study = read_study(spoil("[data]", f'[rules]\nrelative_to = "{word}"\n[data]'))
    assert study.rules.relative_to == word


def test_an_unknown_reference_is_refused(spoil):
    told = refused(spoil("[data]", '[rules]\nrelative_to = "nations"\n[data]'))
    assert "rules.relative_to: “nations” is unknown. Is “nation” meant?" in told


def test_gemeenten_may_be_given_or_left_out(folder, spoil):
    assert read_study(folder).data.gemeenten is None
    (folder / "data" / "gemeenten.csv").write_text("PC4\n", encoding="utf-8")
    spoil('"data/scores.csv"', '"data/scores.csv"\ngemeenten = "data/gemeenten.csv"')
    assert str(read_study(folder).data.gemeenten) == "data/gemeenten.csv"


def test_known_keys_are_listed_once_each(spoil):
    told = refused(spoil("[data]", '[data]\ncharacteristics = "kwb:2023"\nzzz = 3'))
    listed = told.split("Known are: ")[1].rstrip(".").split(", ")
    assert listed == ["borders", "characteristics", "gemeenten", "scores"]
