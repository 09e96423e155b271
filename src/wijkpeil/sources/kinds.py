"""What each usual column of Statistics Netherlands (CBS) is: a count, or a ratio, and of what.

It decides how a column is carried over to other borders. Names are those of the file per postcode
area, the stems of StatLine's Kerncijfers wijken en buurten, the short names of its workbook, and
the made-up country's. What isn't listed must be declared by the user.
"""

import re
from collections.abc import Iterable

from wijkpeil.areas.kinds import ADDRESSES, Kind

_PEOPLE = ("aantal_inwoners", "aantalinwoners", "a_inw", "inwoners", "inhabitants", "size")
_HOUSEHOLDS = ("aantal_part_huishoudens", "huishoudenstotaal", "a_hh", "huishoudens")
_DWELLINGS = ("aantal_woningen", "woningvoorraad", "a_woning", "woningen")
_LAND = ("oppervlakteland", "a_lan_ha")
_EARNERS = ("aantalinkomensontvangers", "a_inkont")
_WORKERS = ("werkzameberoepsbevolking", "a_arb_wz", *_PEOPLE)


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


_COUNTS = _words(
    """
aantal_inwoners aantalinwoners a_inw inwoners inhabitants size bevolking population
mannen a_man vrouwen a_vrouw k_0tot15jaar a_00_14 k_15tot25jaar a_15_24 k_25tot45jaar a_25_44
k_45tot65jaar a_45_64 k_65jaarofouder a_65_oo
ongehuwd a_ongeh gehuwd a_gehuwd gescheiden a_gesch verweduwd a_verwed
westerstotaal a_w_all nietwesterstotaal a_nw_all marokko a_marok nederlandseantillenenaruba
a_antaru suriname a_suri turkije a_tur overignietwesters a_ov_nw
nederland europaexclusiefnederland buiteneuropa a_nl_all a_eur_al a_neu_al a_geb_nl a_geb_eu
a_geb_ne a_gbl_eu a_gbl_ne
geboortetotaal a_geb sterftetotaal a_ste
huishoudenstotaal a_hh huishoudens eenpersoonshuishoudens a_1p_hh huishoudenszonderkinderen
a_hh_z_k huishoudensmetkinderen a_hh_m_k
woningvoorraad a_woning woningen nieuwbouwwoningen a_nb_won a_vastg a_nb_vastg
opleidingsniveaulaag a_opl_lg opleidingsniveaumiddelbaar a_opl_md opleidingsniveauhoog a_opl_hg
basisonderwijsvmbombo1 a_opl_bvm havovwombo24 a_opl_hvm hbowo a_opl_hw
leerlingenpo a_ons_po leerlingenvoinclvavo a_ons_vovavo studentenmboexclextranei a_ons_mbo
studentenhbo a_ons_hbo studentenwo a_ons_wo
werkzameberoepsbevolking a_arb_wz aantalinkomensontvangers a_inkont
personenpersoortuitkeringbijstand a_soz_wb personenpersoortuitkeringao a_soz_ao
personenpersoortuitkeringww a_soz_ww personenpersoortuitkeringaow a_soz_ow
jongerenmetjeugdzorginnatura a_jz_tn wmoclienten a_wmo_t
bedrijfsvestigingentotaal a_bedv a_bed_a a_bed_bf a_bed_gi a_bed_hj a_bed_kl a_bed_mn a_bed_oq
a_bed_ru alandbouwbosbouwenvisserij bfnijverheidenenergie gihandelenhoreca
hjvervoerinformatieencommunicatie klfinanciëledienstenonroerendgoed
klfinancieledienstenonroerendgoed mnzakelijkedienstverlening oqoverheidonderwijsenzorg
rucultuurrecreatieoverigediensten
personenautostotaal a_pau personenautosjongerdan6jaar personenautos6jaarenouder
personenautosbrandstofbenzine a_bst_b personenautosoverigebrandstof a_bst_nb motorfietsen a_m2w
bedrijfsmotorvoertuigen a_lp_pub
oppervlaktetotaal a_opp_ha oppervlakteland a_lan_ha oppervlaktewater a_wat_ha
"""
)
_RATIOS = {
    _PEOPLE: """
geboorterelatief p_geb sterfterelatief p_ste gemiddeldinkomenperinwoner g_ink_pi
k_40personenmetlaagsteinkomen p_ink_li k_20personenmethoogsteinkomen p_ink_hi
nettoarbeidsparticipatie p_arb_pp personeninarmoede p_ink_ar persoentot25bovenarmoedegrens
personentot25bovenarmoedegrens p_ink_ba
percentage_geb_nederland_herkomst_nederland percentage_geb_nederland_herkomst_overig_europa
percentage_geb_nederland_herkomst_buiten_europa percentage_geb_buiten_nederland_herkomst_europa
percentage_geb_buiten_nederland_herkmst_buiten_europa
afstandtothuisartsenpraktijk g_afs_hp afstandtotgrotesupermarkt g_afs_gs
afstandtotkinderdagverblijf g_afs_kv afstandtotschool g_afs_sc scholenbinnen3km g_3km_sc
percentagejongerenmetjeugdzorg p_jz_tn wmoclientenrelatief p_wmo_t
totaaldiefstaluitwoningschuured g_wodief vernielingmisdrijftegenopenbareorde g_vernoo
geweldsenseksuelemisdrijven g_gewsek verenigingen_per_1000
""",
    _HOUSEHOLDS: """
gemiddelde_huishoudensgrootte gemiddeldehuishoudensgrootte g_hhgro
gemgestandaardiseerdinkomenvanhuish gemgestandaardiseerdinkomen g_hh_sti
k_40huishoudensmetlaagsteinkomen p_hh_li k_20huishoudensmethoogsteinkomen p_hh_hi
huishoudensmeteenlaaginkomen p_hh_lkk huishonderofrondsociaalminimum p_hh_osm
huishoudenstot110vansociaalminimum p_hh_110 huishoudenstot120vansociaalminimum p_hh_120
personenautosperhuishouden g_pau_hh perc_alleenwonend
""",
    _DWELLINGS: """
percentage_koopwoningen percentage_huurwoningen gemiddelde_woz_waarde_woning
gemiddeldewoningwaarde gemiddeldewozwaardevanwoningen g_woz g_wozbag gemiddelde_woz
percentageeengezinswoning p_1gezw percentagemeergezinswoning p_mgezw percentagebewoond p_bewndw
percentageonbewoond p_leegsw koopwoningen p_koopw huurwoningentotaal p_huurw
inbezitwoningcorporatie p_wcorpw inbezitoverigeverhuurders p_ov_hw eigendomonbekend p_e_o_w
bouwjaarvoor2000 p_bjj2k bouwjaarvanaf2000 p_bjo2k bouwjaarmeerdantienjaargeleden p_bj_me10
bouwjaarafgelopentienjaar p_bj_mi10
percentagetussenwoning p_1gezw_tw percentagehoekwoning p_1gezw_hw percentagetweeondereenkapwoning
p_1gezw_2w percentagevrijstaandewoning p_1gezw_hvw
gemiddeldelektriciteitsverbruiktotaal gemiddeldeelektriciteitslevering g_ele
gemiddeldeelektriciteitsteruglevering g_ele_tr gemiddeldaardgasverbruiktotaal
gemiddeldaardgasverbruik g_gas percentagewoningenmetstadsverwarming p_stadsv
aardgasvrijewoningen p_won_z_ag aardgaswoningen p_won_m_ag woningenmetzonnestroom p_won_zs
woningenhoofdzakelijkelektrverwarmd p_won_ev
perc_sociale_huur perc_bouwjaar_1945_1970 perc_leegstand
""",
    _EARNERS: "gemiddeldinkomenperinkomensontvanger g_ink_po",
    _WORKERS: """
percentagewerknemers p_arb_wn werknemersmetvastearbeidsr p_arb_wnv werknemersmetflexibelearbe
p_arb_wnf percentagezelfstandigen p_arb_zs
""",
    _LAND: """
bevolkingsdichtheid bev_dich personenautosnaaroppervlakte g_pau_km dichtheid perc_groen
""",
    (): "omgevingsadressendichtheid ste_oad",
}
_WEIGHTS = {name: weights for weights, names in _RATIOS.items() for name in _words(names)}
_CATEGORIES = _words("stedelijkheid matevanstedelijkheid ste_mvs")
_KNOWN = _COUNTS | _CATEGORIES | _WEIGHTS.keys()
_OMITTED = re.compile(
    r"mediaanvermogenvanparticulierehuish|m_hh_ver|meestvoorkomendepostcode|pst_mvp"
    r"|dekkingspercentage|pst_dekp|appartement|tussenwoning|hoekwoning|tweeondereenkapwoning"
    r"|vrijstaandewoning|huurwoning|eigenwoning|g_(?:ele|gas)_(?:ap|tw|hw|2w|vw|vb|hu|ko)"
)
"""Medians, and means over a part of the dwellings of which the number isn't told."""
_NUMBER = re.compile(r"_\d+$")


