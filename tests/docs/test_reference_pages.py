"""Reference and how-to pages that repeat what the code knows."""

import re
from dataclasses import fields
from pathlib import Path

import click
import pytest

from wijkpeil.cases.vulnerable_rules import OPERATORS
from wijkpeil.cli import build
from wijkpeil.errors import DownloadError, StudyError
from wijkpeil.results.settings import Settings
from wijkpeil.sources.catalogue import NAMES, find
from wijkpeil.study.cases import COLUMNS as CASES
from wijkpeil.study.events import COLUMNS as EVENTS
from wijkpeil.study.interventions import COLUMNS as INTERVENTIONS
from wijkpeil.study.settings import read_settings

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLE = Path(__file__).parents[2] / "examples" / "study" / "study.toml"
TEXT = '"x"'
VALUES = {
    "embargo": "2030-01-01",
    "design": '"pairs"',
    "number": "3",
    "per_city": "1",
    "cities": '["Elbersluis"]',
    "without_pair": "1",
    "least_size": "500",
    "start_apart": "0.1",
    "likeness": "0.5",
    "sure": "0.8",
    "from": "2012",
    "to": "2016",
}
"""What a key of study.toml may hold that isn't text."""
UNITS = {
    "0 to 1",
    "True or False",
    "code",
    "count",
    "inhabitants",
    "number",
    "points",
    "spreads",
    "text",
    "word",
    "year",
}


def text(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def options() -> list:
    """Every option of every command, as a reader would look for it."""

    def below(group: click.Group, words: str) -> list:
        context = click.Context(group)
        found = []
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            path = f"{words} {name}"
            if isinstance(command, click.Group):
                found += below(command, path)
            else:
                flags = [o for p in command.params if isinstance(p, click.Option) for o in p.opts]
                found.append(pytest.param(path, [*flags, "-h", "--help"], id=path))
        return found

    return below(build(), "wijkpeil")


@pytest.mark.parametrize(("command", "flags"), options())
def test_every_option_is_in_the_reference(command, flags):
    section = text("reference/commands.md").split(f"\n## {command}\n")[1].split("\n## ")[0]
    assert [flag for flag in flags if f"`{flag}`" not in section] == []


def test_every_column_has_a_unit_and_a_meaning():
    rows = re.findall(r"^\| `(\w+)` \|(.*)\|$", text("reference/tables.md"), re.MULTILINE)
    assert len(rows) > 40
    for column, rest in rows:
        unit, meaning = (cell.strip() for cell in rest.split("|"))
        assert unit in UNITS, column
        assert meaning, column


def test_the_study_page_names_the_columns_of_every_file():
    page = " ".join(text("reference/study-folder.md").split())
    for columns in (CASES, EVENTS, INTERVENTIONS):
        assert f"`{','.join(columns)}`" in page


def told_keys() -> dict[str, list[str]]:
    """Keys of study.toml on the page, per table; "" holds those above any table."""
    page = text("reference/study-folder.md").split("## study.toml")[1].split("\n## ")[0]
    found: dict[str, list[str]] = {}
    for cell in re.findall(r"^\| (`.*?) \|", page, re.MULTILINE):
        table = re.match(r"`\[(\w+)\]` ", cell)
        found.setdefault(table[1] if table else "", []).extend(re.findall(r"`(\w+)`", cell))
    return found


def test_every_key_on_the_study_page_is_known(tmp_path):
    """An unknown key is refused, so a study.toml with every key of the page must be read."""
    keys = told_keys()
    assert set(keys) == {"", "period", "data", "rules", "cases"}
    for table, names in keys.items():
        here = f"\n[{table}]\n" if table else ""
        for name in names:
            content = EXAMPLE.read_text(encoding="utf-8")
            if here not in content:
                content += here
            after = content[content.index(here) + len(here) :].partition("\n[")[0]
            if re.search(rf"^{name} =", after, re.MULTILINE):
                continue
            added = f"{name} = {VALUES.get(name, TEXT)}\n"
            content = content.replace(here, here + added, 1) if table else added + content
            (tmp_path / "study.toml").write_text(content, encoding="utf-8")
            read_settings(tmp_path, need_data=False)
    (tmp_path / "study.toml").write_text("colour = 1\n" + EXAMPLE.read_text(encoding="utf-8"))
    with pytest.raises(StudyError):
        read_settings(tmp_path, need_data=False)


def test_every_key_of_the_example_is_on_the_study_page():
    told = {key for names in told_keys().values() for key in names}
    used = re.findall(r"^(\w+) =", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(used) <= told


def years(name: str) -> list[int]:
    def known(year: int) -> bool:
        try:
            find(name, year)
        except DownloadError:
            return False
        return True

    return [year for year in range(2000, 2040) if known(year)]


def test_the_page_on_fetching_names_every_data_set_and_year():
    page = " ".join(text("how-to/fetch-data.md").split())
    for name in NAMES:
        assert f"wijkpeil data get {name}" in page
    kwb = years("kwb")
    assert kwb == list(range(kwb[0], kwb[-1] + 1))
    assert f"({kwb[0]} to {kwb[-1]}, as JSON)" in page
    assert years("leefbaarometer") == years("borders") == [2024]
    assert "measurement 2024" in page
    for name, year in (("leefbaarometer", 2024), ("kwb", 2024), ("borders", 2024)):
        assert f"data/{find(name, year).file}" in page


def test_the_page_on_rules_names_every_comparison():
    page = text("how-to/choose-who-is-vulnerable.md")
    assert [
        one for one in OPERATORS if f"`{one}`" not in page and f"`p_huurw{one}60`" not in page
    ] == []


def test_the_names_of_all_settings_are_told():
    page = text("reference/tables.md").split("## results.json\n")[1]
    told = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert told == [field.name for field in fields(Settings)]


def test_every_topic_of_the_benchmarks_has_its_table():
    topics = (DOCS.parent / "benchmarks/sections/__init__.py").read_text(encoding="utf-8")
    page = text("explanation/how-good-is-it.md")
    marks = re.findall(r"<!-- bench:([a-z-]+) -->\n[|*](?:[^<]+)\n<!-- /bench -->", page)
    assert marks == re.findall(r'^    "([a-z-]+)": ', topics, re.MULTILINE)
