"""Captions: who said what at which moment."""

import io
from datetime import timedelta

import pytest
import srt
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.fieldwork.documents import read_document
from wijkpeil.fieldwork.documents.vtt import read as read_vtt


def spoken(text: str, name: str = "a.vtt"):
    found = read_document(text.encode(), name=name)
    places = [(it.label, it.speaker) for it in found.source.places]
    return found.source.text, places, found.notes


def test_voices_and_times(made):
    found = read_document(made.VTT, name="a.vtt")
    assert found.format == "vtt"
    assert found.source.text == "Anna: Dag & welkom.\nJa, één."
    assert found.source.place(22, "cue").label == "00:01:07"
    assert found.source.place(22, "cue").speaker == "Anna"
    assert found.notes == ("Notes in the file, which nobody says, were not taken over.",)


def test_more_voices_in_a_cue():
    text, places, notes = spoken(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nlos <v.luid Anna de Wit>Dag</v>\n<v Bob &amp; Co>Ja\n"
        "en\n\n00:02.000 --> 00:03.000\n<v Anna de Wit>Anna de Wit: nee</v> wie"
    )
    assert text == "los\nAnna de Wit: Dag\nBob & Co: Ja\nen\nAnna de Wit: nee\nwie"
    assert places == [
        ("00:00:01", ""),
        ("00:00:01", "Anna de Wit"),
        ("00:00:01", "Bob & Co"),
        ("00:00:02", "Anna de Wit"),
        ("00:00:02", ""),
    ]
    assert notes == ()


def test_what_nobody_says():
    text, places, _notes = spoken(
        "WEBVTT\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:x\n\nNOTE\nhoi\n\n"
        "naam van de cue\n01:02:03.400 --> 01:02:04.000 align:start position:0%\n"
        "<c.geel>Zo</c> <00:00:01.000><i>dan</i> <lang nl>ja</lang> a < b\n\n"
        "00:05.000 --> 00:06.000\n<v Anna></v>\n"
    )
    assert text == "Zo dan ja a < b"
    assert places == [("01:02:03", "")]


def test_overlapping_cues_stand_in_the_order_of_the_file():
    text, places, notes = spoken(
        "WEBVTT\n\n00:01.000 --> 00:05.000\nA\n\n00:04.000 --> 00:06.000\nB\n\n"
        "00:02.000 --> 00:03.000\nC\n"
    )
    assert text == "A\nB\nC"
    assert [label for label, _speaker in places] == ["00:00:01", "00:00:04", "00:00:02"]
    assert notes == (
        "1 cue begins before the one above it ends; they stand in the file's order.",
        "Cues are not in the order of their times; they stand in the file's order.",
    )


def test_times_that_cannot_be_read_lose_no_words():
    text, places, notes = spoken(
        "WEBVTT\n\nfout --> kapot\neen\n\nlos zonder tijd\n\nregel\nnaam\n00:07.000 --> "
        "00:08.000\ntwee\n"
    )
    assert text == "een\nlos zonder tijd\nregel\ntwee"
    assert places == [("", ""), ("", ""), ("", ""), ("00:00:07", "")]
    assert notes == (
        "3 cues have no time that can be read; their words are in the text all the same.",
    )


def test_subrip(made):
    found = read_document(made.SRT, name="a.srt")
    assert found.format == "srt"
    assert found.source.text == "Anna: Dag.\nBert: Hé."
    assert found.source.place(12, "cue").label == "00:01:03"
    assert found.source.place(12, "cue").speaker == "Bert"
    assert "Who speaks was taken from the names before the lines." in found.notes


def test_subrip_with_slips():
    text, places, notes = spoken(
        "1\n00:00:01,000 --> 00:00:02,000\n<i>een</i> {\\an8}a < b\n\nna een lege regel\n2\n"
        "00:00:03.5 --> 00:00:04,000 X1:0\ntwee\n3\n00:00:05,000 --> 00:00:06,000\n"
        '<font color="red">drie</font>\n',
        "a.srt",
    )
    assert text == "een a < b\nna een lege regel\ntwee\ndrie"
    assert places == [("00:00:01", ""), ("00:00:03", ""), ("00:00:05", "")]
    assert notes == ()


def test_subrip_with_words_before_the_first_time():
    text, places, _notes = spoken("vooraf\n00:00:01,000 --> 00:00:02,000\neen\n", "a.srt")
    assert text == "vooraf\neen"
    assert places == [("", ""), ("00:00:01", "")]


@pytest.mark.parametrize(
    ("lines", "speakers"),
    [
        (("Anna: dag", "[SPEAKER_01]: ja"), ["Anna", "SPEAKER_01"]),
        (("Anna de Wit: dag", "zonder naam"), ["Anna de Wit", ""]),
        (("Let op: de lift is stuk", "ja", "nee"), ["", "", ""]),
        (("12:30: dag", "http://x: y"), ["", ""]),
    ],
)
def test_names_before_lines_count_if_half_of_the_cues_have_them(lines, speakers):
    cues = "\n\n".join(f"00:0{at}.000 --> 00:0{at}.900\n{line}" for at, line in enumerate(lines))
    text, places, _notes = spoken(f"WEBVTT\n\n{cues}\n")
    assert text == "\n".join(lines)
    assert [speaker for _label, speaker in places] == speakers


def test_captions_without_words(refusal):
    assert refusal(b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna></v>\n") == (
        "There is no text in it."
    )


SAID = st.text(alphabet="abc déë.,’", min_size=1).filter(lambda it: it.strip(" \u00a0"))
TIMES = st.lists(st.tuples(st.integers(0, 90_000_000), st.integers(1, 9_000), SAID), min_size=1)


@given(TIMES)
def test_subrip_as_the_library_writes_it(cues):
    subtitles = [
        srt.Subtitle(
            index=None,
            start=timedelta(milliseconds=start),
            end=timedelta(milliseconds=start + long),
            content=said.strip(),
        )
        for start, long, said in cues
    ]
    written = srt.compose(subtitles)
    known = sorted(subtitles)
    source = read_document(written.encode(), name="a.srt").source
    assert source.text == "\n".join(it.content for it in known)
    hours = [f"{int(it.start.total_seconds()) // 3600:02}" for it in known]
    assert [place.label[:-6] for place in source.places] == hours


@given(TIMES)
def test_webvtt_as_the_library_reads_it(cues):
    lines = ["WEBVTT", ""]
    for start, long, said in cues:
        for at in (start, start + long):
            seconds, rest = divmod(at, 1000)
            minutes, second = divmod(seconds, 60)
            lines.append(f"{minutes // 60:02}:{minutes % 60:02}:{second:02}.{rest:03}")
        lines[-2:] = [f"{lines[-2]} --> {lines[-1]}", f"<v Anna>{said.strip()}</v>", ""]
    written = "\n".join(lines)
    theirs = webvtt.from_buffer(io.StringIO(written))
    ours = read_vtt(written).source
    assert ours.text.removeprefix("Anna: ") == "\n".join(caption.text for caption in theirs)
    assert [it.speaker for it in ours.places] == [caption.voice for caption in theirs]
    assert [it.label for it in ours.places] == [caption.start[:-4] for caption in theirs]
