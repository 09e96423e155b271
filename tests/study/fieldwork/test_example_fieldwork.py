"""The fieldwork of the example study: whole, made up, and true to what was planted."""

import csv
import re
import subprocess
from collections import defaultdict
from itertools import product
from pathlib import Path
from statistics import mean

import pytest

from wijkpeil import madeup
from wijkpeil.fieldwork.agreement import CodedText, coding_agreement, paragraph_bounds
from wijkpeil.fieldwork.codes.codebook import Codebook
from wijkpeil.fieldwork.document import DOCUMENT_KINDS
from wijkpeil.fieldwork.matrix.framework import framework_matrix
from wijkpeil.madeup.example import plain_files
from wijkpeil.study import read_study
from wijkpeil.study.fieldwork import (
    fingerprint,
    read_document_text,
    read_fieldwork,
    write_document_text,
    write_fieldwork,
)

FOLDER = plain_files()["study.toml"].parent
MADE_UP = "[Verzonnen document bij een verzonnen wijk]\n"
_PLACES = """
Alkmaar Almelo Almere Amersfoort Amstelveen Amsterdam Apeldoorn Arnhem Assen Breda Capelle
Culemborg Delft Deventer Doetinchem Dordrecht Ede Eindhoven Emmen Enschede Gouda Groningen Haarlem
Heerlen Helmond Hengelo Hilversum Hoogeveen Hoorn Leeuwarden Leiden Lelystad Maastricht Middelburg
Nieuwegein Nijmegen Nissewaard Oosterhout Oss Purmerend Roermond Roosendaal Rotterdam Schiedam
Sittard Spijkenisse Terneuzen Tiel Tilburg Utrecht Veenendaal Venlo Venray Vlaardingen Vlissingen
Weert Zaandam Zaanstad Zeist Zoetermeer Zutphen Zwijndrecht Zwolle
Afrikaanderwijk Jol Meijhorst Moerwijk Morgenstond Oosterparkwijk Palenstein Tarwewijk Vinkhuizen
Willemskwartier Zuiderzeewijk
"""
PLACES = _PLACES.split()
"""The larger real gemeenten, and the wijken of the research that the example imitates."""
STREETS = ["Coolsingel", "Damrak", "Dam", "Kalverstraat", "Lijnbaan", "Leidsestraat", "Neude"]
BODIES = ["Aedes", "Vestia", "Ymere", "Portaal", "Woonbron", "Havensteder", "Mitros", "Talis"]
PLACE = re.compile("|".join(rf"\b{name}\b" for name in (*PLACES, *STREETS, *BODIES)))


@pytest.fixture(scope="module")
def study():
    return read_study(FOLDER, need_data=False)


@pytest.fixture(scope="module")
def work(study):
    return read_fieldwork(study)


@pytest.fixture(scope="module")
def texts(work):
    return {it.id: read_document_text(FOLDER, it) for it in work.documents}


@pytest.fixture(scope="module")
def matrix(study, work):
    return framework_matrix(
        cases=[case.code for case in study.cases],
        perspectives=study.perspectives,
        codebook=Codebook.of(work.codes),
        documents=work.documents,
        codings=work.codings,
        assessments=work.assessments,
    )


@pytest.fixture(scope="module")
def change():
    return madeup.true_change(madeup.country(), 2012, 2016)


def mean_score(matrix, case, factors, perspectives=None):
    """Mean score of the cells that have one."""
    cells = product([case], perspectives or matrix.perspectives, factors)
    return mean(score for key in cells if (score := matrix.cell(*key).score) is not None)


# --- the documents ----------------------------------------------------------------------------


def test_every_perspective_of_every_case_has_a_reviewed_document(study, work):
    held = {
        (case, it.perspective) for it in work.documents if it.may_be_quoted for case in it.cases
    }
    assert held == set(product([case.code for case in study.cases], study.perspectives))


def test_there_are_some_forty_of_all_kinds_over_the_years(work):
    assert 40 <= len(work.documents) <= 44
    assert {it.kind for it in work.documents} == set(DOCUMENT_KINDS)
    years = [int(it.date[:4]) for it in work.documents]
    assert min(years) >= 2010
    assert max(years) <= 2022
    assert len(set(years)) >= 7


def test_every_text_says_that_it_is_made_up_and_has_a_length_to_read(texts):
    for name, text in texts.items():
        assert text.startswith(MADE_UP), name
        assert 150 <= len(text.split()) <= 450, name
        assert text.endswith("\n"), name
        assert not re.search(r"[ \t]\n|\n\n\n|\r|  ", text), name


