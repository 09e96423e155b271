import numpy as np
import pytest

from wijkpeil.sources import read_scores


@pytest.mark.shared
def test_real_postcode_scores(shared):
    folder = shared / "data" / "leefbaarometer"
    read = read_scores(folder / "Leefbaarometer-scores PC4 2002-2020.csv")
    assert read.level == "pc4"
    assert read.values["lbm"].shape == (4054, 7)
    assert np.isnan(read.values["lbm"]).sum() == 4054 * 7 - 28243
    assert np.nanmean(read.values["lbm"][:, 0]) == pytest.approx(4.0977, abs=5e-5)


@pytest.mark.shared
def test_real_wijken_extract(shared):
    folder = shared / "data" / "leefbaarometer"
    read = read_scores(folder / "Leefbaarometer-scores wijken 2002-2024 EXTRACT.csv")
    assert read.values["lbm"].shape == (6, 9)
    assert (~np.isnan(read.values["lbm"])).sum() == 52
    assert read.names.tolist()[:2] == ["Oud-Noord", "Oosterparkwijk"]


@pytest.mark.shared
def test_real_map_service_files(shared):
    folder = shared / "data" / "leefbaarometer"
    assert read_scores(folder / "gemeenten-2024-wfs.geojson").codes.size == 342
    count = 0
    for path in sorted((folder / "buurten-2024-wfs").glob("*.geojson")):
        read = read_scores(path)
        assert read.level == "buurt"
        count += read.codes.size
    assert count == 12147
