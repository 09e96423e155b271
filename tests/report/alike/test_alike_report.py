"""What the page and the portraits say about look-alikes."""

import re
from dataclasses import replace

import numpy as np
import pytest

from wijkpeil.language import speaking
from wijkpeil.report.alike.block import alike_block, look_alike_names
from wijkpeil.report.alike.likeness import likeness_table, value
from wijkpeil.report.alike.page import alike_document, alike_page
from wijkpeil.report.alike.sentences import (
    _MOVED,
    good_sentence,
    likeness_sentence,
    own_and_theirs,
    verdict_sentence,
)
from wijkpeil.report.document import Note, Paragraph, Table
from wijkpeil.report.trajectories.phrases import compared, more_than
from wijkpeil.report.words import CERTAINTIES

RISER, FALLER, STEADY, UNSURE, ODD, LONELY, UNMEASURED = range(7)

pytestmark = pytest.mark.usefixtures("english")


def said(results, at):
    return verdict_sentence(results, at, "Duinwijk")


def test_a_riser_and_a_faller(alike_results):
    rose, fell = said(alike_results, RISER), said(alike_results, FALLER)
    assert rose.startswith(
        "Between 2012 and 2016 Duinwijk almost certainly did better than areas like it, by about "
    )
    assert "did worse than areas like it, by about " in fell
    for sentence in (rose, fell):
        size, least, most = (float(x) for x in re.findall(r"0\.\d{3}", sentence))
        assert least < size < most


def test_steady_unsure_and_unmeasured(alike_results):
    assert "did about the same as areas like it: the difference in change lies between" in said(
        alike_results, STEADY
    )
    unsure = said(alike_results, UNSURE)
    assert unsure.startswith("Whether Duinwijk did better or worse than areas like it between 2012")
    assert "The chance that it did better is" in unsure
    assert said(alike_results, UNMEASURED) == (
        "Duinwijk has no score in 2012 or in 2016, so how it did against areas like it we can't "
        "tell."
    )


def test_no_good_look_alikes_is_an_answer(alike_results):
    some, none = said(alike_results, ODD), said(alike_results, LONELY)
    least = alike_results.alike.least
    start = f"Fewer than {least} areas are enough like Duinwijk"
    assert some.startswith(f"{start} (there are 2), so it is not compared.")
    assert none.startswith(f"{start} (there is none), so it is not compared.")
    assert "two areas taken at random about" in none
    nearest = alike_results.alike.nearest.copy()
    nearest[LONELY] = np.nan
    unknown = replace(alike_results, alike=replace(alike_results.alike, nearest=nearest))
    assert "most similar" not in said(unknown, LONELY)
    members = alike_results.alike.members.copy()
    members[ODD, 1:] = -1
    one = replace(alike_results, alike=replace(alike_results.alike, members=members))
    assert "(there is 1), so it is not compared" in said(one, ODD)


def test_how_many_vulnerable_areas_have_good_look_alikes_is_told(alike_results):
    everyone = good_sentence(alike_results)
    assert "vulnerable" not in everyone
    nobody = np.zeros(len(alike_results.areas), dtype=bool)
    assert good_sentence(replace(alike_results, vulnerable=nobody)) == everyone
    some = nobody.copy()
    some[[RISER, FALLER, STEADY, LONELY]] = True
    told = good_sentence(replace(alike_results, vulnerable=some, vulnerable_rule="Lowest class"))
    assert told == f"{everyone} Of the 4 vulnerable areas 3 do (75%). Lowest class."


def test_the_distance_to_the_mean_is_told_in_words(alike_results):
    figure = alike_block(alike_results, "WK9000")[3]
    assert re.search(
        r"lay 0\.\d{3} points (above|below) the mean of its look-alikes, in 2016 0\.\d{3} points "
        r"(above|below) it\.",
        figure.description,
    )


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_verdict_has_words_for_every_certainty(language):
    with speaking(language):
        assert set(_MOVED) == {(v, c) for v in ("rising", "falling", "stable") for c in CERTAINTIES}


def test_both_changes_by_themselves(alike_results):
    told = own_and_theirs(alike_results, RISER, "Duinwijk")
    own, theirs = (float(x) for x in re.findall(r"[+−]?(\d\.\d{3})", told))
    assert own == pytest.approx(alike_results.absolute.estimate[RISER], abs=6e-4)
    assert own - theirs == pytest.approx(alike_results.relative.estimate[RISER], abs=2e-3)
    assert "its 5 look-alikes" in told


