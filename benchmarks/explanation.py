"""Against simulated truth: are planted drivers found, non-drivers kept out, intervals honest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.special import stdtrit

from wijkpeil import madeup
from wijkpeil.areas.neighbours import neighbours
from wijkpeil.cases.vulnerable import parse, select
from wijkpeil.madeup.fields import smooth_field
from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.conditioned import Conditioned
from wijkpeil.trajectories.expectation.early import early
from wijkpeil.trajectories.expectation.expectation import Expectation, expect
from wijkpeil.trajectories.expectation.features import features
from wijkpeil.trajectories.expectation.ridge import ridge
from wijkpeil.trajectories.explanation.design import design
from wijkpeil.trajectories.explanation.explain import model_of, plausible, relate
from wijkpeil.trajectories.explanation.rules import changes_by_rule
from wijkpeil.trajectories.explanation.sample import Sample, sample
from wijkpeil.trajectories.explanation.stability import over_rules
from wijkpeil.trajectories.verdict import judge

START, END = 2012, 2016
METHODS = ("plausible", "smoothed", "raw")
POPULATIONS = ("vulnerable", "all")


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What one method says of one population of one made-up country.

    Attributes
    ----------
    estimate, low, high : ndarray, shape (P,)
        Coefficients with 95 % intervals of each look by itself.
    called : ndarray of bool, shape (P,)
        Whether it is said to go with change: for the naive methods, whether the interval, by
        itself, does not hold zero.
    """

    estimate: np.ndarray
    low: np.ndarray
    high: np.ndarray
    called: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """All that is known of one made-up country.

    Attributes
    ----------
    direction : ndarray, shape (P,)
        Planted direction; 0 for non-drivers.
    truth : mapping of str to ndarray, shape (P,)
        By population: coefficients of the true change.
    looks : mapping of (str, str) to Look
        By population and method.
    z, change : ndarray
        Features at the start, shape (m, K), and true change, shape (m,).
    expectation : Expectation
    """

    direction: np.ndarray
    truth: Mapping[str, np.ndarray]
    looks: Mapping[tuple[str, str], Look]
    z: np.ndarray
    change: np.ndarray
    expectation: Expectation


@dataclass(frozen=True, slots=True)
class ExplanationRow:
    """How a method came out over all seeds; shares between 0 and 1.

    Attributes
    ----------
    among, method : str
    right : float
        Share of the seeds in which all drivers have the right sign.
    found : float
        Share of the drivers that are called.
    covered : float
        Share of the 95 % intervals that hold the coefficient of the true change (the mean over
        the seeds).
    false_alone : float
        Share of the non-drivers' 95 % intervals that don't hold zero (nominal: 0.05).
    false_called : float
        Share of the seeds in which any non-driver is called.
    """

    among: str
    method: str
    right: float
    found: float
    covered: float
    false_alone: float
    false_called: float


@dataclass(frozen=True, slots=True)
class ExpectationRow:
    """How the expectation came out on one country; shares between 0 and 1.

    Attributes
    ----------
    covered80, covered95 : float
        Share of the areas whose true excess lies in its interval. The true expectation is learned
        from the true changes in all other countries.
    wrong : float
        Share of the verdicts "better" and "worse" whose true excess has the other sign.
    verdicts : int
    """

    covered80: float
    covered95: float
    wrong: float
    verdicts: int


def trial(seed: int, *, gemeenten: int = 300, wijken: int = 3000) -> Trial:
    """Analyse one made-up country."""
    country = madeup.country(seed, gemeenten, wijken)
    taken, member = sample_of(country, country.scores["lbm"])
    model = model_of(taken)
    courses = plausible(model, taken, member=member, wave=START)
    looks: dict[tuple[str, str], Look] = {}
    for among in POPULATIONS:
        found = relate(
            courses, taken, start=START, end=END, among_members=among == "vulnerable", families=2
        )
        low, high = found.interval(0.95)
        called = np.isin(found.relation, ("rise", "decline"))
        looks[among, "plausible"] = Look(found.estimate, low, high, called)
    truth = country.truth[taken.rows]
    first, last = np.searchsorted(country.waves, (START, END))
    rules = changes_by_rule(
        values=taken.values, reference=madeup.instrument.REFERENCE, groups=taken.groups,
        years=taken.years, start=START, end=END,
    )  # fmt: skip
    rules["truth"] = (truth[:, first], truth[:, last] - truth[:, first])
    target = {}
    for line in over_rules(taken, changes=rules, member=member, start=START, end=END):
        low, high = line.interval(0.95)
        looks[line.among, line.rule] = Look(line.estimate, low, high, (low > 0) | (high < 0))
        if line.rule == "truth":
            target[line.among] = line.estimate
    planted = country.drivers.set_index("characteristic")["direction"]
    return Trial(
        direction=planted.loc[list(taken.names)].to_numpy(),
        truth=target,
        looks=looks,
        z=_features(model, taken),
        change=rules["truth"][1],
        expectation=expect(model, x=taken.x, start=START, end=END),
    )


