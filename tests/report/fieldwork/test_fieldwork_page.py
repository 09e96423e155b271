import re
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser

import pytest

from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.timeline import TimelineEntry
from wijkpeil.language import speaking
from wijkpeil.report.document import Fold, Quote, Section, Table
from wijkpeil.report.fieldwork.agreement import agreement
from wijkpeil.report.fieldwork.covered import not_covered
from wijkpeil.report.fieldwork.gathered import gathered, kind_words
from wijkpeil.report.fieldwork.numbered import MOST
from wijkpeil.report.fieldwork.page import fieldwork_document, fieldwork_page
from wijkpeil.report.fieldwork.quotes import quotes
from wijkpeil.report.fieldwork.said import said
from wijkpeil.report.fieldwork.saturation import last_words, saturation
from wijkpeil.report.fieldwork.section import fieldwork_section
from wijkpeil.report.fieldwork.timelines import timelines
from wijkpeil.report.fieldwork.voices import voices
from wijkpeil.study.model import Case


def words(part) -> str:
    """Give all words of a part of a document."""
    if isinstance(part, str):
        return part
    if isinstance(part, tuple | list):
        return "\n".join(map(words, part))
    if is_dataclass(part):
        return "\n".join(words(getattr(part, field.name)) for field in fields(part))
    return ""


def tables(part) -> list[Table]:
    if isinstance(part, Table):
        return [part]
    blocks = getattr(part, "blocks", ())
    return [table for block in blocks for table in tables(block)]