def test_texts_are_those_that_the_list_was_made_with(work, texts):
    for it in work.documents:
        assert it.text_sha256 == fingerprint(texts[it.id])


def test_a_text_lies_in_one_place_and_is_listed(work):
    reviewed = {it.id for it in work.documents if it.may_be_quoted}
    others = {it.id for it in work.documents} - reviewed
    assert {path.stem for path in (FOLDER / "documents").iterdir()} == reviewed
    assert {path.stem for path in (FOLDER / "private" / "texts").iterdir()} == others
    assert 8 <= len(others) <= 10


def test_reviewed_texts_hold_nothing_that_points_at_a_person(work, texts):
    told = re.compile(
        r"@|\b06[- ]?\d|\b\d{4} ?[A-Z]{2}\b|\bNL\d\d|\d{3}-?\d{7}|\b\d{9}\b"
        r"|\b[Gg]eb(?:oren|\.) op\b|\b(?:meneer|mevrouw|dhr\.|mevr\.|fam\.) [A-Z]"
    )
    for it in work.documents:
        if it.may_be_quoted:
            assert not told.search(texts[it.id]), it.id
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", it.reviewed_on)


def test_the_other_texts_hold_numbers_that_are_nobodys(work, texts):
    joined = "\n".join(texts[it.id] for it in work.documents if not it.may_be_quoted)
    bsn = {found.replace(".", "") for found in re.findall(r"\b9999[\d.]{5,7}\b", joined)}
    accounts = {found.replace(" ", "") for found in re.findall(r"NL\d\d ?TEST(?: ?\d){10}", joined)}
    assert len(bsn) >= 3
    assert all(_passes_eleven(number) and number.startswith("99999") for number in bsn)
    assert len(accounts) >= 3
    assert all(_passes_97(account) for account in accounts)
    addresses = re.findall(r"[\w.]+@[\w.]+\w", joined)
    assert len(addresses) >= 6
    assert all(address.endswith(".example") for address in addresses)
    assert set(re.findall(r"\b\d{4}(?= [A-Z]{2}\b)", joined)) == {"8990", "9990"}
    assert re.search(r"\benige wijkagent\b", joined)


def _passes_eleven(number):
    digits = [int(digit) for digit in number]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return len(digits) == 9 and sum(map(int.__mul__, digits, weights)) % 11 == 0


