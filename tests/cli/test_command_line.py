import shlex

import click
import pytest
from click.testing import CliRunner

from wijkpeil.cli.command_line import command_line
from wijkpeil.cli.options import INPUT, json_option, out_option
from wijkpeil.language import speaking


@click.command(name="judge")
@click.argument("file", type=INPUT)
@click.option("--sizes", type=INPUT)
@click.option("--from", "start", type=int, default=2012)
@click.option("--vulnerable", default="zwak@2012")
@out_option("here")
@json_option
def judge(**_options):
    click.echo(command_line())


@pytest.fixture
def shown(tmp_path):
    """Run the command; give the line it shows, and its words."""
    for name in ("it's scores.csv", "sizes.csv"):
        (tmp_path / name).write_text("", encoding="utf-8")

    def run(*words):
        given = [str(tmp_path / word) if word.endswith(".csv") else word for word in words]
        return CliRunner().invoke(judge, given).stdout.strip()

    return run


def test_it_can_be_given_again(shown):
    line = shown("it's scores.csv", "--sizes", "sizes.csv", "--vulnerable", "lowest 10%@2014")
    assert shlex.split(line) == [
        "wijkpeil", "judge", "it's scores.csv", "--sizes", "sizes.csv",
        "--vulnerable", "lowest 10%@2014",
    ]  # fmt: skip


def test_defaults_and_places_are_left_out(shown):
    line = shown("sizes.csv", "--from", "2012", "--out", "elsewhere", "--json")
    assert line == "wijkpeil judge sizes.csv"


def test_another_language_than_the_default_is_told(shown):
    with speaking("en"):
        assert shown("sizes.csv") == "wijkpeil judge sizes.csv --lang en"
