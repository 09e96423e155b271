"""A small panel of areas with one programme, as arrays; and the made-up country."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from scipy import sparse

from wijkpeil import madeup
from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.madeup.country import Country
from wijkpeil.study.moments import Moment
from wijkpeil.workflow.effects.figures import Figures, figures_of
from wijkpeil.workflow.inputs import read_inputs, read_outlines

YEARS = np.array([2002.0, 2008.0, 2012.0, 2014.0, 2016.0, 2018.0, 2020.0])


def make_figures(
    *, areas: int = 200, treated: int = 20, effect: float = 0.2, seed: int = 1, noise: float = 0.03
) -> Figures:
    """Areas that walk at random; the first `treated` get an effect from 2014 on."""
    rng = np.random.default_rng(seed)
    level = rng.normal(0, 0.1, size=(areas, 1))
    y = level + np.cumsum(rng.normal(0, noise / 2, size=(areas, 7)), axis=1)
    y = y + rng.normal(0, noise, size=y.shape)
    y[:treated, 3:] += effect
    row = sparse.csr_array(np.eye(areas, k=1) + np.eye(areas, k=-1))
    return Figures(
        codes=np.array([f"WK{place:06d}" for place in range(areas)]),
        years=YEARS,
        outcomes={"lbm": y, "soc": 0.3 * y + rng.normal(0, noise, size=y.shape)},
        people=np.full(areas, 1000.0),
        gemeente=np.array([f"GM{place // 4:04d}" for place in range(areas)]),
        neighbours=row,
        edition="3.0",
    )


def make_intervention(figures: Figures, *, treated: int = 20, **other: object) -> Intervention:
    """A programme in the first areas, chosen on 2012."""
    given: dict[str, object] = {
        "id": "A1",
        "name": "Aanpak",
        "kind": "sociaal",
        "areas": tuple(figures.codes[:treated].tolist()),
        "started": 2013.0,
        "announced": 2012.5,
        "selection_rule": "de laagste",
        "selection_waves": (2012,),
    }
    return Intervention(**(given | other))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def made() -> SimpleNamespace:
    """Make other figures and interventions than the usual ones."""
    return SimpleNamespace(figures=make_figures, intervention=make_intervention)


@pytest.fixture
def figures() -> Figures:
    return make_figures()


@pytest.fixture
def intervention(figures: Figures) -> Intervention:
    return make_intervention(figures)


@pytest.fixture(scope="session")
def made_up() -> Country:
    return madeup.country()


@pytest.fixture(scope="session")
def made_up_figures(made_up: Country, tmp_path_factory: pytest.TempPathFactory) -> Figures:
    folder: Path = tmp_path_factory.mktemp("country")
    madeup.write(made_up, folder)
    panel = read_inputs(
        folder / madeup.files.SCORES, sizes=folder / madeup.files.CHARACTERISTICS, level="wijk"
    )
    return figures_of(panel, read_outlines(folder / madeup.files.BORDERS, level="wijk"))


@pytest.fixture(scope="session")
def register(made_up: Country) -> tuple[Intervention, ...]:
    """The register of the made-up country."""
    return tuple(
        Intervention(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            areas=tuple(row["areas"].split()),
            started=Moment(row["started"]),
            announced=Moment(row["announced"]),
            selection_rule=row["selection_rule"],
            selection_waves=tuple(int(wave) for wave in row["selection_wave"].split()),
            dimensions=tuple(row["dimensions"].split()),
        )
        for row in made_up.interventions.to_dict("records")
    )
