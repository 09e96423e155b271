import pytest

from wijkpeil.errors import DownloadError
from wijkpeil.sources.catalogue import NAMES, find
from wijkpeil.sources.kwb_tables import KWB_TABLES


def test_addresses():
    assert find("leefbaarometer").address == (
        "https://www.leefbaarometer.nl/resources/open-data-leefbaarometer-meting-2024.zip"
    )
    assert find("borders").file == "geometrie-lbm3-2024.zip"
    assert find("kwb", 2025).address.endswith("/86165NED/TypedDataSet")
    assert find("kwb", 2025).file == "kwb-2025.json"
    assert all(find(name).address.startswith("https://") for name in NAMES)
    assert all(find("kwb", year).pages for year in KWB_TABLES)


def test_another_address():
    assert find("kwb", base="http://a/b/").address == "http://a/b/85984NED/TypedDataSet"
    assert find("leefbaarometer", base="http://a/file.zip").address == "http://a/file.zip"


def test_an_unknown_year():
    with pytest.raises(DownloadError, match=r"leefbaarometer of 2018\. Known years: 2024"):
        find("leefbaarometer", 2018)
