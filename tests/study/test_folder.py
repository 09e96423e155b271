import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.effects.register.kinds import KINDS
from wijkpeil.errors import StudyError
from wijkpeil.study import (
    Case,
    DataFile,
    DataSources,
    Event,
    Intervention,
    Moment,
    Period,
    Reference,
    Rules,
    Study,
    read_study,
    write_study,
)
from wijkpeil.trajectories.change import MINIMUM_CHANGE

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(str.strip)
names = texts.filter(bool)
parts = names.map(lambda text: text.replace(";", "").strip()).filter(bool)
moments = st.one_of(
    st.integers(1, 9999).map(lambda year: Moment(f"{year:04d}")),
    st.dates().map(lambda day: Moment(day.isoformat())),
)
spans = st.lists(moments, min_size=3, max_size=3).map(sorted)
files = st.from_regex(r"[a-z]{1,8}(/[a-z]{1,8}){0,2}\.csv", fullmatch=True).map(DataFile)
references = st.builds(
    Reference,
    st.sampled_from(["leefbaarometer", "kwb", "borders"]),
    st.from_regex(r"[A-Za-z0-9.-]{1,8}", fullmatch=True),
)
sources = st.one_of(files, references)
bodies = st.integers(10_000, 999_999).map(lambda body: f"WK{body:06d}")


@st.composite
def interventions(draw):
    announced, started, ended = draw(spans)
    areas = tuple(draw(st.lists(bodies, min_size=1, max_size=4, unique=True)))
    count = len(areas)
    shares = tuple(draw(st.lists(st.floats(0.01, 1), min_size=count, max_size=count)))
    cost = draw(st.none() | st.floats(0, 1e12).map(abs))
    return Intervention(
        id=draw(names),
        name=draw(names),
        kind=draw(st.sampled_from(["", *KINDS])),
        areas=areas,
        announced=draw(st.sampled_from([None, announced])),
        started=started,
        ended=draw(st.sampled_from([None, ended])),
        selection_rule=draw(texts),
        selection_waves=tuple(sorted(draw(st.sets(st.integers(1000, 9999), max_size=3)))),
        cost=cost,
        source=draw(texts),
        components=tuple(draw(st.lists(parts, max_size=3, unique=True))),
        shares=() if all(share == 1 for share in shares) else shares,
        dimensions=tuple(draw(st.lists(st.sampled_from(["fys", "soc"]), max_size=2, unique=True))),
        dose=draw(texts),
        cost_per_resident=draw(st.none() | st.floats(0, 1e6).map(abs)),
        price_year=None if cost is None else draw(st.none() | st.integers(1000, 9999)),
        owner=draw(texts),
    )


@st.composite
def events(draw):
    start, _middle, end = draw(spans)
    return Event(start, end, draw(names), draw(texts), draw(texts))


@st.composite
def studies(draw):
    cities = tuple(draw(st.lists(names, max_size=4, unique=True)))
    start = draw(st.integers(1000, 9998))
    codes = draw(st.lists(bodies, max_size=4 if cities else 0, unique=True))
    return Study(
        title=draw(names),
        question=draw(names),
        level="wijk",
        period=Period(start, draw(st.integers(start + 1, 9999))),
        data=DataSources(draw(sources), draw(st.none() | sources), draw(st.none() | sources)),
        language=draw(st.sampled_from(["nl", "en"])),
        made_up=draw(st.booleans()),
        rules=Rules(
            vulnerable=draw(st.sampled_from(["zwak@2012", "alle", "laagste 10%@2014", "x < 3"])),
            minimum_change=draw(st.floats(1e-6, 9)),
            wrong_signs=draw(st.floats(1e-6, 0.49)),
        ),
        cities=cities,
        perspectives=tuple(draw(st.lists(names, max_size=4, unique=True))),
        embargo=draw(st.none() | moments),
        cases=tuple(
            Case(code, draw(names), draw(st.sampled_from(cities)), draw(texts)) for code in codes
        ),
        interventions=tuple(
            draw(st.lists(interventions(), max_size=3, unique_by=lambda item: item.id))
        ),
        events=tuple(draw(st.lists(events(), max_size=3))),
    )


@settings(deadline=None, max_examples=50)
@given(studies())
def test_what_is_written_is_read(study):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_study(study, folder)
        read = read_study(folder, need_data=False)
        assert read == study
        assert [written_moments(item) for item in read.events] == [
            written_moments(item) for item in study.events
        ]
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        write_study(read, folder)
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def written_moments(event):
    return event.start.text, event.end.text


def test_the_least_study(folder):
    study = read_study(folder)
    assert study == Study(
        title="Wijken",
        question="Welke?",
        level="wijk",
        period=Period(2012, 2016),
        data=DataSources(DataFile("data/scores.csv")),
        cities=("Elbersluis",),
    )
    assert study.language == "nl"
    assert not study.made_up
    assert study.rules == Rules("zwak@2012", MINIMUM_CHANGE, 0.05)
    assert study.folder == folder
    assert study.path(DataFile("data/scores.csv")).is_file()


def test_a_part_without_rows_gets_no_file(folder, put):
    study = read_study(folder)
    write_study(study, folder)
    assert sorted(path.name for path in folder.iterdir()) == ["data", "study.toml"]
    put("cases.csv", "code,name,city\nWK900100,Hof,Elbersluis\n")
    write_study(study, folder)
    assert (folder / "cases.csv").read_text(encoding="utf-8") == "code,name,city,why\n"
    assert read_study(folder) == study


def test_a_missing_folder(tmp_path):
    with pytest.raises(StudyError, match=r"no folder .*nowhere"):
        read_study(tmp_path / "nowhere")


def test_a_folder_without_study(tmp_path):
    with pytest.raises(StudyError, match=r"study\.toml: This file is missing.*wijkpeil example"):
        read_study(tmp_path)


def test_files_of_other_parts_are_left_alone(folder, put):
    put("codebook.csv", "anything")
    put("assessments.toml", "= broken")
    assert read_study(folder).title == "Wijken"