def sample_of(country: madeup.Country, values: np.ndarray) -> tuple[Sample, np.ndarray]:
    """Take the areas of a made-up country, and say which are vulnerable."""
    taken = sample(
        values=values,
        years=country.waves,
        sizes=country.areas["size"].to_numpy(dtype=float),
        gemeente=country.areas["gemeente"].to_numpy(dtype=str),
        design=design(country.characteristics),
        neighbours=neighbours(country.outlines),
    )
    chosen = select(
        parse(f"zwak@{START}"),
        codes=country.areas.index.to_numpy(dtype=str),
        waves=country.waves,
        afw=values - madeup.instrument.REFERENCE,
    )
    return taken, chosen[taken.rows]


def _features(model: Conditioned, taken: Sample) -> np.ndarray:
    until = int(np.searchsorted(taken.years, START))
    level, pace = early(model, until=until).level_and_pace(model, model.mean)
    learned = np.ones(len(level), dtype=bool)
    return features(x=taken.x, level=level, pace=pace, learned=learned)


def explanation_rows(trials: Sequence[Trial]) -> list[ExplanationRow]:
    """Sum up over the countries, per population and method."""
    rows = []
    for among in POPULATIONS:
        target = np.mean([one.truth[among] for one in trials], axis=0)
        for method in METHODS:
            looks = [one.looks[among, method] for one in trials]
            driver = trials[0].direction != 0
            right = [
                (np.sign(look.estimate) == one.direction)[driver].all()
                for look, one in zip(looks, trials, strict=True)
            ]
            rows.append(
                ExplanationRow(
                    among,
                    method,
                    right=float(np.mean(right)),
                    found=float(np.mean([look.called[driver] for look in looks])),
                    covered=float(
                        np.mean([(look.low < target) & (target < look.high) for look in looks])
                    ),
                    false_alone=float(
                        np.mean([((look.low > 0) | (look.high < 0))[~driver] for look in looks])
                    ),
                    false_called=float(np.mean([look.called[~driver].any() for look in looks])),
                )
            )
    return rows


def expectation_rows(trials: Sequence[Trial]) -> list[ExpectationRow]:
    """Compare each country's excess with one whose expectation is learned from the true changes."""
    rows = []
    for place, one in enumerate(trials):
        rest = [other for at, other in enumerate(trials) if at != place]
        count = sum(len(other.change) for other in rest)
        known = ridge(
            z=np.concatenate([other.z for other in rest]),
            response=np.concatenate([other.change for other in rest]),
            weights=np.ones(count),
            cluster=np.arange(count),
        )
        true = one.change - known.predict(one.z)[0]
        rows.append(_expectation_row(one.expectation, true))
    return rows


def _expectation_row(found: Expectation, true: np.ndarray) -> ExpectationRow:
    excess = Change(
        start=START, end=END, reference="expected", codes=np.arange(len(true)).astype(str),
        estimate=found.excess, scale=found.excess_scale, degrees=found.degrees,
    )  # fmt: skip
    verdict = judge(excess).verdict
    told = np.isin(verdict, ("rising", "falling"))
    wrong = np.where(verdict == "rising", 1, -1) != np.sign(true)
    inside = [
        float(((low < true) & (true < high)).mean())
        for low, high in (excess.interval(0.80), excess.interval(0.95))
    ]
    return ExpectationRow(inside[0], inside[1], float(wrong[told].mean()), int(told.sum()))


