"""The few things that characteristics of areas tell, whatever file they are from.

Each concept lists the columns that may hold it: of the CBS file per postcode area, of the key
figures of wijken and buurten (stems of StatLine, short names of the workbook), and of the made-up
country. What a concept has to do with the Leefbaarometer's own ingredients is said as far as it is
known: the instrument is a model on some hundred characteristics of the surroundings (Mandemakers
and others 2021, *Leefbaarometer 3.0: instrumentontwikkeling*), and explaining its score by one of
its ingredients is going round in a circle.
"""

from dataclasses import dataclass
from typing import Literal

from wijkpeil.language import N_

Unit = Literal["share", "thousand euro", "per square kilometre", "per 1,000", "class", "persons"]
Dimension = Literal["won", "fys", "vrz", "soc", "onv"]
How = Literal["as it is", "percentage", "count", "part"]
Whole = Literal["", "dwellings", "households", "inhabitants"]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a concept follows from columns of a file.

    Attributes
    ----------
    how : {"as it is", "percentage", "count", "part"}
        A percentage is divided by 100. Counts are added up and divided by `whole`. A part is a
        count of dwellings by building period: the periods together are all dwellings, so a period
        that is kept secret follows from the others (`wijkpeil.sources.building_periods`).
    columns : tuple of str
        In small letters; all are needed.
    whole : {"", "dwellings", "households", "inhabitants"}
    """

    how: How
    columns: tuple[str, ...]
    whole: Whole = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """A standard characteristic.

    Attributes
    ----------
    key : str
        Name of its column.
    label : str
        In English; translate it where it is shown.
    unit : str
    recipes : tuple of Recipe
        The first whose columns are there is used.
    ingredient_of : tuple of str
        Dimensions of the Leefbaarometer that (probably) rest on it. The value of homes counts for
        all five: their weights were drawn partly from what people pay for homes.
    skewed : bool
        Whether a logarithm makes its distances between areas more alike over the range.
    """

    key: str
    label: str
    unit: Unit
    recipes: tuple[Recipe, ...]
    ingredient_of: tuple[Dimension, ...] = ()
    skewed: bool = False


def _percentage(*names: str) -> tuple[Recipe, ...]:
    return tuple(Recipe("percentage", (name,)) for name in names)


def _plain(*names: str) -> tuple[Recipe, ...]:
    return tuple(Recipe("as it is", (name,)) for name in names)


def _count(whole: Whole, *sums: str | tuple[str, ...]) -> tuple[Recipe, ...]:
    return tuple(Recipe("count", (s,) if isinstance(s, str) else s, whole) for s in sums)


def _period(*names: str) -> tuple[Recipe, ...]:
    return (Recipe("part", names, "dwellings"),)


BUILDING_PERIODS = (
    "aantal_woningen_bouwjaar_voor_1945",
    "aantal_woningen_bouwjaar_45_tot_65",
    "aantal_woningen_bouwjaar_65_tot_75",
    "aantal_woningen_bouwjaar_75_tot_85",
    "aantal_woningen_bouwjaar_85_tot_95",
    "aantal_woningen_bouwjaar_95_tot_05",
    "aantal_woningen_bouwjaar_05_tot_15",
    "aantal_woningen_bouwjaar_15_en_later",
)
_B = BUILDING_PERIODS

WHOLES: dict[Whole, tuple[str, ...]] = {
    "dwellings": ("aantal_woningen", "woningvoorraad", "a_woning"),
    "households": ("aantal_part_huishoudens", "huishoudenstotaal", "a_hh"),
}
"""What counts are shares of; inhabitants are given apart."""

_HOUSING = (
    Concept(
        "social_rent",
        N_("homes of housing corporations"),
        "share",
        (
            *_count("dwellings", "aantal_huurwoningen_in_bezit_woningcorporaties"),
            *_percentage("inbezitwoningcorporatie", "p_wcorpw", "perc_sociale_huur"),
        ),
        ("won",),
    ),
    Concept(
        "owner_occupied",
        N_("owner-occupied homes"),
        "share",
        _percentage("percentage_koopwoningen", "koopwoningen", "p_koopw"),
        ("won",),
    ),
    Concept(
        "rented",
        N_("rented homes, of whatever owner"),
        "share",
        _percentage("percentage_huurwoningen", "huurwoningentotaal", "p_huurw"),
        ("won",),
    ),
    Concept(
        "vacancy",
        N_("homes that nobody lives in"),
        "share",
        (
            *_count("dwellings", "aantal_niet_bewoonde_woningen"),
            *_percentage("percentageonbewoond", "p_leegsw", "perc_leegstand"),
        ),
        ("won",),
    ),
    Concept(
        "flats",
        N_("homes in buildings with more than one home"),
        "share",
        (
            *_count("dwellings", "aantal_meergezins_woningen"),
            *_percentage("percentagemeergezinswoning", "p_mgezw"),
        ),
        ("won",),
    ),
    Concept(
        "built_before_1945",
        N_("homes built before 1945"),
        "share",
        _period(_B[0]),
        ("won",),
    ),
    Concept(
        "built_after_war",
        N_("homes built in the twenty-odd years after 1945"),
        "share",
        (*_period(_B[1]), *_percentage("perc_bouwjaar_1945_1970")),
        ("won",),
    ),
    Concept(
        "built_1965_1985",
        N_("homes built from 1965 to 1985"),
        "share",
        _period(_B[2], _B[3]),
        ("won",),
    ),
    Concept(
        "built_1985_2005",
        N_("homes built from 1985 to 2005"),
        "share",
        _period(_B[4], _B[5]),
        ("won",),
    ),
    Concept(
        "built_after_2005",
        N_("homes built in 2005 or later"),
        "share",
        _period(_B[6], _B[7]),
        ("won",),
    ),
    Concept(
        "built_after_2000",
        N_("homes built in 2000 or later"),
        "share",
        _percentage("bouwjaarvanaf2000", "p_bjj2k"),
        ("won",),
    ),
    Concept(
        "woz",
        N_("mean value of a home"),
        "thousand euro",
        _plain(
            "gemiddelde_woz_waarde_woning",
            "gemiddeldewozwaardevanwoningen",
            "gemiddeldewoningwaarde",
            "g_wozbag",
            "g_woz",
            "gemiddelde_woz",
        ),
        ("won", "fys", "vrz", "soc", "onv"),
        skewed=True,
    ),
)

_SURROUNDINGS = (
    Concept(
        "density",
        N_("addresses in the surroundings"),
        "per square kilometre",
        _plain("omgevingsadressendichtheid", "ste_oad"),
        ("fys", "vrz"),
        skewed=True,
    ),
    Concept(
        "population_density",
        N_("inhabitants per square kilometre"),
        "per square kilometre",
        _plain("bevolkingsdichtheid", "bev_dich", "dichtheid"),
        ("fys", "vrz"),
        skewed=True,
    ),
    Concept(
        "urbanity",
        N_("degree of urbanity, 1 (very urban) to 5 (not urban)"),
        "class",
        _plain("stedelijkheid", "matevanstedelijkheid", "ste_mvs"),
        ("fys", "vrz"),
    ),
    Concept(
        "green",
        N_("green space"),
        "share",
        _percentage("perc_groen"),
        ("fys",),
    ),
    Concept(
        "associations",
        N_("associations per 1,000 inhabitants"),
        "per 1,000",
        _plain("verenigingen_per_1000"),
        skewed=True,
    ),
)

_PEOPLE = (
    Concept(
        "benefits",
        N_("inhabitants below pension age who live on a benefit"),
        "share",
        _count(
            "inhabitants",
            "aantal_personen_met_uitkering_onder_aowlft",
            (
                "personenpersoortuitkeringbijstand",
                "personenpersoortuitkeringao",
                "personenpersoortuitkeringww",
            ),
            ("a_soz_wb", "a_soz_ao", "a_soz_ww"),
        ),
    ),
    Concept(
        "income",
        N_("mean income per inhabitant"),
        "thousand euro",
        _plain("gemiddeldinkomenperinwoner", "g_ink_pi"),
        skewed=True,
    ),
    Concept(
        "low_income",
        N_("households with a low income"),
        "share",
        _percentage("huishoudensmeteenlaaginkomen", "p_hh_lkk"),
    ),
    Concept(
        "single_households",
        N_("households of one person"),
        "share",
        (
            *_count(
                "households", "aantal_eenpersoonshuishoudens", "eenpersoonshuishoudens", "a_1p_hh"
            ),
            *_percentage("perc_alleenwonend"),
        ),
        ("soc",),
    ),
    Concept(
        "one_parent",
        N_("households of one parent with children"),
        "share",
        _count("households", "aantal_eenouderhuishoudens"),
        ("soc",),
    ),
    Concept(
        "with_children",
        N_("households with children"),
        "share",
        _count(
            "households",
            ("aantal_eenouderhuishoudens", "aantal_tweeouderhuishoudens"),
            "huishoudensmetkinderen",
            "a_hh_m_k",
        ),
        ("soc",),
    ),
    Concept(
        "household_size",
        N_("mean number of people in a household"),
        "persons",
        _plain("gemiddelde_huishoudensgrootte", "gemiddeldehuishoudensgrootte", "g_hhgro"),
        ("soc",),
    ),
    Concept(
        "young",
        N_("inhabitants younger than 15"),
        "share",
        _count("inhabitants", "aantal_inwoners_0_tot_15_jaar", "k_0tot15jaar", "a_00_14"),
        ("soc",),
    ),
    Concept(
        "young_adults",
        N_("inhabitants from 15 to 25"),
        "share",
        _count("inhabitants", "aantal_inwoners_15_tot_25_jaar", "k_15tot25jaar", "a_15_24"),
        ("soc",),
    ),
    Concept(
        "old",
        N_("inhabitants of 65 or older"),
        "share",
        _count("inhabitants", "aantal_inwoners_65_jaar_en_ouder", "k_65jaarofouder", "a_65_oo"),
        ("soc",),
    ),
)

CONCEPTS: tuple[Concept, ...] = (*_HOUSING, *_SURROUNDINGS, *_PEOPLE)
"""All standard characteristics, in the order in which they are shown."""

_ORIGIN_PARTS = (
    "herkomst", "herkmst", "westers", "marok", "antil", "suri", "turk", "migratie", "europa",
    "geboren",
)  # fmt: skip
_ORIGIN_NAMES = frozenset(
    {"nederland", "a_nl_all", "a_eur_al", "a_neu_al", "a_geb_nl", "a_geb_eu", "a_geb_ne"}
    | {"a_gbl_eu", "a_gbl_ne", "a_w_all", "a_nw_all", "a_antaru", "a_ov_nw", "a_tur"}
)


def on_origin(column: str) -> bool:
    """Whether a column is on origin.

    Statistics Netherlands changed these groups in 2022 and the old don't convert into the new, so
    they are left out.

    >>> on_origin("NietWestersTotaal"), on_origin("a_tur"), on_origin("GeboorteTotaal")
    (True, True, False)
    """
    name = column.lower()
    return name in _ORIGIN_NAMES or any(part in name for part in _ORIGIN_PARTS)
