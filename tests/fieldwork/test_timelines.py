import math

from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.fieldwork.timelines import Told, merge_timeline


def told(title, start, end=None, *, origin="documents", **more):
    """Tell that something happened from the start of a year to the end of another."""
    end = start if end is None else end
    return Told(
        title=title,
        when=f"{start}" if end == start else f"{start}–{end}",
        start=float(start),
        start_last=start + 1.0,
        end=end + 1.0,
        origin=origin,
        **more,
    )


def test_in_order_of_time():
    line = merge_timeline([told("B", 2015), told("A", 2012, 2014), told("C", 2012)])
    assert [it.title for it in line.happenings] == ["C", "A", "B"]
    assert line.doubts == ()


def test_documents_that_name_an_intervention_of_the_study_are_one_with_it():
    line = merge_timeline(
        [
            told("Nieuwe lampen", 2014, id="t1", intervention="I1", codings=("k1",),
                 documents=("d1",)),
            told("Lamps", 2014, origin="study", kind="intervention", intervention="I1"),
            told("lampjes", 2014, id="t2", intervention="I1", codings=("k2", "k1"),
                 documents=("d2",)),
        ]
    )  # fmt: skip
    (it,) = line.happenings
    assert (it.title, it.kind, it.in_study, it.when) == ("Lamps", "intervention", True, "2014")
    assert it.codings == ("k2", "k1")
    assert it.documents == ("d2", "d1")


def test_the_same_name_at_the_same_time_is_one_thing():
    line = merge_timeline(
        [told("Fire  in the hall", 2015, id="a"), told("fire in the Hall", 2015, 2016, id="b")]
    )
    (it,) = line.happenings
    assert not it.in_study
    assert [one.id for one in it.told] == ["a", "b"]


def test_another_start_is_told_and_the_study_s_own_is_shown():
    line = merge_timeline(
        [
            told("Lamps", 2014, 2018, origin="study", intervention="I1"),
            told("Lamps", 2014, id="same", intervention="I1"),
            told("Lamps", 2016, id="late", intervention="I1", documents=("d9",)),
        ]
    )
    (it,) = line.happenings
    assert it.start == 2014
    (doubt,) = line.doubts
    assert doubt.kind == "start"
    assert [one.when for one in doubt.told] == ["2014–2018", "2016"]
    assert doubt.told[1].documents == ("d9",)


def test_a_year_and_a_day_in_it_do_not_contradict_each_other():
    day = Told("Lamps", "2014-07-01", 2014.5, 2014.503, 2014.503, id="d")
    line = merge_timeline([told("Lamps", 2014, origin="study"), day])
    assert len(line.happenings) == 1
    assert line.doubts == ()


def test_the_same_name_at_times_that_do_not_touch_may_be_two_things():
    line = merge_timeline([told("Fire", 2010, id="a"), told("Fire", 2015, id="b")])
    assert len(line.happenings) == 2
    (doubt,) = line.doubts
    assert (doubt.kind, [one.id for one in doubt.told]) == ("name", ["a", "b"])


def test_what_goes_on_touches_all_that_comes_after():
    going = Told("Lamps", "2014 –", 2014.0, 2015.0, math.inf, origin="study")
    line = merge_timeline([going, told("lamps", 2020, id="a")])
    assert len(line.happenings) == 1
    assert [doubt.kind for doubt in line.doubts] == ["start"]


YEARS = st.integers(2000, 2006)
SOURCES = st.lists(
    st.tuples(st.sampled_from(["Fire", "fire", "Lamps"]), YEARS, st.integers(0, 3),
              st.sampled_from(["study", "documents"]), st.sampled_from(["", "I1", "I2"])),
    max_size=8,
)  # fmt: skip


@given(SOURCES, st.randoms())
def test_nothing_is_lost_and_the_order_of_files_does_not_matter(sources, chance):
    given_ = [
        told(title, start, start + long, origin=origin, intervention=of, id=f"e{at}")
        for at, (title, start, long, origin, of) in enumerate(sources)
    ]
    shuffled = list(given_)
    chance.shuffle(shuffled)
    line = merge_timeline(given_)
    assert line == merge_timeline(shuffled)
    assert sorted(one.id for it in line.happenings for one in it.told) == sorted(
        one.id for one in given_
    )
    starts = [it.start for it in line.happenings]
    assert starts == sorted(starts)