def nothing_changes(seed: int, *, gemeenten: int = 300, wijken: int = 3000) -> tuple[int, int, int]:
    """Count what is said of a country in which nothing ever changes but the noise.

    Returns
    -------
    called : int
        Characteristics that are said to go with change, in both populations together.
    looked : int
        Of so many.
    verdicts : int
        Areas said to have done better or worse than expected.
    """
    country = madeup.country(seed, gemeenten, wijken)
    noise = country.scores["lbm"] - country.truth
    level = country.truth[:, [int(np.searchsorted(country.waves, START))]]
    taken, member = sample_of(country, level + noise)
    model = model_of(taken)
    courses = plausible(model, taken, member=member, wave=START)
    relations = [
        relate(courses, taken, start=START, end=END, among_members=which, families=2).relation
        for which in (False, True)
    ]
    told = np.concatenate(relations)
    found = expect(model, x=taken.x, start=START, end=END)
    excess = Change(
        start=START, end=END, reference="expected", codes=np.arange(len(taken.rows)).astype(str),
        estimate=found.excess, scale=found.excess_scale, degrees=found.degrees,
    )  # fmt: skip
    verdict = judge(excess).verdict
    return (
        int(np.isin(told, ("rise", "decline")).sum()),
        len(told),
        int(np.isin(verdict, ("rising", "falling")).sum()),
    )


def smooth_shock(
    seed: int, *, reach: float = 1 / 25, size: float = 0.02
) -> tuple[np.ndarray, np.ndarray]:
    """Hit the country with a smooth shock, and ask of characteristics that are as smooth.

    Returns
    -------
    by_gemeente, nearby : ndarray, shape (6,)
        Coefficients of six characteristics that have nothing to do with it, over their errors.
    """
    country = madeup.country(seed)
    places = np.array(
        [
            np.mean([polygon[0].mean(axis=0) for polygon in area], axis=0)
            for area in country.outlines.shapes
        ]
    )
    rng = np.random.default_rng(1000 + seed)
    far = reach * float(np.ptp(places[:, 1]))
    shock = size * smooth_field(rng, places=places, reach=far)
    grown = np.clip((country.waves - START) / 2, 0.0, 1.0)
    known = country.characteristics.copy()
    names = [f"smooth{number}" for number in range(6)]
    for name in names:
        field = smooth_field(rng, places=places, reach=far)
        known[name] = 10 + field + 0.3 * rng.standard_normal(len(known))
    taken = sample(
        values=country.scores["lbm"] + shock[:, None] * grown,
        years=country.waves,
        sizes=country.areas["size"].to_numpy(dtype=float),
        gemeente=country.areas["gemeente"].to_numpy(dtype=str),
        design=design(known),
        neighbours=neighbours(country.outlines),
    )
    courses = plausible(model_of(taken), taken)
    found = relate(courses, taken, start=START, end=END, among_members=False)
    asked = np.isin(found.names, names)
    return (found.estimate / found.clustered)[asked], (found.estimate / found.nearby)[asked]


def held_out(model: Conditioned, taken: Sample, *, start: int, end: int) -> tuple[float, float]:
    """Share of the measured scores at the end that lie in what was expected, 80 and 95 %.

    Expected from the waves up to the start, and from other gemeenten.
    """
    found = expect(model, x=taken.x, start=start, end=end)
    came = taken.values[:, int(np.searchsorted(taken.years, end))]
    off = np.abs(came - found.predicted)[np.isfinite(came)]
    inside = []
    for share in (0.80, 0.95):
        reach = stdtrit(found.predicted_degrees, 0.5 + share / 2) * found.predicted_scale
        inside.append(float((off < reach[np.isfinite(came)]).mean()))
    return inside[0], inside[1]


def held_out_pc4(folder: Path, periods: Sequence[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Test the expectation on the real postcode file.

    Parameters
    ----------
    folder : Path
        With ``leefbaarometer`` and ``cbs``.
    periods : sequence of (int, int)

    Returns
    -------
    list of (start, end, share within 80 %, share within 95 %)
        Shares in tenths of a percent.
    """
    from wijkpeil.sources.standard import standard_characteristics  # noqa: PLC0415
    from wijkpeil.workflow.explain_inputs import prepare  # noqa: PLC0415
    from wijkpeil.workflow.inputs import read_inputs  # noqa: PLC0415
    from wijkpeil.workflow.question import Question  # noqa: PLC0415
    from wijkpeil.workflow.scored import with_scores  # noqa: PLC0415

    panel, _notes = with_scores(
        read_inputs(
            folder / "leefbaarometer" / "Leefbaarometer-scores PC4 2002-2020.csv",
            sizes=folder / "cbs" / "CBS_PC4.csv",
            gemeenten=folder / "cbs" / "pc4_gemeente_2023_adressen.csv",
        )
    )
    known = standard_characteristics(panel.characteristics, size=panel.areas["size"], year=2023)
    made = prepare(panel, Question(), known)
    rows = []
    for start, end in periods:
        shares = held_out(made.model, made.sample, start=start, end=end)
        rows.append((start, end, *(round(1000 * share) for share in shares)))
    return rows
