import numpy as np
import pytest

from wijkpeil.qca import Cuts, minimise, truth_table
from wijkpeil.qca.fit import sufficiency


@pytest.mark.parametrize("seed", range(40))
def test_fit_of_a_model_by_its_definition(fuzzy_data, seed):
    data = fuzzy_data(seed, 8, 3)
    table = truth_table(data, Cuts(0.7))
    if not table.positive or not table.having("0"):
        return
    y = data.membership
    for model in minimise(table).models:
        sets = []
        for term in model.terms:
            values = data.space.unpack(term.care, term.value)
            members = np.ones(len(y))
            for place, value in enumerate(values):
                if value is not None:
                    x = data.values[:, place]
                    members = np.minimum(members, x if value else 1 - x)
            sets.append(members)
        whole = np.max(sets, axis=0)
        covered = np.minimum(whole, y).sum()
        assert np.isclose(model.fit.inclS, covered / whole.sum())
        assert np.isclose(model.fit.covS, covered / y.sum())
        for place, (members, fit) in enumerate(zip(sets, model.fits, strict=True)):
            assert np.isclose(fit.inclS, np.minimum(members, y).sum() / members.sum())
            if len(sets) > 1:
                others = np.max([s for i, s in enumerate(sets) if i != place], axis=0)
                lost = covered - np.minimum(others, y).sum()
                assert np.isclose(fit.covU, lost / y.sum())
            else:
                assert fit.covU is None


def test_what_is_not_there_has_no_fit():
    found = sufficiency(sets=np.zeros((1, 3)), outcome=np.array([1.0, 0.0, 1.0]))
    assert np.isnan(found.inclusion[0])
    assert np.isnan(found.pri[0])
    assert found.coverage[0] == 0


def test_without_data_models_have_no_fit(table_of):
    found = minimise(table_of([2, 2], {(1, 1): "1", (0, 1): "0"}))
    assert found.models[0].fit is None
    assert found.models[0].fits == ()
