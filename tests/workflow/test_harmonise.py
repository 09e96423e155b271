import json

import pytest

from wijkpeil import madeup
from wijkpeil.errors import PanelError, RuleError
from wijkpeil.language import speaking
from wijkpeil.sources import provenance_of, read_characteristics
from wijkpeil.workflow.harmonise import harmonise_file
from wijkpeil.workflow.inputs import read_inputs


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


@pytest.fixture
def figures(tmp_path):
    path = tmp_path / "figures.csv"
    path.write_text(
        "wk_code,aantal_inwoners,woningen,p_koopw,stedelijkheid,m_hh_ver\n"
        "WK900101,1000,400,60,2,10\nWK900102,605,201,30,2,20\n"
    )
    return path


@pytest.fixture
def crosswalk(tmp_path):
    path = tmp_path / "crosswalk.csv"
    path.write_text(
        "van2012;naar2020;gewicht\nWK900101;WK900101;300\nWK900101;WK900103;100\n"
        "WK900102;WK900102;150\nWK900102;WK900103;50\n"
    )
    return path


def run(figures, way, *bridge, **keywords):
    out = keywords.pop("out", figures.parent / "out" / "new.csv")
    return harmonise_file(figures, way=way, bridge=bridge, out=out, **keywords)


def test_what_is_written_can_be_read_again(figures, crosswalk):
    steps = []
    done = run(figures, "crosswalk", crosswalk, progress=steps.append)
    read = read_characteristics(done.table)
    assert read.level == "wijk"
    assert read.table["aantal_inwoners"].to_dict() == {
        "WK900101": 750, "WK900102": 454, "WK900103": 401,
    }  # fmt: skip
    assert (read.size % 1 == 0).all()
    assert read.size.sum() == 1605
    assert read.table.loc["WK900103", "p_koopw"] == pytest.approx((100 * 60 + 50.25 * 30) / 150.25)
    assert "m_hh_ver" not in read.table
    assert steps == [
        "Reading figures.csv", "Reading crosswalk.csv", "Carrying the figures over",
        "Writing new.csv",
    ]  # fmt: skip
    assert done.coverage.read_text().splitlines()[1] == ("WK900101,split,False,1,0,1,1,1,1")


def test_it_says_what_it_was_made_from(figures, crosswalk):
    done = run(figures, "crosswalk", crosswalk)
    told = provenance_of(done.table)
    assert told.title == "figures.csv, carried over to the borders of 2020 by addresses"
    beside = json.loads(done.provenance.read_text())
    assert [one["file"] for one in beside["made_from"]] == ["figures.csv", "crosswalk.csv"]
    assert all(len(one["sha256"]) == 64 for one in beside["made_from"])


def test_the_same_input_gives_the_same_bytes(figures, crosswalk, tmp_path):
    done = [run(figures, "crosswalk", crosswalk, out=tmp_path / n / "f.csv") for n in "ab"]
    for name in ("table", "coverage", "provenance"):
        assert len({getattr(one, name).read_bytes() for one in done}) == 1


def test_there_and_back(figures, crosswalk):
    """Back at the old borders the totals are the same, though the split cannot be undone."""
    there = run(figures, "crosswalk", crosswalk)
    back = run(there.table, "crosswalk", crosswalk, inverse=True, out=figures.parent / "back.csv")
    assert read_characteristics(back.table).size.to_dict() == {"WK900101": 1017, "WK900102": 588}


def test_addresses(figures, tmp_path):
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text(
        "PC6;Huisnummer;Wijk2012\n9901AA;1;900101\n9901AA;2;900101\n9901AB;1;900102\n9909ZZ;1;900102\n"
    )
    new.write_text("PC6;Huisnummer;Wijk2020\n9901AA;1;900101\n9901AA;3;900105\n9901AB;1;900102\n")
    done = run(figures, "addresses", old, new)
    assert done.sentences[1] == (
        "Old addresses: 4. Found again: 2; gone, but placed by their postcode: 1; not placed: 1. "
        "New addresses: 1."
    )
    assert read_characteristics(done.table).size.to_dict() == {
        "WK900101": 750, "WK900102": 605, "WK900105": 250,
    }  # fmt: skip


def test_borders(tmp_path):
    pytest.importorskip("shapely")
    country = tmp_path / "country"
    madeup.write(madeup.country(3, 4, 40), country)
    figures = country / madeup.files.CHARACTERISTICS
    borders = country / madeup.files.BORDERS
    done = run(figures, "borders", borders, borders, out=tmp_path / "new.csv")
    assert any("spread evenly over the land" in one for one in done.sentences)
    before, after = read_characteristics(figures), read_characteristics(done.table)
    assert (done.harmonised.areas["change"] == "unchanged").all()
    assert after.size.to_dict() == before.size.dropna().to_dict()
    assert provenance_of(done.table).title.endswith("by surface")


