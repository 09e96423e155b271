from wijkpeil import madeup
from wijkpeil.madeup.names import CITIES


def test_six_cities_bring_in_eleven_cases(country):
    chosen = madeup.cases(country)
    assert len(chosen) == 11
    assert tuple(chosen["city"].unique()) == CITIES == country.cities
    assert (chosen["city"].value_counts() <= 2).all()


def test_cases_truly_rose_or_fell(country):
    chosen = madeup.cases(country)
    change = madeup.true_change(country, 2012, 2016)[chosen["code"]].to_numpy()
    rose = chosen["why"].str.contains("stijger").to_numpy()
    assert (change[rose] > 0.04).all()
    assert (change[~rose] < -0.04).all()
    assert rose.sum() == 6


def test_cases_were_weak_in_2012(country):
    rows = country.areas.index.get_indexer(madeup.cases(country)["code"])
    start = country.scores["afw"][rows, 2]
    assert (start <= -0.1639).all()
    assert (start >= -0.3546).all()
    assert (country.areas["size"].to_numpy()[rows] >= 1000).all()


def test_a_city_without_risers_brings_in_none():
    small = madeup.country(2, gemeenten=3, wijken=30)
    assert len(madeup.cases(small)) <= 5


def test_changes_are_relative_to_the_nation(country):
    assert abs(madeup.true_change(country, 2012, 2024).mean()) < 1e-12
