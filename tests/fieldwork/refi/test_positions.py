"""Every way of counting is found back from selections on words, or it is said that it isn't."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.errors import PositionsUnsure
from wijkpeil.fieldwork.refi import read_project, to_fieldwork
from wijkpeil.fieldwork.refi.paths import Files
from wijkpeil.fieldwork.refi.positions.convention import CONVENTIONS, NVIVO, STANDARD, Convention
from wijkpeil.fieldwork.refi.positions.decision import settle
from wijkpeil.fieldwork.refi.positions.evidence import PlacedText
from wijkpeil.fieldwork.refi.positions.raw_text import decode, from_string
from wijkpeil.fieldwork.refi.positions.scale import scale
from wijkpeil.fieldwork.refi.positions.words import word_edges

SAID = "de huur stijgt elk jaar en niemand doet er iets aan zegt ze 🙂 in het portiek"
WORDS = SAID.split()


def a_text(seed, *, words=400, line_break="\r\n"):
    """A text with emoji and lines, and the places where its words start and end."""
    chance = random.Random(seed)  # noqa: S311
    pieces, edges, at = [], [], 0
    for _ in range(words):
        word = chance.choice(WORDS)
        gap = chance.choice([" ", " ", " ", ". ", line_break])
        edges.append((at, at + len(word)))
        pieces += [word, gap]
        at += len(word) + len(gap.replace("\r\n", "\n"))
    return "".join(pieces), edges


def selections(edges, seed, count, longest=8):
    chance = random.Random(seed)  # noqa: S311
    spans = []
    for _ in range(count):
        first = chance.randrange(len(edges) - longest)
        spans.append((edges[first][0], edges[first + chance.randrange(longest)][1]))
    return spans


def as_written(raw, spans, convention):
    """Count the given spans as some program would."""
    ruler = scale(raw, convention)
    positions = ruler.positions(np.array(spans))
    return [(start, end - ruler.inclusive) for start, end in positions.tolist()]


def same_place(raw, written, one, other):
    spans = np.array(written)
    found = [scale(raw, way).spans(spans[:, 0], spans[:, 1]) for way in (one, other)]
    return (found[0].start == found[1].start).all() and (found[0].end == found[1].end).all()


@pytest.mark.parametrize("convention", CONVENTIONS, ids=str)
@pytest.mark.parametrize("line_break", ["\r\n", "\n"])
def test_every_convention_is_found_back(convention, line_break):
    text, edges = a_text(1, line_break=line_break)
    raw = from_string(text, bom=True)
    written = as_written(raw, selections(edges, 2, 60), convention)
    report = settle([PlacedText("a", "A", raw, written)], origin="Some program")
    assert same_place(raw, written, report.texts[0].convention, convention)
    assert report.settled_by == "evidence"
    best = report.overall[0]
    assert (best.on_words, best.selections) == (60, 60)
    assert 0.99 < best.probability < 1


def test_the_table_tells_every_text_and_all_together():
    text, edges = a_text(1)
    raw = from_string(text)
    written = as_written(raw, selections(edges, 2, 30), NVIVO)
    report = settle([PlacedText("a", "Gesprek", raw, written)], origin="")
    titles = [row[0] for row in report.table()]
    assert set(titles) == {"", "Gesprek"}
    assert report.table()[0][1:4] == (
        "UTF-16 units, line breaks as in the file, BOM not counted, end excluded",
        30,
        30,
    )


def test_too_few_passages_are_not_enough_to_tell():
    # Forty selections before the only emoji say nothing of it; two after it are not enough.
    raw = from_string("de huur stijgt elk jaar weer " * 20 + "🙂 en niemand doet er iets aan")
    before = [(start, start + 7) for start in range(0, 580, 29)]
    written = as_written(raw, [*before, (585, 592), (593, 597)], NVIVO)
    with pytest.raises(PositionsUnsure, match="only 2 passages tell") as caught:
        settle([PlacedText("a", "Gesprek", raw, written)], origin="Some program")
    report = caught.value.report
    assert report.texts[0].doubt
    assert report.texts[0].scores


def test_a_known_program_needs_fewer():
    text, edges = a_text(3)
    raw = from_string(text)
    written = as_written(raw, selections(edges, 4, 2), NVIVO)
    report = settle([PlacedText("a", "A", raw, written)], origin="NVivo for Windows 12.6")
    assert report.texts[0].convention == NVIVO


def test_a_person_can_choose_for_one_text():
    text, edges = a_text(3)
    raw = from_string(text)
    written = as_written(raw, selections(edges, 4, 2), NVIVO)
    chosen = Convention(units="UTF-16", line_break="one")
    report = settle([PlacedText("a", "A", raw, written)], origin="", chosen={"a": chosen})
    assert report.texts[0].convention == chosen
    assert report.settled_by == "caller"


def test_selections_that_cut_words_everywhere_fit_no_convention():
    text, _edges = a_text(5)
    chance = random.Random(6)  # noqa: S311
    starts = [chance.randrange(1500) for _ in range(60)]
    written = [(start, start + chance.randrange(2, 60)) for start in starts]
    with pytest.raises(PositionsUnsure):
        settle([PlacedText("a", "A", from_string(text), written)], origin="")


def test_most_selections_must_fit_even_for_a_sure_best():
    # Half a text's words in the middle of words: one convention is likeliest, and still poor.
    text, edges = a_text(7)
    raw = from_string(text)
    good = selections(edges, 8, 12)
    bad = [
        (start + 1, end - 1)
        for start, end in selections(edges, 9, 60, longest=3)
        if end - start > 4
    ]
    written = as_written(raw, good + bad, NVIVO)
    with pytest.raises(PositionsUnsure, match="most selections on whole words"):
        settle([PlacedText("a", "A", raw, written)], origin="NVivo for Windows 12.6")


def test_a_tie_is_not_decided():
    # Every word is one letter, so being off by two is as good.
    raw = from_string("🙂🙂 " + "a b " * 40)
    written = [(start, start + 1) for start in range(11, 61, 2)]
    with pytest.raises(PositionsUnsure, match="has a probability of"):
        settle([PlacedText("a", "A", raw, written)], origin="")


def test_other_texts_help_a_text_with_one_selection():
    text, edges = a_text(10)
    raw = from_string(text)
    many = PlacedText("a", "A", raw, as_written(raw, selections(edges, 11, 80), NVIVO))
    other, other_edges = a_text(12)
    other_raw = from_string(other)
    one = PlacedText("b", "B", other_raw, as_written(other_raw, [other_edges[50]], NVIVO))
    report = settle([many, one], origin="Some program")
    assert [text.convention for text in report.texts] == [NVIVO, NVIVO]


def test_a_text_that_is_counted_otherwise_is_recognised():
    text, edges = a_text(13)
    raw = from_string(text)
    first = PlacedText("a", "A", raw, as_written(raw, selections(edges, 14, 80), NVIVO))
    odd = PlacedText("b", "B", raw, as_written(raw, selections(edges, 15, 40), STANDARD))
    report = settle([first, odd], origin="Some program")
    assert [text.convention for text in report.texts] == [NVIVO, STANDARD]


def test_plain_text_by_the_letter_needs_but_one_selection():
    raw = from_string("De huur stijgt elk jaar.")
    report = settle([PlacedText("a", "A", raw, [(3, 7)])], origin="Some program")
    assert report.texts[0].convention == STANDARD


def test_texts_without_selections_need_no_choice():
    raw = from_string("De huur.")
    report = settle([PlacedText("a", "A", raw, [])], origin="")
    assert report.texts[0].scores == ()
    assert report.overall == ()


def test_a_text_of_which_nothing_is_left_does_not_hinder():
    # NVivo for Mac writes plain texts of one byte.
    text, edges = a_text(16)
    raw = from_string(text)
    full = PlacedText("a", "A", raw, as_written(raw, selections(edges, 17, 40), STANDARD))
    hollow = PlacedText("b", "B", from_string(" "), [(100, 140), (10, 30)])
    report = settle([full, hollow], origin="NVivo for Mac")
    assert report.texts[0].convention == STANDARD


@given(st.text(st.sampled_from("ab \r\n🙂\u0301")), st.sampled_from(CONVENTIONS), st.booleans())
def test_positions_go_there_and_back(raw, convention, bom):
    text = from_string(raw, bom=bom)
    ruler = scale(text, convention)
    index = np.arange(-2, len(text.text) + 3)
    positions = ruler.positions(index)
    back = ruler.spans(positions, positions - ruler.inclusive)
    assert (back.start == index).all()
    assert (back.end == index).all()
    assert back.exact.all()


@given(st.text())
def test_utf16_counts_as_python_encodes(text):
    raw = from_string(text)
    ruler = scale(raw, Convention(units="UTF-16", line_break="one"))
    assert ruler.marks[-1] == len(raw.text.encode("utf-16-le", "surrogatepass")) // 2


def test_a_position_inside_an_emoji_takes_the_emoji_in():
    ruler = scale(from_string("a🙂b"), Convention(units="UTF-16"))
    spans = ruler.spans(np.array([2]), np.array([2]))
    assert (spans.start[0], spans.end[0], spans.exact[0]) == (1, 2, False)


@pytest.mark.parametrize(
    ("data", "text", "bom", "encoding"),
    [
        (b"caf\xc3\xa9", "café", False, "utf-8"),
        (b"\xef\xbb\xbfa\r\nb\rc", "a\nb\nc", True, "utf-8"),
        ("\ufeffcafé".encode("utf-16-le"), "café", True, "utf-16"),
        ("\ufeffcafé".encode("utf-16-be"), "café", True, "utf-16"),
        (b"caf\xe9", "café", False, "cp1252"),
        (b"", "", False, "utf-8"),
    ],
)
def test_texts_are_decoded(data, text, bom, encoding):
    found = decode(data)
    assert (found.text, found.bom, found.encoding) == (text, bom, encoding)
    assert len(found.widths) == len(text)


def test_a_letter_in_two_parts_is_one_word():
    edges = word_edges("cafe\u0301 nu")
    assert edges.whole.tolist() == [True, False, False, False, False, True, True, False, True]
    assert edges.ends[5]
    assert not edges.ends[6]
    assert edges.starts[6]


@pytest.mark.shared
def test_at_least_295_of_the_303_selections_of_nvivo_are_on_words(nvivo):
    found = to_fieldwork(read_project(nvivo, name="nvivo.qdpx"))
    best = found.positions.overall[0]
    assert best.convention == NVIVO
    assert best.selections == 303
    assert best.on_words >= 295
    assert all(score.on_words < 60 for score in found.positions.overall[1:])
    assert len(found.parts.codings) == 303


@pytest.mark.shared
@pytest.mark.parametrize("origin", ["", "ATLAS.ti 26", "MAXQDA", "QualCoder 3.6"])
def test_nvivo_is_recognised_whoever_says_to_have_written_it(nvivo, origin):
    project = read_project(nvivo, name="nvivo.qdpx")
    files = Files(project.files)
    texts = [
        PlacedText(
            source.guid,
            source.name,
            decode(files.find(source.plain_text_path).data),
            [(one.start, one.end) for one in source.selections],
        )
        for source in project.sources
    ]
    report = settle(texts, origin=origin)
    assert {text.convention for text in report.texts} == {NVIVO}
