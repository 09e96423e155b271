import ast
import os
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from wijkpeil import __version__, cli
from wijkpeil.cli import COMMANDS, build, click_words
from wijkpeil.language import speaking
from wijkpeil.workflow.question import Question

HEAVY = {"pandas", "numpy", "scipy", "duckdb", "altair", "openpyxl", "jinja2", "shapely"}
PROBE = """
import sys
from wijkpeil.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    print("LOADED", sorted(set(sys.modules) & {heavy!r}), end.code, file=sys.stderr)
"""


def clean(**settings: str) -> dict[str, str]:
    """This environment without a choice of language."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"WIJKPEIL_LANG", "LANGUAGE"} and not name.startswith("COV")
    }
    return kept | settings


def outside(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "wijkpeil", *words],
        capture_output=True,
        text=True,
        check=False,
        env=clean(**settings),
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    "words", [[], ["--help"], ["--version"], *[[name, "--help"] for name in COMMANDS]]
)
def test_help_loads_nothing_heavy(words):
    probe = PROBE.replace("{heavy!r}", repr(HEAVY))
    ran = subprocess.run(
        [sys.executable, "-c", probe, *words],
        capture_output=True,
        text=True,
        check=True,
        env=clean(),
        encoding="utf-8",
    )
    assert ran.stderr.strip().splitlines()[-1].startswith("LOADED []")


def test_help_is_there_within_half_a_second():
    taken = []
    for _attempt in range(3):
        begun = time.perf_counter()
        assert outside("--help").returncode == 0
        taken.append(time.perf_counter() - begun)
    assert min(taken) < 0.5


def test_dutch_is_the_default():
    told = outside("--help").stdout
    assert told.startswith("Gebruik: wijkpeil [OPTIES] OPDRACHT")
    assert "\nOpties:\n" in told
    assert "\nOpdrachten:\n" in told
    assert "Toon deze uitleg en stop." in told
    for name in COMMANDS:
        assert f"\n  {name} " in told


@pytest.mark.parametrize(
    ("words", "settings"),
    [
        (["--help", "--lang", "en"], {}),
        (["--lang=en", "--help"], {}),
        (["--help"], {"WIJKPEIL_LANG": "en"}),
        (["--lang", "en", "--help"], {"WIJKPEIL_LANG": "nl"}),
    ],
)
def test_english_where_asked(words, settings):
    told = outside(*words, **settings).stdout
    assert told.startswith("Usage: wijkpeil [OPTIONS] COMMAND")
    assert "\nCommands:\n" in told
    assert "Show this message and exit." in told


@pytest.mark.parametrize("name", ["trajectories", "predict", "run"])
def test_a_commands_help_is_in_one_language(name):
    dutch, english = outside(name, "--help").stdout, outside(name, "--help", "--lang=en").stdout
    assert dutch.startswith(f"Gebruik: wijkpeil {name} [OPTIES] ")
    assert english.startswith(f"Usage: wijkpeil {name} [OPTIONS] ")
    for word in ("Options:", "[default", "FILE", "STUDY", " DIR", "INTEGER", "FLOAT"):
        assert word not in dutch
    for word in ("Opties:", "[standaard", "BESTAND", "STUDIE", " MAP"):
        assert word not in english


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["predict", "x", "--frob"], "Fout: De optie '--frob' bestaat niet."),
        (["frob"], "Fout: De opdracht 'frob' bestaat niet."),
        (["trajectories"], "Fout: Er ontbreekt een argument: 'BESTAND'."),
        (["run"], "Fout: Er ontbreekt een argument: 'STUDIE'."),
        (
            ["trajectories", "nowhere.csv"],
            "Fout: Ongeldige waarde voor 'BESTAND': Bestand 'nowhere.csv' bestaat niet.",
        ),
        (["run", "nowhere"], "Fout: Ongeldige waarde voor 'STUDIE': Map 'nowhere' bestaat niet."),
        (
            ["--lang", "fy"],
            "Fout: Ongeldige waarde voor '--lang': 'fy' is niet een van 'nl', 'en'.",
        ),
        (["predict", __file__], "Fout: Er ontbreekt een optie: '--wave'."),
        (
            ["predict", __file__, "--wave", "soon"],
            "Fout: Ongeldige waarde voor '--wave': 'soon' is geen geldig getal.",
        ),
        (["predict", __file__, "--wave"], "Fout: Bij de optie '--wave' hoort een waarde."),
        (["run", ".", "too", "many"], "Fout: Er staan argumenten te veel: too many"),
    ],
)
def test_wrong_use_is_explained_in_dutch(words, message):
    ran = outside(*words)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr.splitlines()[-1] == message


def test_the_version_is_told():
    ran = outside("--version")
    assert ran.stdout == f"wijkpeil, versie {__version__}\n"


def test_an_error_is_a_sentence_on_the_error_stream(command, tmp_path):
    page = tmp_path / "scores.csv"
    page.write_text("<!DOCTYPE html><html><body>404</body></html>\n", encoding="utf-8")
    for language, word in (("nl", "Fout"), ("en", "Error")):
        ran = command("trajectories", page, "--lang", language)
        assert ran.status == 1
        assert ran.out == ""
        assert ran.err.startswith(f"{word}: scores.csv")
        assert "Traceback" not in ran.err


def test_a_place_that_can_not_be_written_is_a_sentence_too(command, scores, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    ran = command("predict", scores, "--wave", 2026, "--out", tmp_path / "file" / "below")
    assert ran.status == 1
    assert ran.err.startswith(f"Fout: {tmp_path}")
    assert "kan niet gelezen of geschreven worden (" in ran.err
    assert "Not a directory" not in ran.err


def test_an_error_of_ours_is_not_hidden(monkeypatch):
    """A bug must show where it is."""

    def broken():
        raise OSError("no file to name")

    monkeypatch.setattr(cli, "build", broken)
    with speaking("nl"), pytest.raises(OSError, match="no file to name"):
        cli.main([])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_commands_are_listed_in_order(command, language):
    ran = command("--help", "--lang", language)
    assert ran.status == 0
    places = [ran.out.index(f"\n  {name} ") for name in COMMANDS]
    assert places == sorted(places)


def test_each_command_can_be_found():
    with speaking("en"):
        group = build()
    context = click.Context(group)
    assert group.list_commands(context) == list(COMMANDS)
    for name in COMMANDS:
        assert group.get_command(context, name).name == name
    assert group.get_command(context, "nothing") is None


def test_clicks_own_sentences_are_those_of_the_installed_click():
    """Else the Dutch would be for sentences that nobody says any more."""
    texts: set[str] = set()
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
    with speaking("en"):
        forms = {*click_words.plural_sentences(1), *click_words.plural_sentences(2)}
    assert set(click_words.SENTENCES) - texts == set()
    assert forms - texts == set()
    assert len(forms) == 2 * len(click_words.plural_sentences(1))


def test_defaults_are_those_of_the_question():
    """Told by the command, used by the question: one constant each."""
    with speaking("en"):
        asked = build().get_command(click.Context(build()), "trajectories")
    told = {parameter.name: parameter.default for parameter in asked.params}
    question = Question()
    assert (told["start"], told["end"]) == (question.start, question.end)
    assert (told["minimum"], told["cap"]) == (question.minimum, question.cap)
    assert told["vulnerable"] == str(question.vulnerable)
    assert told["reference"] == question.reference
