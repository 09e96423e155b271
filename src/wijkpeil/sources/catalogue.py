"""Where the open data sets are, and under which name they are kept."""

from dataclasses import dataclass
from urllib.parse import urljoin

from wijkpeil.errors import DownloadError
from wijkpeil.language import gettext as _
from wijkpeil.sources.datasets import KWB, LEEFBAAROMETER, LEEFBAAROMETER_BORDERS, DataSet
from wijkpeil.sources.kwb_tables import KWB_TABLES

LEEFBAAROMETER_BASE = "https://www.leefbaarometer.nl/resources/"
KWB_BASE = "https://opendata.cbs.nl/ODataApi/odata/"
NAMES = ("leefbaarometer", "kwb", "borders")
DEFAULT_YEAR = 2024

_EDITIONS = {2024: "open-data-leefbaarometer-meting-2024.zip"}
_BORDERS = {2024: "geometrie-lbm3-2024.zip"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A data set of one year that can be fetched.

    Attributes
    ----------
    dataset : DataSet
    year : int
    address : str
    file : str
        The name under which it is kept.
    pages : bool
        Whether the address gives its records in pages (OData), which are put together.
    """

    dataset: DataSet
    year: int
    address: str
    file: str
    pages: bool = False


def find(name: str, year: int = DEFAULT_YEAR, *, base: str | None = None) -> Entry:
    """Look up a data set.

    Parameters
    ----------
    name : {"leefbaarometer", "kwb", "borders"}
    year : int
    base : str, optional
        Another address to fetch from, such as a mirror: a folder if it ends with ``/``, else the
        file itself.

    Raises
    ------
    DownloadError
        If the data set of that year is not known here.

    Examples
    --------
    >>> find("kwb", 2019).address
    'https://opendata.cbs.nl/ODataApi/odata/84583NED/TypedDataSet'
    >>> find("borders", base="https://example.org/mirror/").address
    'https://example.org/mirror/geometrie-lbm3-2024.zip'
    """
    sets = {
        "leefbaarometer": (LEEFBAAROMETER, LEEFBAAROMETER_BASE, _EDITIONS),
        "borders": (LEEFBAAROMETER_BORDERS, LEEFBAAROMETER_BASE, _BORDERS),
        "kwb": (KWB, KWB_BASE, {y: f"{t}/TypedDataSet" for y, t in KWB_TABLES.items()}),
    }
    dataset, home, places = sets[name]
    if year not in places:
        raise DownloadError(
            _("There is no address for {name} of {year}. Known years: {years}.").format(
                name=name, year=year, years=", ".join(map(str, sorted(places)))
            )
        )
    place = places[year]
    pages = name == "kwb"
    return Entry(
        dataset=dataset,
        year=year,
        address=place_at(base or home, place),
        file=f"kwb-{year}.json" if pages else place,
        pages=pages,
    )


def place_at(base: str, place: str) -> str:
    """Give the address of a file in a folder; a base that is a file itself stays as it is."""
    return urljoin(base, place) if base.endswith("/") else base
