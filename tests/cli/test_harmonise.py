import json

import pytest


@pytest.fixture
def files(tmp_path):
    figures, crosswalk = tmp_path / "figures.csv", tmp_path / "crosswalk.csv"
    figures.write_text("wk_code,inwoners,p_koopw\nWK900101,1000,60\nWK900102,600,\n")
    crosswalk.write_text("from,to,weight\nWK900101,WK900109,300\nWK900102,WK900102,150\n")
    return figures, crosswalk


def test_sentences(command, files, tmp_path):
    out = tmp_path / "new.csv"
    ran = command(
        "--lang", "en", "data", "harmonise", files[0], "--crosswalk", files[1], "--out", out
    )
    assert ran.status == 0, ran.err
    assert ran.out.startswith("– Characteristics carried over: 2. New areas: 2.\n")
    assert f"The figures are here: {out}\n" in ran.out
    assert f"carried over: {tmp_path / 'new.coverage.csv'}\n" in ran.out
    assert out.read_text() == "wk_code,inwoners,p_koopw\nWK900102,600,\nWK900109,1000,60\n"
    assert "harmonise" in command("data", "--help").out


def test_dutch(command, files, tmp_path):
    ran = command(
        "data", "harmonise", files[0], "--crosswalk", files[1], "--out", tmp_path / "n.csv"
    )
    assert "Overgezette kenmerken: 2. Nieuwe gebieden: 2." in ran.out


def test_json(command, files, tmp_path):
    ran = command(
        "data",
        "harmonise",
        files[0],
        "--crosswalk",
        files[1],
        "--out",
        tmp_path / "n.csv",
        "--json",
    )
    told = json.loads(ran.out)
    assert told["areas"] == 2
    assert told["changes"] == {"unchanged": 2}
    assert told["columns"]["inwoners"]["share"] == 1
    assert told["columns"]["p_koopw"]["missing"] == 1
    assert len(told["files"]) == 3


def test_one_way_must_be_given(command, files):
    none = command("--lang", "en", "data", "harmonise", files[0])
    assert none.status == 2
    assert "one of --crosswalk, --addresses and --borders" in none.err
    both = command(
        "data", "harmonise", files[0], "--crosswalk", files[1], "--borders", files[1], files[1]
    )
    assert both.status == 2


def test_a_refusal_is_a_sentence(command, files, tmp_path):
    files[1].write_text("from,to,weight\nWK900101,WK900109,-1\n")
    ran = command(
        "--lang", "en", "data", "harmonise", files[0], "--crosswalk", files[1],
        "--out", tmp_path / "new.csv",
    )  # fmt: skip
    assert ran.status == 1
    assert "crosswalk.csv, line 2: The weight of WK900101 to WK900109" in ran.err
    assert not (tmp_path / "new.csv").exists()