class Balance(HTMLParser):
    """Checks that every element is closed."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.ids = []

    def handle_starttag(self, tag, attrs):
        if tag not in {"meta", "link", "path", "use", "br", "rect", "circle"}:
            self.open.append(tag)
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag):
        if tag in self.open:
            assert self.open.pop() == tag


def test_the_page_tells_all_parts_in_order(results):
    document = fieldwork_document(results)
    assert [part.key for part in document.sections] == [
        "fieldwork-gathered", "fieldwork-said", "fieldwork-agreement", "fieldwork-voices",
        "fieldwork-quotes", "fieldwork-coverage", "fieldwork-saturation", "fieldwork-timelines",
        "sources",
    ]  # fmt: skip
    assert document.banner.startswith("Made-up example")


def test_the_page_is_one_sound_file(results):
    page = fieldwork_page(results)
    balance = Balance()
    balance.feed(page)
    assert balance.open == []
    assert len(set(balance.ids)) == len(balance.ids)
    assert fieldwork_page(results) == page


def test_real_drawings_too(results, drawn):
    page = fieldwork_page(results, waves=(2002, 2008, 2012, 2016, 2020))
    assert page.count("<svg xmlns") == 20
    with speaking("nl"):
        dutch = fieldwork_page(replace(results, language="nl"))
    assert "Drie perspectieven" not in page
    assert "Wat elke kant zegt" in dutch


def test_made_up_studies_say_so_with_every_quote(results):
    assert "every word that they say here are invented" in words(gathered(results, kicker=""))
    told = [block for fold in quotes(results, kicker="").blocks if isinstance(fold, Fold)
            for block in fold.blocks]  # fmt: skip
    assert told
    assert all(isinstance(block, Quote) and block.source.endswith("made up") for block in told)
    real = replace(results, made_up=False)
    assert "invented" not in words(gathered(real, kicker=""))
    assert "made up" not in words(quotes(real, kicker=""))


def test_quotes_name_document_perspective_and_date(results):
    text = words(quotes(results, kicker=""))
    assert "“It went downhill.”" in text
    assert (
        "Noord (Aadorp) · residents · Document noord-talk, interview, 2017 · "
        "judged: −−\u00a0fell strongly"
    ) in text


def test_words_of_documents_that_nobody_reviewed_are_nowhere(results):
    page = fieldwork_page(results)
    assert "Voorbeeld" not in page
    assert "1 document in which nobody has yet seen" in page


def test_a_factor_is_quoted_from_the_case_that_contradicts(results):
    folds = {it.summary: it for it in quotes(results, kicker="").blocks if isinstance(it, Fold)}
    assert list(folds) == ["Rise or decline", "Safety", "Trust", "Promises kept"]
    assert len(folds["Safety"].blocks) == 2
    assert len(folds["Rise or decline"].blocks) == 3


def test_where_all_is_reviewed_nothing_is_held_back(summed, studies):
    reviewed = tuple(replace(it, reviewed_by="x") for it in studies.made.DOCUMENTS[:4])
    codings = tuple(it for it in studies.made.CODINGS if it.id != "k11")
    judged = tuple(it for it in studies.made.ASSESSMENTS if it.codings != ("k11",))
    found = summed(documents=reviewed, codings=codings, assessments=judged)
    assert "Not quoted:" not in words(quotes(found, kicker=""))


def test_without_quotes_that_is_said(summed, studies):
    bare = [replace(it, reviewed_by="") for it in studies.made.DOCUMENTS]
    told = words(quotes(summed(documents=tuple(bare)), kicker=""))
    assert "There is no passage that an assessment names" in told
    assert "5 documents in which nobody" in told


def test_agreement_is_counted_and_contradictions_are_told(results):
    told = words(agreement(results, kicker=""))
    assert (
        "On 3 factors in a case two perspectives or more gave a score: they agree 0 times, differ "
        "in strength 1 times, and contradict each other 2 times. On 3 only one perspective gave a "
        "score: that is no agreement."
    ) in told
    assert (
        "Noord (Aadorp), Safety: policy: ++\u00a0helps strongly; residents: −\u00a0hinders."
    ) in told
    assert "to agree, the scores themselves must be the same" in told


def test_where_nobody_can_be_compared_that_is_said(summed):
    told = words(agreement(summed(assessments=()), kicker=""))
    assert "Nowhere did two perspectives give a score" in told
    assert "Where they contradict each other. Each" not in told


def test_nothing_is_put_in_an_order_of_better_and_worse(results):
    section = fieldwork_section(results, kicker="")
    for table in tables(section):
        if table.head[0] == "Factor" and len(table.rows) == 4:
            names = [row[0].text for row in table.rows]
            assert names == ["Rise or decline", "Safety", "Trust", "Promises kept"]


def test_voices_that_contradict_the_figures_are_told_per_case(results):
    told = words(voices(results, kicker=""))
    assert re.search(
        r"Noord \(Aadorp\): by the figures it [\w ]+ between 2012 and 2016, compared with the "
        r"country as a whole\. Against that: residents \(fell strongly\)\. Compared with nothing "
        r"else, the figures say: [\w' ]+\.",
        told,
    )
    assert "A contradiction says where to look, not who is right." in told
    assert "the figures can't tell" in told


def test_figures_compared_with_nothing_are_told_once(results):
    told = replace(results.voices, reference="none")
    text = words(voices(replace(results, voices=told), kicker=""))
    assert "Against that" in text
    assert "Compared with nothing else, the figures say" not in text


def test_without_figures_or_a_clear_voice_that_is_said(summed, studies):
    assert voices(summed(trajectories=None), kicker="") is None
    unclear = [replace(it, score=None) for it in studies.made.ASSESSMENTS]
    text = words(voices(summed(assessments=tuple(unclear)), kicker=""))
    assert "There is no case of which both the figures and a perspective" in text
    elsewhere = Case("WK999999", "Elders", "Aadorp")
    one = Assessment("WK999999", studies.made.PEOPLE, "dev", 1)
    lost = summed(cases=(elsewhere,), documents=(), codings=(), assessments=(one,), timeline=())
    assert "no figures" in words(voices(lost, kicker=""))


def test_what_is_not_covered_is_listed(results):
    told = words(not_covered(results, kicker=""))
    assert "No document of policy about: Oost (Aadorp), Zuid (Bestad)." in told
    assert "1 cell was judged, though no passage stands behind it." in told
    assert "judged without a passage" in told


def test_full_coverage_has_nothing_to_list(summed, studies):
    made = studies.made
    only = summed(
        cases=(Case(made.NOORD, "Noord", "Aadorp"),),
        perspectives=(made.POLICY,),
        documents=made.DOCUMENTS[:1],
        codings=made.CODINGS[:2],
        assessments=made.ASSESSMENTS[:1],
        codes=made.CODES[:1] + made.CODES[1:4],
        timeline=(),
    )
    section = not_covered(replace(only, coverage=replace(
        only.coverage, not_judged=(), judged_without_passages=())), kicker="")  # fmt: skip
    assert "Cells to look at again" not in words(section)


def test_documents_without_place_or_codings_are_listed(summed, studies):
    lost = studies.made.document("lost", (), "", "2019")
    told = words(not_covered(summed(documents=(*studies.made.DOCUMENTS, lost)), kicker=""))
    assert "1 document belongs to no case." in told
    assert "1 document has no perspective yet." in told
    assert "Documents that nobody coded yet: Document lost." in told


def test_cautions_stand_with_what_was_gathered(summed, studies):
    flagged = [replace(it, flag="x") if it.id == "k1" else it for it in studies.made.CODINGS]
    told = words(gathered(replace(summed(codings=tuple(flagged)), notes=("A note.",)), kicker=""))
    for text in (
        "1 coding has a code that is no factor",
        "1 document is about several cases",
        "The text under 1 coding was changed",
        "A note.",
        "5 documents on 3 cases, from these perspectives: policy, professionals and residents.",
    ):
        assert text in told


def test_without_cautions_there_are_none(summed, studies):
    made = studies.made
    quiet = summed(documents=made.DOCUMENTS[:1], codings=made.CODINGS[:1],
                   assessments=made.ASSESSMENTS[:1], timeline=())  # fmt: skip
    assert "Mind:" not in words(gathered(quiet, kicker=""))


def test_every_kind_of_document_has_words():
    assert kind_words("group talk") == "group talk"
    with speaking("nl"):
        assert kind_words("walk-along") == "meeloopgesprek"


def test_saturation_in_words(results):
    told = words(saturation(results, kicker=""))
    assert "In order of date, the last document of 5 brought 1 new code." in told
    assert "What this can't say:" in told
    assert "1 document without a date stands last." in told


def test_saturation_counts_the_last_five_of_many(summed, studies):
    made = studies.made
    documents = tuple(made.document(f"d{at}", (made.NOORD,), made.POLICY, f"{2000 + at}")
                      for at in range(12))  # fmt: skip
    codings = tuple(
        Coding(f"d{at}", 0, 5, code, "ada", f"c{at}")
        for at, code in enumerate(["dev", "safe", "trust", "dev", "dev", "dev", "kept", "lamps",
                                   "dev", "dev", "basics"])
    )  # fmt: skip
    found = summed(documents=documents, codings=codings, assessments=(), timeline=())
    assert last_words(found.saturation) == (
        "In order of date, the last 5 documents of 11 brought 3 new codes."
    )
    assert "1 document without codings is left out" in words(saturation(found, kicker=""))


def test_that_the_last_document_brought_nothing_is_said_too(summed, studies):
    dated = tuple(
        replace(it, date="2001") if it.id == "oost-talk" else it for it in studies.made.DOCUMENTS
    )
    found = summed(documents=dated).saturation
    assert last_words(found) == "In order of date, the last document of 5 brought no new code."


def test_without_codings_there_is_no_saturation(summed):
    assert saturation(summed(codings=(), assessments=(), timeline=()), kicker="") is None


def test_each_case_has_its_timeline_with_sources_and_doubts(results):
    section = timelines(results, kicker="")
    folds = [block for block in section.blocks if isinstance(block, Fold)]
    assert [fold.summary for fold in folds] == ["Noord (Aadorp)", "Oost (Aadorp)", "Zuid (Bestad)"]
    told = words(folds[0])
    assert "the study's own list; Document noord-note" in told
    assert "Lamps: sources give another start: 2013–2016 (the study's own list); 2014 " in told
    assert "Town law (Aadorp)" in told
    assert "1\u00a0July\u00a02015" in told
    assert "does not mean that it brought it about" in words(section)


def test_the_same_name_at_other_times_is_a_doubt(summed, studies):
    entries = (
        TimelineEntry("t1", (studies.made.NOORD,), "2003", "Fire"),
        TimelineEntry("t2", (studies.made.NOORD,), "2009", "Fire"),
    )
    told = words(timelines(summed(timeline=entries), kicker=""))
    assert "Fire: the same name at times that don't touch: 2003 (t1); 2009 (t2)." in told
    assert "the timeline, without a passage" in told


def test_pictures_of_timelines_where_there_is_no_course(results):
    section = timelines(results, kicker="", waves=(2002, 2020))
    text = words(section)
    assert "What happened in Noord (Aadorp)" in text
    assert "named by documents only" in text


def test_without_anything_that_happened_there_is_no_timeline(results):
    assert timelines(replace(results, timelines={}), kicker="") is None


def test_one_section_of_a_report_folds_the_long_parts(results):
    section = fieldwork_section(results, kicker="Made-up example")
    assert section.key == "fieldwork"
    assert section.title == "Three perspectives: what people and papers say"
    folded = [block.summary for block in section.blocks if isinstance(block, Fold)]
    assert folded == [
        "In their own words", "Do later documents still bring something new?",
        "What happened, and when",
    ]  # fmt: skip
    assert "fieldwork-agreement" in [
        block.key for block in section.blocks if isinstance(block, Section)
    ]


def test_another_number_of_perspectives_has_another_title(summed, studies):
    made = studies.made
    two = summed(
        perspectives=(made.POLICY, made.PEOPLE),
        assessments=tuple(it for it in made.ASSESSMENTS if it.perspective != made.WORKERS),
    )
    assert fieldwork_section(two, kicker="").title.startswith("Several perspectives")


def test_many_cases_are_drawn_in_parts(summed):
    many = tuple(Case(f"WK90{at:04d}", f"Veld {at}", "Aadorp") for at in range(MOST + 1))
    found = summed(cases=many, documents=(), codings=(), assessments=(), timeline=())
    figure = said(found, kicker="").blocks[1]
    assert len(figure.pictures) == 2


def test_without_factors_there_are_no_sides(summed, studies):
    made = studies.made
    only = tuple(it for it in made.ASSESSMENTS if it.factor == "dev")
    codes = (made.CODES[0], Code("other", "Other"))
    codings = tuple(replace(it, code="dev") for it in made.CODINGS)
    told = words(said(summed(assessments=only, codes=codes, codings=codings), kicker=""))
    assert "The perspectives side by side" not in told


def test_what_each_side_says_stands_in_a_table_per_case(results):
    folds = [block for block in said(results, kicker="").blocks if isinstance(block, Fold)]
    (table,) = folds[0].blocks
    assert table.head == ("Factor", "policy", "professionals", "residents")
    safety = next(row for row in table.rows if row[0].text == "Safety")
    assert [cell.text for cell in safety[1:]] == [
        "++\u00a0helps strongly (1). New lamps.", "–", "−\u00a0hinders (1). Dark.",
    ]  # fmt: skip


@pytest.mark.parametrize("causal", ["causes", "leads to", "effect of", "because of"])
def test_no_causal_words(results, causal):
    assert causal not in words(fieldwork_document(results).sections)
