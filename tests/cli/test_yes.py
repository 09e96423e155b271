"""Yes and no, in Dutch and English."""

import click
import pytest
from click.testing import CliRunner

from wijkpeil.cli.yes import ask, ask_or_stop
from wijkpeil.language import speaking


def answered(typed, **options):
    @click.command()
    def question():
        click.echo(f"-> {ask('Go on?', **options)}")

    with speaking("en"):
        return CliRunner().invoke(question, input=typed).output


@pytest.mark.parametrize("word", ["j", "JA", "y", "Yes", " ja "])
def test_yes(word):
    assert answered(f"{word}\n").endswith("-> True\n")


@pytest.mark.parametrize("word", ["n", "nee", "No"])
def test_no(word):
    assert answered(f"{word}\n").endswith("-> False\n")


@pytest.mark.parametrize("default", [True, False])
def test_enter_is_the_default(default):
    assert answered("\n", default=default).endswith(f"-> {default}\n")


def test_another_word_is_asked_again():
    told = answered("misschien\nj\n")
    assert "Answer with y (yes) or n (no)." in told
    assert told.endswith("-> True\n")


def test_no_stops_the_command():
    @click.command()
    def question():
        ask_or_stop("Go on?")
        click.echo("went on")

    ran = CliRunner().invoke(question, input="n\n")
    assert ran.exit_code == 1
    assert "went on" not in ran.output
    assert "went on" in CliRunner().invoke(question, input="j\n").output