def test_shares_weigh_with_inhabitants(figures, tmp_path):
    path = tmp_path / "shares.csv"
    path.write_text("from,to,weight\nWK900101,WK900109,1\nWK900102,WK900109,1\n")
    kinds = tmp_path / "kinds.csv"
    kinds.write_text("column,kind,weight\np_koopw,ratio,addresses\n")
    done = run(figures, "crosswalk", path, kinds=kinds)
    assert read_characteristics(done.table).table.loc["WK900109", "p_koopw"] == pytest.approx(
        (1000 * 60 + 605 * 30) / 1605
    )
    assert "Averaged with the number of inhabitants as weight: p_koopw." in done.sentences
    assert done.provenance.read_text().count("carried over to other borders by addresses") == 1


def test_unknown_columns_are_refused_until_declared(figures, crosswalk, tmp_path):
    figures.write_text("wk_code,inwoners,mine\nWK900101,5,6\nWK900102,5,7\n")
    with pytest.raises(RuleError, match=r"figures\.csv are carried over: mine\..*“mine,ratio"):
        run(figures, "crosswalk", crosswalk)
    assert not (tmp_path / "out").exists()
    kinds = tmp_path / "kinds.csv"
    kinds.write_text("column,kind,weight\nmine,ratio,inwoners\n")
    done = run(figures, "crosswalk", crosswalk, kinds=kinds)
    assert read_characteristics(done.table).table["mine"].tolist() == [6, 7, 6.5]
    kinds.write_text("column,kind,weight\nmine,omit,\ninwoners,omit,\n")
    with pytest.raises(RuleError, match=r"inhabitants \(inwoners\) must be carried over"):
        run(figures, "crosswalk", crosswalk, kinds=kinds)


def test_counts_that_are_not_whole_stay_so(figures, crosswalk, tmp_path):
    figures.write_text("wk_code,inwoners,aantal_ton\nWK900101,5,0.5\nWK900102,5,7.5\n")
    done = run(figures, "crosswalk", crosswalk)
    assert read_characteristics(done.table).table["aantal_ton"].tolist() == [0.375, 5.625, 2]


def test_an_input_is_never_overwritten(figures, crosswalk):
    with pytest.raises(RuleError, match="one of the files to read"):
        run(figures, "crosswalk", crosswalk, out=crosswalk)


def test_the_wrong_way_round(figures, crosswalk, tmp_path):
    crosswalk.write_text("from,to,weight\nWK900106,WK900101,30\nWK900107,WK900102,20\n")
    with pytest.raises(PanelError, match="Turn it around"):
        run(figures, "crosswalk", crosswalk)
    done = run(figures, "crosswalk", crosswalk, inverse=True)
    assert read_characteristics(done.table).size.to_dict() == {"WK900106": 1000, "WK900107": 605}


def test_the_panel_tells_the_way_out_and_takes_what_comes_of_it(tmp_path):
    """Figures of before every code changed: refused, carried over, accepted."""
    madeup.write(madeup.country(3, 4, 60), tmp_path)
    scores, figures = tmp_path / madeup.files.SCORES, tmp_path / madeup.files.CHARACTERISTICS
    codes = read_characteristics(figures).table.index
    old = tmp_path / "old.csv"
    old.write_text(_recoded(figures, codes))
    with pytest.raises(PanelError, match=r"carry these figures over.*wijkpeil data harmonise"):
        read_inputs(scores, sizes=old)
    crosswalk = tmp_path / "crosswalk.csv"
    rows = [f"{_earlier(code)},{code},100" for code in codes]
    crosswalk.write_text("\n".join(["from,to,weight", *rows]) + "\n")
    done = run(old, "crosswalk", crosswalk, out=tmp_path / "new.csv")
    panel = read_inputs(scores, sizes=done.table)
    straight = read_inputs(scores, sizes=figures)
    assert panel.characteristics.equals(straight.characteristics[panel.characteristics.columns])
    assert panel.provenance[1].title.endswith("carried over to other borders by addresses")


def _earlier(code):
    return f"WK8{code[3:]}"


def _recoded(figures, codes):
    text = figures.read_text()
    for code in codes:
        text = text.replace(code, _earlier(code))
    return text
