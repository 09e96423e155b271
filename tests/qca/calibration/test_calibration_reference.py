"""Calibration as R's packages do it."""

import json

import numpy as np
import pandas as pd
import pytest

from wijkpeil.qca.calibration.anchors import BellAnchors, read_anchors
from wijkpeil.qca.calibration.indirect import regressed
from wijkpeil.qca.calibration.methods import Bell, Indirect, Steps, ThreeAnchors
from wijkpeil.qca.calibration.relative import totally_fuzzy_and_relative
from wijkpeil.qca.calibration.skew import skew
from wijkpeil.qca.calibration.suggest import suggest_thresholds

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def folder(shared):
    return shared / "reference" / "qca"


@pytest.fixture(scope="module")
def known(folder):
    return json.loads((folder / "calibration.json").read_text())


def memberships(args, values):
    if args.get("method") == "TFR":
        return totally_fuzzy_and_relative(values)
    text = args["thresholds"]
    if args.get("type") == "crisp" or args.get("method") == "indirect":
        at = tuple(float(part) for part in text.split(","))
        return (Indirect(at) if args.get("method") else Steps(at)).memberships(values)
    anchors = read_anchors(text)
    powers = {name: args[name] for name in ("below", "above") if name in args}
    if isinstance(anchors, BellAnchors):
        return Bell(anchors, **powers).memberships(values)
    shape = "rank" if args.get("ecdf") else "logistic" if args.get("logistic", True) else "s"
    return ThreeAnchors(anchors, shape, idm=args.get("idm", 0.95), **powers).memberships(values)


def test_every_published_calibration(known):
    assert len(known["calibrate"]) == 17
    for name, one in known["calibrate"].items():
        found = memberships(one["args"], np.array(one["x"], dtype=float))
        np.testing.assert_allclose(found, one["y"], atol=1e-9, err_msg=name)


def test_suggested_thresholds(known):
    raw = pd.DataFrame(known["LR"])
    income = np.array(known["calibrate"]["indirect"]["x"], dtype=float)
    wanted = known["findTh"]
    assert suggest_thresholds(values=raw["DEV"].to_numpy(float)) == tuple(wanted["LR_DEV_g2"])
    four = suggest_thresholds(values=raw["DEV"].to_numpy(float), groups=4)
    assert four == tuple(wanted["LR_DEV_g4"])
    assert suggest_thresholds(values=raw["URB"].to_numpy(float)) == tuple(wanted["LR_URB_g2"])
    # the file's "average" repeats its complete linkage: R's function overlooked that argument
    assert wanted["inc_g3"] == wanted["inc_g3_avg"]
    assert suggest_thresholds(values=income, groups=3) == tuple(wanted["inc_g3"])


def test_memberships_by_regression(folder):
    known = json.loads((folder / "sm_indirect.json").read_text())
    raw, rough = np.array(known["x"]), np.array(known["x_cal"])
    np.testing.assert_allclose(regressed(values=raw, rough=rough), known["binom"], atol=1e-9)
    beta = regressed(values=raw, rough=rough, family="beta")
    np.testing.assert_allclose(beta, known["betareg"], atol=1e-7)


def test_skew(folder):
    known = json.loads((folder / "sm_theory_fit.json").read_text())["skew"]
    data = pd.read_csv(folder / "data" / "SCHF.csv", index_col=0)
    for told in known:
        name, counts = told.removeprefix("Set ").split(" - ")
        inside, cases = counts.split(": ")[1].split(" = ")[0].split(" / ")
        found = skew(data[name].to_numpy())
        assert (found.inside, found.cases) == (int(inside), int(cases))