def _passes_97(account):
    turned = account[4:] + account[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


@pytest.mark.shared
def test_postcodes_were_never_issued(shared):
    path = shared / "data" / "cbs" / "CBS_PC4.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        issued = {row[0] for row in csv.reader(stream)}
    assert "1011" in issued
    assert not {"8990", "9990"} & issued


@pytest.mark.parametrize(
    "name", ["codebook.csv", "codings.csv", "assessments.csv", "timeline.csv", "documents.csv"]
)
def test_no_real_place_in_a_list(name):
    assert not PLACE.search((FOLDER / name).read_text(encoding="utf-8"))


def test_no_real_place_in_a_text(texts):
    assert PLACE.search("de trein naar Zwolle")
    assert {name for name, text in texts.items() if PLACE.search(text)} == set()


@pytest.mark.shared
def test_no_word_is_a_real_gemeente_wijk_or_buurt(shared, texts):
    """Of all official names, only those that are plain words occur."""
    real = set()
    for level in ("GEM", "WIJK", "BUURT"):
        path = shared / "data" / "cbs" / f"CBS_{level}2025.csv"
        with path.open(encoding="utf-8-sig", newline="") as stream:
            real |= {row[1].strip() for row in list(csv.reader(stream, delimiter=";"))[1:]}
    assert "Groningen" in real
    said = set(re.findall(r"\b[A-Z][\w-]+(?: [A-Z][\w-]+)*", "\n".join(texts.values())))
    assert said & real <= {"Best", "Bouwen", "Drie", "Echt", "Een", "Station", "Stenen", "Wijk"}


def test_the_private_folder_lets_only_these_texts_along(work, tmp_path):
    closed = {f"texts/{it.id}.txt" for it in work.documents if not it.may_be_quoted}
    private = tmp_path / "private"
    (private / "texts").mkdir(parents=True)
    (private / ".gitignore").write_bytes((FOLDER / "private" / ".gitignore").read_bytes())
    for name in (*closed, "texts/another.txt", "key.bin"):
        (private / name).write_text("x", encoding="utf-8")
    subprocess.run(["git", "init", "-q", str(private)], check=True)
    listed = subprocess.run(
        ["git", "-C", str(private), "ls-files", "--others", "--exclude-standard"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert set(listed.stdout.split()) == closed | {".gitignore"}


# --- codes and codings ------------------------------------------------------------------------


def test_the_codebook_has_factors_under_the_building_blocks(work):
    book = Codebook.of(work.codes)
    assert 25 <= len(book.codes) <= 35
    factors = [it for it in book.codes if it.kind == "factor"]
    assert 10 <= len(factors) <= 14
    assert len({book.path(it.id)[0].id for it in factors}) == 6
    for it in book.codes:
        assert it.definition, it.id
        if it.parent or it.kind == "development":
            assert it.include, it.id
            assert it.exclude, it.id


def test_passages_stand_on_the_bounds_of_words_in_their_text(work, texts):
    for it in work.codings:
        text = texts[it.document]
        assert it.end <= len(text)
        words = text[it.start : it.end]
        assert words == words.strip(), it.id
        assert "\n" not in words, it.id
        around = text[it.start - 1 : it.start + 1], text[it.end - 1 : it.end + 1]
        assert not any(re.fullmatch(r"\w\w", pair) for pair in around), it.id
        assert words[0] not in ",.;:!?”)", it.id


def test_the_words_are_written_beside_their_place(texts):
    with (FOLDER / "codings.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            words = texts[row["document"]][int(row["start"]) : int(row["end"])]
            assert row["words"] == words


def test_only_reviewed_texts_are_coded(work):
    reviewed = {it.id for it in work.documents if it.may_be_quoted}
    coded = {it.document for it in work.codings}
    assert coded <= reviewed
    assert reviewed - coded == {"gerstekorrelwijk-bloemencorso"}


def test_there_are_enough_codings_and_every_code_below_the_top_is_used(work):
    assert 350 <= len(work.codings) <= 600
    used = {it.code for it in work.codings}
    assert {it.id for it in work.codes if it.parent} - used == set()
    assert sum(bool(it.memo) for it in work.codings) >= 10
    assert all(re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", it.time) for it in work.codings)


def test_nobody_gave_a_passage_the_same_code_twice(work):
    given = [(it.document, it.start, it.end, it.code, it.coder) for it in work.codings]
    assert len(given) == len(set(given))


def test_two_coders_agree_well_and_on_some_codes_less(work, texts):
    coders = defaultdict(set)
    for it in work.codings:
        coders[it.document].add(it.coder)
    both = sorted(name for name, some in coders.items() if some == {"MK", "TB"})
    assert 9 <= len(both) <= 12
    found = coding_agreement(
        [it for it in work.codings if it.document in both],
        [
            CodedText(name, len(texts[name]), paragraph_bounds(texts[name]), ("MK", "TB"))
            for name in both
        ],
        draws=50,
    )
    assert 0.65 <= found.overall.alpha.value <= 0.85
    per_code = {it.code: it.measures.alpha.value for it in found.codes}
    assert min(per_code["beloften"], per_code["lange-adem"]) < 0.5
    assert max(per_code["beloften"], per_code["lange-adem"]) < 0.6
    assert per_code["ontwikkeling"] > 0.8


# --- the matrix -------------------------------------------------------------------------------


def test_most_cells_are_judged_and_some_are_not(matrix):
    cells = list(matrix.cells.values())
    assert len(cells) == 11 * 3 * 11
    judged = [cell for cell in cells if cell.assessment]
    assert 0.75 <= len(judged) / len(cells) <= 0.85
    assert any(cell.state == "unclear" for cell in judged)
    assert 2 <= sum(cell.without_passages for cell in cells) <= 10
    assert 2 <= sum(cell.not_judged for cell in cells) <= 10


def test_cells_rest_on_passages_of_their_own(matrix):
    for cell in matrix.cells.values():
        assert not cell.elsewhere, cell.key
        if cell.assessment and not cell.without_passages:
            assert cell.assessment.codings, cell.key


def test_every_judgement_is_one_plain_sentence(work):
    for it in work.assessments:
        assert 3 <= len(it.summary.split()) <= 20, it
        assert it.summary.endswith((".", ".”")), it
        assert it.summary[0].isupper() or it.summary[0] in "“0123456789", it


def test_judgements_differ_in_words(work):
    said = [it.summary for it in work.assessments]
    assert len(set(said)) >= 0.95 * len(said)


# --- what was planted -------------------------------------------------------------------------


def test_drivers_are_told_more_favourably_where_the_truth_rose(matrix, change):
    """Weights of the country: vacancy and social rent pull down, associations pull up."""
    for factor in ("verenigingen", "leegstand", "gemengd"):
        rose = [mean_score(matrix, c, [factor]) for c in matrix.cases if change[c] > 0]
        fell = [mean_score(matrix, c, [factor]) for c in matrix.cases if change[c] < 0]
        assert (len(rose), len(fell)) == (6, 5)
        assert mean(rose) > mean(fell) + 0.75, factor


def test_associations_are_told_as_the_figures_count_them(matrix):
    """Above the median in the country: told to help. Below it: not."""
    counted = madeup.country().characteristics["verenigingen_per_1000"]
    middle = counted.median()
    for case in matrix.cases:
        told = mean_score(matrix, case, ["verenigingen"])
        assert (told > 0) == (counted[case] >= middle), case


def test_voices_follow_the_truth_except_where_they_contradict_it(matrix, change):
    against = set()
    for case, perspective in product(matrix.cases, matrix.perspectives):
        score = matrix.cell(case, perspective, "ontwikkeling").score
        if score is not None and score * change[case] < 0:
            against.add((case, perspective))
    assert against == {
        ("WK900201", "gemeentelijk beleid"),
        ("WK900201", "bewoners en ondernemers"),
        ("WK900506", "professionals"),
        ("WK900506", "bewoners en ondernemers"),
    }


def test_what_helped_and_what_harmed_is_told_so(matrix):
    effect = madeup.country().interventions.set_index("id")["effect"]
    assert effect["V1"] > 0
    for case in ("WK900121", "WK900407", "WK900404"):
        assert mean_score(matrix, case, ["fysiek"]) >= 1
    assert effect["V6"] < 0
    lived_with = matrix.perspectives[1:]
    assert mean_score(matrix, "WK900614", ["fysiek"], lived_with) == -2
    assert effect["V4"] == 0
    told = [matrix.cell("WK900127", it, "veiligheid").score for it in matrix.perspectives]
    assert told[0] > 0 > max(told[1:])  # the evaluation praises the cameras, nobody else does


# --- the timeline -----------------------------------------------------------------------------


def test_entries_rest_on_passages_about_their_cases(work):
    coding = {it.id: it for it in work.codings}
    document = {it.id: it for it in work.documents}
    assert 15 <= len(work.timeline) <= 25
    for entry in work.timeline:
        assert entry.codings, entry.id
        about = {case for id_ in entry.codings for case in document[coding[id_].document].cases}
        assert set(entry.cases) <= about, entry.id


def test_one_entry_is_a_year_off(study, work):
    started = {it.id: int(it.started) for it in study.interventions}
    areas = {it.id: it.areas for it in study.interventions}
    tied = [entry for entry in work.timeline if entry.intervention]
    assert {entry.intervention for entry in tied} == {"V1", "V2", "V4", "V6"}
    assert all(set(entry.cases) <= set(areas[entry.intervention]) for entry in tied)
    off = {
        entry.id: int(entry.start[:4]) - started[entry.intervention]
        for entry in tied
        if int(entry.start[:4]) != started[entry.intervention]
    }
    assert off == {"t07": 1}


# --- the folder as it is written --------------------------------------------------------------


def test_writing_it_again_gives_the_same_bytes(work, texts, tmp_path):
    write_fieldwork(tmp_path, work, words=lambda it: texts[it.document][it.start : it.end])
    for it in work.documents:
        write_document_text(tmp_path, it, texts[it.id])
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) == 5 + len(texts) + 1
    for path in written:
        if path.name != ".gitignore":
            assert path.read_bytes() == (FOLDER / path.relative_to(tmp_path)).read_bytes()


def test_the_readme_counts_what_is_there(work):
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    reviewed = sum(it.may_be_quoted for it in work.documents)
    for sentence in (
        f"de {len(work.documents)} documenten",
        f"| {reviewed} teksten waaruit",
        f"| {len(work.codes)} codes in een boom",
        f"the {len(work.documents)} documents",
        f"| {reviewed} texts from which",
        f"| {len(work.codes)} codes as a tree",
    ):
        assert sentence in told
    for name in Path(FOLDER).iterdir():
        if name.name not in ("README.md", "data"):
            assert f"`{name.name}" in told, name.name
