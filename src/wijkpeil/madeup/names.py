"""Dutch-sounding names of places that don't exist, built from syllables.

The syllables were picked so that no combination is the name of a real gemeente, wijk or buurt; a
test compares all of them with the official lists.
"""

import numpy as np
import numpy.typing as npt

CITIES = (
    "Grauwedrecht",
    "Elbersluis",
    "Marselwerd",
    "Kronnezijl",
    "Twisselborg",
    "Olmervoorde",
)
"""The six cities of the example study; the same whatever the seed."""

GEMEENTE_HEADS = (
    "Belder Borker Dommer Drusel Eider Elber Fenne Grauwe Hulper Ibber Jelder Kemper Kronne Lammer"
    " Leuver Lorre Marsel Mieder Nassel Olmer Pelder Prinsel Quader Raver Rijnder Schorre Sibber"
    " Sluimer Stemmer Tasser Tielder Twissel Uller Vesser Vlasser Wieder Wolfer Zeffer"
)
GEMEENTE_TAILS = (
    "aar borg dam dijk donk drecht gouw ham hoven hout horst kapelle kerke kamp meer monde oord"
    " rade schans sluis veen veld voorde waard werd wolde zand zijl"
)
WIJK_HEADS = (
    "Anijs Appelvink Baander Bakkers Bellefleur Blauwververs Brem Damast Distel Dobber"
    " Duindoorn Egelantier Ekster Engelwortel Fluiters Fuik Ganzerik Garven Gerstekorrel"
    " Glasblazers Goudspiegel Grutto Haver Heksenkruid Hooimeter Houtduif IJzergieters Jeneverbes"
    " Kaarsenmakers Kantwerkers Karnton Klokkengieters Koperslagers Korenblauw Kwartel Lakenkopers"
    " Lantaarn Lisdodde Loodwit Mandenmakers Margriet Meekrap Mosselkaai Netten"
    " Ooievaars Orgel Ossen Paardenbloem Papaver Pekel Pottenbakkers Rademakers Ridderspoor"
    " Rietdekkers Roerdomp Rogge Saffraan Scheepsbel Schietspoel Scholekster Schrijnwerkers Sikkel"
    " Sleutelbloem Smeedijzer Spinnewiel Steenuil Stokvis Teerkoker Torenvalk Touwslagers"
    " Turfdragers Veerhuis Vlierbes Vuurtoren Wagenmeester Watermunt Weegbree Weverskam Wikke"
    " Wilgenroos Zadelmakers Zeemeeuw Zilversmids Zoutziel Zwaluwen"
)
WIJK_TAILS = (
    "akker bos brink buurt dal dreef einde erf gaard grond haven heem heuvel hof hoek kade kamp"
    " kwartier laar land moer oever park plein poort rand sluis stede straten tuinen veste vlakte"
    " wal weide werf wijk zoom"
)
_QUARTERS = ("-Noord", "-Zuid", "-Oost", "-West")


def _combinations(heads: str, tails: str) -> npt.NDArray[np.str_]:
    return np.array([head + tail for head in heads.split() for tail in tails.split()])


def gemeente_names(rng: np.random.Generator, count: int) -> npt.NDArray[np.str_]:
    """Draw `count` different names; the first six are always `CITIES`.

    >>> gemeente_names(np.random.default_rng(1), 8)[:2].tolist()
    ['Grauwedrecht', 'Elbersluis']
    """
    names = _combinations(GEMEENTE_HEADS, GEMEENTE_TAILS)
    others = rng.permutation(names[~np.isin(names, CITIES)])
    return np.concatenate([np.array(CITIES), others])[:count]


def wijk_names(rng: np.random.Generator, count: int) -> npt.NDArray[np.str_]:
    """Draw `count` different names; when the syllables run out, a compass point is added."""
    plain = rng.permutation(_combinations(WIJK_HEADS, WIJK_TAILS))
    quartered = [np.char.add(plain, quarter) for quarter in _QUARTERS]
    return np.concatenate([plain, *quartered])[:count]
