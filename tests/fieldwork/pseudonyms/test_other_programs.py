"""Adapters to deduce and frog, on what they give."""

from types import SimpleNamespace

import pytest

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.pseudonyms import deduce_proposals, frog_proposals

TEXT = "Ik ben Fatima El Amrani en woon in Oosterbloem."
FROG = """\
1\tIk\tik\t[ik]\tVNW(pers,pron,nomin,vol,1,ev)\t0.999\tO\tB-NP\t0\tROOT
2\tben\tzijn\t[ben]\tWW(pv,tgw,ev)\t0.998\tO\tB-VP\t0\tROOT
3\tFatima\tFatima\t[Fatima]\tSPEC(deeleigen)\t0.99\tB-PER\tB-NP\t0\tROOT
4\tEl\tEl\t[El]\tSPEC(deeleigen)\t0.99\tI-PER\tI-NP\t0\tROOT
5\tAmrani\tAmrani\t[Amrani]\tSPEC(deeleigen)\t0.99\tI-PER\tI-NP\t0\tROOT
6\ten\ten\t[en]\tVG(neven)\t0.99\tO\tO\t0\tROOT
7\twoon\twonen\t[woon]\tWW(pv,tgw,ev)\t0.9\tO\tB-VP\t0\tROOT
8\tin\tin\t[in]\tVZ(init)\t0.99\tO\tB-PP\t0\tROOT
9\tOosterbloem\tOosterbloem\t[Oosterbloem]\tSPEC(deeleigen)\t0.9\tB-LOC\tB-NP\t0\tROOT
10\t.\t.\t[.]\tLET()\t0.99\tO\tO\t0\tROOT

"""


def told(found):
    return [(TEXT[one.start : one.end], one.kind) for one in found]


def test_frogs_names_are_put_back_in_the_text():
    assert told(frog_proposals(TEXT, FROG)) == [
        ("Fatima El Amrani", "person"),
        ("Oosterbloem", "place"),
    ]


def test_units_of_more_words_are_taken_apart():
    rows = FROG.splitlines()
    unit = "3\tFatima_El_Amrani\tx\tx\tx\t0.9\tB-PER_I-PER_I-PER\tB-NP\t0\tROOT"
    assert told(frog_proposals(TEXT, "\n".join([*rows[:2], unit, *rows[5:]])))[0] == (
        "Fatima El Amrani",
        "person",
    )


def test_tags_that_do_not_fit_a_unit_are_taken_as_one():
    table = "1\tIk_ben\tx\tx\tx\t0.9\tB-PER_I-PER_O\tO\t0\tROOT"
    assert frog_proposals("Ik_ben", table)[0].span == (0, 6)


def test_an_unknown_tag_is_a_name():
    table = "1\tIk\tx\tx\tx\t0.9\tB-NEW\tO\t0\tROOT\n2\tben\tx\tx\tx\t0.9\tO\tO\t0\tROOT"
    assert frog_proposals(TEXT, table)[0].kind == "name"


def test_an_inner_tag_without_a_beginning_is_left():
    assert frog_proposals("Ik", "1\tIk\tx\tx\tx\t0.9\tI-PER\tO\t0\tROOT") == ()


def test_a_table_of_another_text_is_refused_without_its_words():
    with pytest.raises(FieldworkError) as caught:
        frog_proposals("Ik heet anders", FROG)
    assert str(caught.value).startswith("The word on line 2 of frog's table isn't in the text")
    assert "ben" not in str(caught.value).replace("been", "")


def test_a_table_without_names_is_refused():
    with pytest.raises(FieldworkError, match=r"Line 1 of frog's table has 3 columns"):
        frog_proposals("Ik", "1\tIk\tik")


def test_deduces_annotations_are_taken_over():
    annotations = [
        SimpleNamespace(start_char=7, end_char=23, tag="persoon"),
        SimpleNamespace(start_char=35, end_char=46, tag="locatie"),
        SimpleNamespace(start_char=0, end_char=2, tag="leeftijd"),
    ]
    model = SimpleNamespace(deidentify=lambda _text: SimpleNamespace(annotations=annotations))
    assert told(deduce_proposals(TEXT, model)) == [
        ("Fatima El Amrani", "person"),
        ("Oosterbloem", "place"),
    ]
