import pytest

from wijkpeil.errors import AreaCodeError
from wijkpeil.language import speaking
from wijkpeil.workflow.cases import cases_by_code


def test_cases_are_named_as_the_areas_are(panel):
    first, second = panel.codes[:2].tolist()
    found = cases_by_code(panel, [second, first.removeprefix("WK"), second])
    assert [case.code for case in found] == [second, first]
    assert found[1].name == panel.areas.loc[first, "name"]
    assert found[1].city == panel.areas.loc[first, "gemeente_name"]


def test_an_area_without_a_name_is_called_by_its_code(bare):
    nameless = bare.areas.assign(name="")
    panel = type(bare)(**{n: getattr(bare, n) for n in bare.__slots__} | {"areas": nameless})
    code = str(panel.codes[0])
    assert cases_by_code(panel, [code])[0].name == code


def test_no_codes_are_no_cases(panel):
    assert cases_by_code(panel, []) == ()


def test_an_unknown_code_is_refused_with_the_nearest(panel):
    code = str(panel.codes[5])
    with speaking("en"), pytest.raises(AreaCodeError, match=rf"scores: {code}X\. Is “{code}”"):
        cases_by_code(panel, [str(panel.codes[0]), f"{code}X"])
    with speaking("en"), pytest.raises(AreaCodeError, match=r"These 2 codes .*: \?\?, !!\.$"):
        cases_by_code(panel, ["??", "!!"])
