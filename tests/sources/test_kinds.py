import pytest

from wijkpeil.areas.kinds import Kind
from wijkpeil.errors import RefusedFile, UnrecognisedFile
from wijkpeil.sources import read_characteristics
from wijkpeil.sources.kinds import kinds_of
from wijkpeil.sources.kinds_file import read_kinds

SHORT_NAMES = """
a_inw a_man a_vrouw a_00_14 a_15_24 a_25_44 a_45_64 a_65_oo a_ongeh a_gehuwd a_gesch a_verwed
a_nl_all a_eur_al a_neu_al a_geb_nl a_geb_eu a_geb_ne a_gbl_eu a_gbl_ne a_geb p_geb a_ste p_ste a_hh
a_1p_hh a_hh_z_k a_hh_m_k g_hhgro bev_dich a_woning a_nb_won a_vastg a_nb_vastg g_wozbag p_1gezw
p_1gezw_tw p_1gezw_hw p_1gezw_2w p_1gezw_hvw p_mgezw p_leegsw p_koopw p_huurw p_wcorpw p_ov_hw
p_bj_me10 p_bj_mi10 g_ele g_ele_tr g_gas p_stadsv p_won_zs a_lp_pub a_ons_po a_ons_vovavo
a_ons_mbo a_ons_hbo a_ons_wo a_opl_bvm a_opl_hvm a_opl_hw a_arb_wz p_arb_pp p_arb_wn p_arb_wnv
p_arb_wnf p_arb_zs a_inkont g_ink_po g_ink_pi p_ink_li p_ink_hi g_hh_sti p_hh_li p_hh_hi p_hh_lkk
p_hh_osm p_hh_110 p_hh_120 m_hh_ver a_soz_wb a_soz_ao a_soz_ww a_soz_ow a_jz_tn p_jz_tn a_wmo_t
p_wmo_t a_bedv a_bed_a a_bed_bf a_bed_gi a_bed_hj a_bed_kl a_bed_mn a_bed_oq a_bed_ru a_pau a_bst_b
a_bst_nb g_pau_hh g_pau_km a_m2w g_afs_hp g_afs_gs g_afs_kv g_afs_sc g_3km_sc a_opp_ha a_lan_ha
a_wat_ha pst_mvp pst_dekp ste_mvs ste_oad g_ele_ap g_gas_vw
""".split()  # noqa: SIM905
"""Headers of the workbook of 2024 and some of earlier years."""


def test_every_column_of_the_workbook_is_known():
    kinds = kinds_of(SHORT_NAMES)
    assert [name for name in SHORT_NAMES if name not in kinds] == []
    weights = {kind.weight for kind in kinds.values() if kind.kind == "ratio"}
    assert weights == {"a_inw", "a_hh", "a_woning", "a_lan_ha", "a_inkont", "a_arb_wz", "addresses"}
    assert kinds["p_wcorpw"] == Kind("ratio", "a_woning")
    assert kinds["g_ink_pi"] == Kind("ratio", "a_inw")
    assert kinds["bev_dich"] == Kind("ratio", "a_lan_ha")
    assert kinds["ste_oad"] == Kind("ratio", "addresses")
    assert kinds["ste_mvs"] == Kind("category")
    assert kinds["m_hh_ver"].kind == kinds["g_ele_ap"].kind == "omit"


def test_weights_are_named_as_the_file_names_them():
    kinds = kinds_of(["AantalInwoners", "WOONINGVOORRAAD", "Woningvoorraad", "Koopwoningen"])
    assert kinds["Koopwoningen"] == Kind("ratio", "Woningvoorraad")
    assert "WOONINGVOORRAAD" not in kinds
    assert kinds_of(["p_koopw"]) == {"p_koopw": Kind("ratio", "addresses")}
    assert kinds_of(["Appartement_48", "Koopwoningen_40"]) == {
        "Appartement_48": Kind("omit"),
        "Koopwoningen_40": Kind("ratio", "addresses"),
    }


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "level"), [("CBS_PC4.csv", None), ("kwb2019_84583NED_den_haag.csv", "wijk")]
)
def test_real_files_are_known(shared, file, level):
    read = read_characteristics(shared / "data" / "cbs" / file, level=level)
    kinds = kinds_of(read.table.columns)
    assert set(kinds) == set(read.table.columns)
    assert all(
        kind.weight in kinds and kinds[kind.weight].kind == "count"
        for kind in kinds.values()
        if kind.kind == "ratio" and kind.weight != "addresses"
    )


def test_what_a_user_declares(make):
    text = (
        "column,kind,weight\nMine,ratio,A_Inw\nother,Count,\nthird,omit,\nfourth,ratio,addresses\n"
    )
    kinds = read_kinds(make.write(text), ["mine", "a_inw", "other", "third", "fourth"])
    assert kinds == {
        "mine": Kind("ratio", "a_inw"),
        "other": Kind("count"),
        "third": Kind("omit"),
        "fourth": Kind("ratio", "addresses"),
    }


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("nothing,count,", "no column “nothing”"),
        ("mine,mean,", "“mean” is no kind. Kinds are: count, ratio, category, omit"),
        ("a_inw,count,", "there already"),
    ],
)
def test_refusals_name_the_line(make, row, words):
    path = make.write(f"column,kind,weight\na_inw,count,\n{row}\n")
    with pytest.raises(RefusedFile, match=words) as caught:
        read_kinds(path, ["mine", "a_inw"])
    assert caught.value.line == 3


@pytest.mark.parametrize("content", ["column,kind\na_inw,count\n", '{"a": 1}'])
def test_something_else(make, content):
    with pytest.raises(UnrecognisedFile, match="column, kind and weight"):
        read_kinds(make.write(content), ["a_inw"])
