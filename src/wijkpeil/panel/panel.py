"""The panel: areas x waves x indicators with one border year."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.areas.codes import gemeente_of
from wijkpeil.areas.levels import Level
from wijkpeil.errors import PanelError
from wijkpeil.language import gettext as _
from wijkpeil.panel.same_areas import same_areas
from wijkpeil.sources.provenance import Provenance
from wijkpeil.sources.tables import Characteristics, ScoreTable
from wijkpeil.trajectories.scores import ArrayScores, IntArray, Moments
from wijkpeil.trajectories.trajectory import FloatArray

WHOLE = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """Scores of all areas at all waves, and what else is known of the areas.

    Attributes
    ----------
    level : {"grid", "buurt", "wijk", "pc4", "gemeente"}
    edition : str
        Edition of the instrument.
    figures_year : int or None
        Year of the characteristics, where their file tells.
    areas : DataFrame
        Index: code, ascending. Columns ``name``, ``gemeente`` (code), ``gemeente_name``, ``size``
        (inhabitants, NaN unknown).
    characteristics : DataFrame
        Index as `areas`; no columns if none were given.
    waves : ndarray of int, shape (T,)
    scores : mapping of str to ndarray, shape (n, T)
        By indicator; NaN where missing.
    provenance : tuple of Provenance
    """

    level: Level
    edition: str
    figures_year: int | None
    areas: pd.DataFrame
    characteristics: pd.DataFrame
    waves: npt.NDArray[np.int64]
    scores: Mapping[str, FloatArray]
    provenance: tuple[Provenance, ...]

    @property
    def codes(self) -> npt.NDArray[np.str_]:
        """Codes of the areas, shape (n,)."""
        return self.areas.index.to_numpy(dtype=str)

    @property
    def sizes(self) -> FloatArray | None:
        """Inhabitants of the areas, shape (n,); None if they are known of none."""
        sizes = self.areas["size"].to_numpy(dtype=np.float64)
        return sizes if np.isfinite(sizes).any() else None

    def only(self, kept: npt.NDArray[np.bool_]) -> "Panel":
        """Keep some of the areas.

        Parameters
        ----------
        kept : ndarray of bool, shape (n,)
        """
        return replace(
            self,
            areas=self.areas.loc[kept],
            characteristics=self.characteristics.loc[kept],
            scores={name: values[kept] for name, values in self.scores.items()},
        )

    def values(self, indicator: str) -> FloatArray:
        """Scores on one indicator, shape (n, T).

        Raises
        ------
        PanelError
            If the panel has no such indicator.
        """
        if indicator not in self.scores:
            raise PanelError(
                _("The panel has no indicator “{name}”. It has: {known}.").format(
                    name=indicator, known=", ".join(sorted(self.scores))
                )
            )
        return self.scores[indicator]

    def moments(
        self, indicator: str, *, groups: IntArray, centre: FloatArray, weights: FloatArray
    ) -> Moments:
        """Weighted moments of one indicator per group: the first place where all areas are touched.

        See `IndicatorScores`; waves without any score are left out.
        """
        return self.of(indicator).moments(groups=groups, centre=centre, weights=weights)

    def apply(
        self, indicator: str, *, groups: IntArray, centre: FloatArray, maps: FloatArray
    ) -> FloatArray:
        """Map each area's scores linearly: the second place where all areas are touched.

        See `IndicatorScores`; waves without any score are left out.
        """
        return self.of(indicator).apply(groups=groups, centre=centre, maps=maps)

    def of(self, indicator: str) -> "IndicatorScores":
        """Give one indicator as the trajectory model wants its scores."""
        values = self.values(indicator)
        filled = np.isfinite(values).any(axis=0)
        return IndicatorScores(
            waves=self.waves[filled], values=np.ascontiguousarray(values[:, filled])
        )


class IndicatorScores(ArrayScores):
    """One indicator of a panel at the waves that have scores: the model's `Scores`.

    Everything that the model needs of the areas goes through `moments` and `apply`. An institute
    that keeps its data in an engine of its own replaces this class.

    Parameters
    ----------
    waves : ndarray of int, shape (T,)
    values : ndarray, shape (n, T)
    """

    def __init__(self, *, waves: IntArray, values: FloatArray) -> None:
        super().__init__(values)
        self.waves = waves
        self.values = values


def build_panel(
    table: ScoreTable,
    *,
    characteristics: Characteristics | None = None,
    gemeente_of_pc4: pd.DataFrame | None = None,
) -> Panel:
    """Join scores with what is known of the areas.

    Parameters
    ----------
    table : ScoreTable
    characteristics : Characteristics, optional
        Sizes and more, on the same borders.
    gemeente_of_pc4 : DataFrame, optional
        ``gemeente`` and ``gemeente_name`` by PC4, whose codes don't tell.

    Raises
    ------
    PanelError
        If the characteristics are of another level, or of other borders, or if gemeenten are
        given per PC4 for areas that are no PC4.
    """
    if gemeente_of_pc4 is not None and table.level != "pc4":
        raise PanelError(
            _(
                "The gemeenten are given per postcode area, but the scores are per {level}. Leave "
                "the file of gemeenten out."
            ).format(level=table.level)
        )
    areas = pd.DataFrame(
        {
            "name": table.names,
            "gemeente": gemeente_of(table.codes, table.level),
            "gemeente_name": table.gemeenten,
        },
        index=pd.Index(table.codes, name="code"),
    )
    if gemeente_of_pc4 is not None:
        found = gemeente_of_pc4.reindex(areas.index).fillna("")
        areas["gemeente"] = found["gemeente"].astype(str)
        areas["gemeente_name"] = found["gemeente_name"].astype(str)
    areas["size"] = np.nan
    provenance: tuple[Provenance, ...] = (table.provenance,)
    extra = pd.DataFrame(index=areas.index)
    if characteristics is not None:
        _check_fit(table, characteristics)
        areas["size"] = characteristics.size.reindex(areas.index)
        extra = characteristics.table.reindex(areas.index)
        for column, known in (
            ("name", characteristics.names),
            ("gemeente_name", characteristics.gemeenten),
        ):
            told = known.reindex(areas.index).fillna("").astype(str)
            areas[column] = areas[column].where(areas[column] != "", told)
        provenance = (*provenance, characteristics.provenance)
    return Panel(
        level=table.level,
        edition=table.edition,
        figures_year=None if characteristics is None else characteristics.year,
        areas=areas,
        characteristics=extra,
        waves=table.waves,
        scores=dict(table.values),
        provenance=provenance,
    )


def _check_fit(table: ScoreTable, characteristics: Characteristics) -> None:
    if characteristics.level != table.level:
        raise PanelError(
            _(
                "The scores are per {scores}, the characteristics per {other}. Give "
                "characteristics of the same level."
            ).format(scores=table.level, other=characteristics.level)
        )
    size = characteristics.size.to_numpy(dtype=np.float64)
    broken = np.isfinite(size) & (np.abs(size - np.rint(size)) > WHOLE)
    if broken.any():
        raise PanelError(
            _(
                "{file}: {code} has {size} inhabitants, which is not a whole number. Perhaps a "
                "point separates thousands there: save the numbers without it."
            ).format(
                file=characteristics.provenance.file,
                code=characteristics.size.index[int(np.argmax(broken))],
                size=f"{size[int(np.argmax(broken))]:g}",
            )
        )
    same_areas(
        table.codes,
        there=characteristics.table.index.to_numpy(dtype=str),
        file=characteristics.provenance.file,
        way_out=_("Or carry these figures over to those borders: wijkpeil data harmonise."),
    )