def kinds_of(columns: Iterable[str]) -> dict[str, Kind]:
    """Tell the kind of each column that is known here.

    A ratio weighs with its own count where the table has it, else with addresses.

    Parameters
    ----------
    columns : iterable of str
        All columns of the table.

    Returns
    -------
    dict of str to Kind
        Columns that aren't known are absent.

    Examples
    --------
    >>> kinds = kinds_of(["AantalInwoners", "Woningvoorraad", "Koopwoningen", "my_own"])
    >>> kinds["Koopwoningen"]
    Kind(kind='ratio', weight='Woningvoorraad')
    >>> "my_own" in kinds
    False
    """
    named = {column.lower(): column for column in columns}
    kinds = {column: _kind(name, named) for name, column in named.items()}
    return {column: kind for column, kind in kinds.items() if kind is not None}


def _kind(name: str, named: dict[str, str]) -> Kind | None:
    plain = name if name in _KNOWN else _NUMBER.sub("", name)
    if _OMITTED.fullmatch(plain):
        return Kind("omit")
    if plain in _COUNTS or name.startswith("aantal_"):
        return Kind("count")
    if plain in _CATEGORIES:
        return Kind("category")
    if plain not in _WEIGHTS:
        return None
    weights = (named[one] for one in _WEIGHTS[plain] if one in named)
    return Kind("ratio", next(weights, ADDRESSES))
