from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.fieldwork.agreement import CodedText, confusions, disagreements
from wijkpeil.fieldwork.codes.coding import Coding

TEXT = CodedText("a", 500, coders=("Ann", "Ben"))


def coding(start, end, code, coder, document="a"):
    return Coding(document, start, end, code, coder, f"{code}{start}{coder}")


def places(*codings, text=TEXT, **options):
    return disagreements(codings, [text], **options)[0].places


def test_different_codes_on_one_passage():
    found = places(coding(0, 100, "green", "Ann"), coding(10, 90, "safe", "Ben"))
    assert len(found) == 1
    place = found[0]
    assert (place.kind, place.codes) == ("different codes", ("green", "safe"))
    assert (place.start, place.end, place.missing) == (0, 100, ())
    assert [(side.coder, side.code, side.codings) for side in place.sides] == [
        ("Ann", "green", ("green0Ann",)),
        ("Ben", "safe", ("safe10Ben",)),
    ]


def test_one_coded_and_the_other_did_not():
    found = places(coding(0, 100, "green", "Ann"), coding(300, 400, "safe", "Ben"))
    assert [(one.kind, one.missing) for one in found] == [
        ("not everyone", ("Ben",)),
        ("not everyone", ("Ann",)),
    ]


def test_passages_that_hardly_overlap_are_two_places():
    found = places(coding(0, 100, "green", "Ann"), coding(90, 200, "safe", "Ben"))
    assert [one.kind for one in found] == ["not everyone", "not everyone"]


def test_boundaries_within_tolerance_are_no_disagreement():
    near = (coding(0, 100, "green", "Ann"), coding(20, 90, "green", "Ben"))
    assert places(*near) == ()
    assert [one.kind for one in places(*near, tolerance=19)] == ["boundaries"]
    assert disagreements(near, [TEXT])[0].agreed == 1
    assert disagreements(near, [TEXT], tolerance=19)[0].agreed == 0


def test_two_pieces_of_one_coder_are_one_side():
    found = places(
        coding(0, 40, "green", "Ann"),
        coding(50, 100, "green", "Ann"),
        coding(30, 100, "green", "Ben"),
    )
    assert [one.kind for one in found] == ["boundaries"]
    assert found[0].sides[0].codings == ("green0Ann", "green50Ann")


def test_both_codes_given_by_one_are_not_confused():
    # Ann gave both, Ben only one: that is a code that Ben left out, no other word for it.
    found = places(
        coding(0, 100, "green", "Ann"), coding(0, 100, "safe", "Ann"), coding(0, 100, "safe", "Ben")
    )
    assert [(one.kind, one.codes, one.missing) for one in found] == [
        ("not everyone", ("green",), ("Ben",))
    ]


def test_three_coders():
    text = CodedText("a", 500, coders=("Ann", "Ben", "Cem"))
    found = places(
        coding(0, 100, "green", "Ann"),
        coding(0, 100, "safe", "Ben"),
        coding(200, 300, "green", "Ann"),
        coding(200, 300, "green", "Cem"),
        text=text,
    )
    assert [(one.kind, one.missing) for one in found] == [
        ("different codes", ("Cem",)),
        ("not everyone", ("Ben",)),
    ]


def test_each_place_is_paired_once_with_what_overlaps_most():
    found = places(
        coding(0, 100, "green", "Ann"),
        coding(0, 50, "safe", "Ben"),
        coding(0, 90, "warm", "Ben"),
    )
    assert [(one.kind, one.codes) for one in found] == [
        ("not everyone", ("safe",)),
        ("different codes", ("green", "warm")),
    ]


def test_documents_with_most_to_tell_come_first():
    texts = [CodedText(name, 500, coders=("Ann", "Ben")) for name in "abc"]
    made = [
        coding(0, 100, "green", "Ann", "a"),
        coding(0, 100, "green", "Ann", "b"),
        coding(0, 100, "safe", "Ben", "b"),
        coding(0, 100, "green", "Ann", "c"),
    ]
    found = disagreements(made, texts)
    assert [(one.document, one.telling) for one in found] == [("b", 3), ("a", 2), ("c", 2)]


def test_passages_that_were_not_read_are_passed_over():
    text = CodedText("a", 500, coders=("Ann", "Ben"), passages=((200, 300),))
    found = places(coding(0, 100, "green", "Ann"), coding(250, 290, "green", "Ann"), text=text)
    assert [one.start for one in found] == [250]


spans = st.tuples(
    st.integers(0, 50), st.integers(1, 20), st.sampled_from("xyz"), st.sampled_from(["Ann", "Ben"])
)


@given(st.lists(spans, max_size=12))
def test_every_coding_is_in_one_place_at_most_and_places_are_in_order(drawn):
    made = [
        Coding("a", start, start + size, code, coder, str(at))
        for at, (start, size, code, coder) in enumerate(drawn)
    ]
    found = disagreements(made, [TEXT])[0]
    told = [one for place in found.places for side in place.sides for one in side.codings]
    assert len(told) == len(set(told))
    assert list(found.places) == sorted(
        found.places, key=lambda one: (one.start, one.end, one.codes)
    )
    for place in found.places:
        assert set(place.missing).isdisjoint(side.coder for side in place.sides)
        assert place.start <= min(side.start for side in place.sides)
        assert (len(place.codes) == 2) == (place.kind == "different codes")
    assert disagreements(made[::-1], [TEXT])[0] == found


@given(st.lists(spans, max_size=12))
def test_someone_who_does_the_same_agrees(drawn):
    made = [
        Coding("a", start, start + size, code, who, f"{at}{who}")
        for at, (start, size, code, _coder) in enumerate(drawn)
        for who in ("Ann", "Ben")
    ]
    assert disagreements(made, [TEXT])[0].places == ()


def test_codes_that_are_often_confused():
    made = []
    for at in range(3):
        made += [
            coding(at * 100, at * 100 + 50, "green", "Ann"),
            coding(at * 100, at * 100 + 50, "safe", "Ben"),
        ]
    made += [coding(400, 450, "green", "Ann"), coding(400, 450, "warm", "Ben")]
    made += [coding(460, 480, "safe", "Ann")]
    found = confusions(disagreements(made, [TEXT]), parents={"green": "top", "safe": "top"})
    assert [(one.codes, one.places, one.siblings) for one in found] == [
        (("green", "safe"), 3, True),
        (("green", "warm"), 1, False),
    ]
    assert (found[0].documents, found[0].of_first, found[0].of_second) == (1, 4, 4)
    assert len(confusions(disagreements(made, [TEXT]), least=2)) == 1