def test_likeness_in_one_figure(alike_results):
    told = likeness_sentence(alike_results, RISER)
    mean = np.nanmean(alike_results.alike.distance[RISER])
    assert f"differs from it by {mean:.2f} on a characteristic" in told


def test_names_are_in_order_of_the_alphabet(alike_results):
    names = look_alike_names(alike_results, RISER)
    assert list(names) == sorted(names)
    assert len(names) == 5
    assert all(name.endswith("(Duindorp aan Zee)") for name in names)


def test_the_block_of_an_area_with_look_alikes(alike_results):
    block = alike_block(alike_results, "WK9000")
    kinds = [type(part).__name__ for part in block]
    assert kinds == ["Paragraph", "Paragraph", "Figure", "Figure", "Fold", "Paragraph", "Table"]
    assert block[0].kind == "lead"
    assert block[0].text.count("Place A")
    wide = alike_block(alike_results, "WK9000", name="Zeewijk", key="case-1")
    assert "Zeewijk" in wide[0].text


def test_the_block_without_look_alikes(alike_results):
    some, none = alike_block(alike_results, "WK9004"), alike_block(alike_results, "WK9005")
    assert [type(part) for part in some] == [Paragraph, Paragraph, Table]
    assert some[1].text.startswith("Enough like it: Place ")
    assert [type(part) for part in none] == [Paragraph]
    (absent,) = alike_block(alike_results, "WK0000")
    assert isinstance(absent, Note)


def test_the_table_names_what_could_not_be_compared(alike_results):
    table = likeness_table(alike_results, RISER, "Duinwijk")
    assert table.fold
    assert "Not known of Duinwijk, so not compared: homes of housing corporations." in table.notes
    assert table.notes[-1].endswith("building period.")
    row = {cells[0].text: cells for cells in table.rows}
    assert row["homes of housing corporations"][1].text == "–"
    assert row["homes of housing corporations"][3].text == "–"
    shaded = likeness_table(alike_results, ODD, "Duinwijk").rows
    assert [cells[3].shade for cells in shaded] == [
        2 if abs(apart) > 0.5 else 0 for apart in alike_results.balance.apart[ODD]
    ]
    whole = likeness_table(replace(alike_results, not_compared=()), FALLER, "Duinwijk")
    assert len(whole.notes) == 1


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        (0.25, "share", "25%"),
        (-0.1234, "points", "−0.123"),
        (0.0023, "points a year", "+0.002"),
        (3.25, "per 1,000", "3.2"),
        (1234.4, "per square kilometre", "1,234"),
        (np.nan, "share", "–"),
    ],
)
def test_values_in_their_units(amount, unit, text):
    assert value(amount, unit) == text


def test_the_page_holds_every_area_in_order_of_name(alike_results):
    document = alike_document(alike_results)
    titles = [section.title for section in document.sections]
    assert titles[0] == "In short"
    assert titles[1:8] == sorted(titles[1:8])
    assert titles[8:] == ["How look-alikes are chosen", "Sources"]
    assert document.banner


def test_the_page_says_the_same_each_time_in_its_own_language(alike_results):
    alike_results = replace(alike_results, shown=alike_results.shown[:2])
    page = alike_page(alike_results)
    with speaking("nl"):
        assert alike_page(alike_results) == page
    assert "Made-up example" in page
    assert "wijkpeil alike scores.csv --area WK9000" in page
    assert len(set(re.findall(r' id="([^"]+)"', page))) == len(re.findall(r' id="([^"]+)"', page))
    assert not re.search(r"\b(causes?|leads? to|effects? of)\b", page)
    dutch = alike_page(replace(alike_results, language="nl"))
    assert "vergelijkbare gebieden" in dutch
    assert "look-alike" not in re.sub(r"(?s)<style.*?</style>|<code>.*?</code>", "", dutch)


def test_a_page_without_areas_or_sources(alike_results):
    bare = replace(
        alike_results, shown=(), provenance=(), command="", made_up=False, notes=(),
        not_compared=(), apart_from=(), smoothed_start=False,
    )  # fmt: skip
    page = alike_page(bare)
    assert "No areas were asked for" in page
    assert "this gives the same page" not in page
    assert "Never a look-alike" not in page


def test_phrases_know_look_alikes():
    assert compared("alike") == "compared with areas like them"
    assert more_than("alike") == "areas like it"
