"""Documentation that can't go stale: links, commands, columns, code."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import numpy as np
import pandas as pd
import pytest

from wijkpeil import errors, madeup
from wijkpeil.areas.border_changes import border_changes
from wijkpeil.areas.crosswalk import build_crosswalk
from wijkpeil.cases.rule import SelectionRule
from wijkpeil.cli import build
from wijkpeil.language import speaking
from wijkpeil.study.model import Case
from wijkpeil.workflow.analyse import analyse
from wijkpeil.workflow.forecast import forecast
from wijkpeil.workflow.inputs import Borders, read_inputs
from wijkpeil.workflow.output import summary, trajectory_table
from wijkpeil.workflow.publish import further_tables
from wijkpeil.workflow.publish_cases import suggestion_table
from wijkpeil.workflow.question import Question
from wijkpeil.workflow.suggest_cases import suggest_cases

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    page
    for page in ROOT.rglob("*.md")
    if not any(part.startswith((".", "build")) for part in page.relative_to(ROOT).parts)
)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(.*?)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def blocks(kind: str) -> list:
    return [
        pytest.param(body, id=f"{name(page)}-{place}")
        for page in PAGES
        for place, (label, body) in enumerate(FENCE.findall(page.read_text(encoding="utf-8")))
        if label == kind
    ]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://", "#")):
            assert (page.parent / target.partition("#")[0]).exists(), target


def leaf(words: list[str]) -> tuple[click.Command, list[str]]:
    """Find the command that words call, and the words left for it."""
    command: click.Command = build()
    context = click.Context(command)
    while isinstance(command, click.Group) and words:
        found = command.get_command(context, words[0])
        assert found is not None, f"there is no command {words[0]}"
        command, words = found, words[1:]
    return command, words


@pytest.mark.parametrize("body", blocks("sh"))
def test_shell_lines_are_commands_that_exist(body, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for line in body.splitlines():
        words = shlex.split(line, comments=True)
        if not words:
            continue
        if words[0] == "make":
            assert re.search(rf"^{words[1]}:", (ROOT / "Makefile").read_text(), re.MULTILINE)
        elif words[0].endswith("wijkpeil"):
            command, rest = leaf([w for w in words[1:] if w not in ("--lang", "en", "nl")])
            for word in rest:  # files and folders are the reader's own
                if Path(word).suffix in (".csv", ".geojson", ".gpkg", ".html", ".json", ".zip"):
                    Path(word).parent.mkdir(parents=True, exist_ok=True)
                    Path(word).touch()
                elif "-" not in word[:1] and word.replace("-", "").isalpha():
                    Path(word).mkdir(exist_ok=True)
            with speaking("en"):
                command.make_context(words[1], list(rest))
        else:
            assert words[0] in ("source", "pip", "sh"), line


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_within_a_sentence_exist(page):
    """Say `wijkpeil predict FILE --wave 2022` in passing, and it must be a command too."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for said in re.findall(r"`(?:wijkpeil|make) ([a-z][^`]*)`", text):
        if f"`make {said}`" in text:
            assert re.search(rf"^{said}:", (ROOT / "Makefile").read_text(), re.MULTILINE), said
            continue
        command, rest = leaf(shlex.split(said))
        known = {option for one in command.params for option in one.opts}
        assert {word for word in rest if word.startswith("--")} <= known | {"--help", "--lang"}


@pytest.mark.parametrize("body", blocks("python"))
def test_code_runs(body):
    exec(compile(body, "documentation", "exec"), {})  # noqa: S102 - our own documentation


def test_the_reference_of_commands_is_fresh():
    done = subprocess.run(
        [sys.executable, "scripts/reference.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def country():
    return madeup.country(seed=3, gemeenten=40, wijken=480)


@pytest.fixture(scope="module")
def panel(country, tmp_path_factory):
    folder = tmp_path_factory.mktemp("country")
    madeup.write(country, folder)
    data = folder / "data" if (folder / "data").is_dir() else folder
    return read_inputs(next(data.glob("*scores*.csv")), sizes=next(data.glob("*kerncijfers*.csv")))


def listed(title: str) -> list[str]:
    page = (ROOT / "docs/reference/tables.md").read_text(encoding="utf-8")
    section = page.split(f"## {title}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


def test_columns_of_the_trajectories(panel):
    found = trajectory_table(analyse(panel, Question())).reset_index().columns
    assert listed("trajectories.csv") == list(found)


@pytest.fixture(scope="module")
def further_results(country, panel):
    """Everything that goes further than rise and fall, for two cases."""
    scored = country.areas.index[np.isfinite(country.scores["lbm"]).all(axis=1)]
    cases = tuple(Case(code=str(code), name=str(code), city="", why="") for code in scored[:2])
    borders = Borders(country.outlines, panel.provenance[0])
    with speaking("en"):
        return analyse(panel, Question(cases=cases), borders=borders, further=True)


@pytest.mark.parametrize(
    "table", ["alike", "alike-areas", "clusters", "explanation", "expectation", "stability"]
)
def test_columns_of_what_goes_further(further_results, table):
    """After the columns that are listed may come some that depend on the figures."""
    found = list(further_tables(further_results.further)[table].reset_index().columns)
    told = listed(f"{table}.csv")
    assert found[: len(told)] == told
    free = {"alike": r"apart_", "stability": r"\d{4}-\d{4}$|\w+:|[a-z_]+$"}.get(table, r"^$")
    assert [column for column in found[len(told) :] if not re.match(free, column)] == []


def test_what_went_further_is_told(further_results):
    page = (ROOT / "docs/reference/tables.md").read_text(encoding="utf-8")
    said = page.split("`further` lists")[1].split("as far as")[0]
    assert sorted(re.findall(r"`(\w+)`", said)) == sorted(summary(further_results)["further"])


def test_columns_of_the_suggestions(panel):
    rule = SelectionRule(design="diverse", number=4)
    with speaking("en"):
        found = suggest_cases(panel, Question(), rule)
    assert listed("suggestions.csv") == list(suggestion_table(found).reset_index().columns)


def test_columns_of_the_coverage():
    pairs = pd.DataFrame([("9001", "9002", 4)], columns=["from", "to", "weight"])
    found = border_changes(build_crosswalk(pairs, level="gemeente"))
    assert listed("coverage.csv") == list(found.columns)


def test_columns_of_the_prediction(panel):
    coming = int(panel.waves[-1]) + 2
    assert listed("prediction.csv") == list(forecast(panel, coming).reset_index().columns)
    assert np.isfinite(forecast(panel, coming)["mean"]).all()


def test_the_error_tree_is_the_one_in_the_code():
    drawn = errors.__doc__.split("::\n\n")[1].split("\n\nEach")[0]
    page = (ROOT / "docs/reference/errors.md").read_text(encoding="utf-8")
    for line in drawn.splitlines():
        assert line.strip() in page


def test_every_decision_is_in_the_index():
    index = (ROOT / "docs/adr/README.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs/adr").glob("0*.md"):
        assert page.name in index


def test_every_page_is_in_an_index():
    index = (ROOT / "docs/README.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").rglob("*.md"):
        if page.parent.name != "adr" and page.name != "README.md":
            assert str(page.relative_to(ROOT / "docs")) in index
