"""How far the rules agree: per area, and pair by pair."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.change import VERDICTS

IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Agreement:
    """Agreement between the verdict and the rules beside it.

    Attributes
    ----------
    agree : ndarray of int, shape (n,)
        How many rules say what the verdict says.
    applicable : ndarray of int, shape (n,)
        How many rules say anything at all about the area.
    pairs : DataFrame
        One row per pair of rules (the verdict among them), with columns ``first``, ``second``,
        ``areas`` (that both judge), ``same``, ``share`` and ``kappa``.
    """

    agree: IntArray
    applicable: IntArray
    pairs: pd.DataFrame


def agreement(*, verdict: npt.ArrayLike, rules: pd.DataFrame, name: str = "verdict") -> Agreement:
    r"""Count the agreement between rules.

    A rule that does not apply to an area (missing or "") does not count there, neither for nor
    against. Kappa is Cohen's: :math:`(p_o - p_e) / (1 - p_e)`, with :math:`p_o` the share of areas
    judged alike and :math:`p_e` the share expected if the two rules were unrelated; NaN where
    both always say one and the same thing, or judge no area together.

    Parameters
    ----------
    verdict : array_like of str, shape (n,)
    rules : DataFrame, n rows
        One column per rule: ``rising``, ``falling``, ``stable``, ``unclear`` or missing.
    name : str
        What the verdict is called in `pairs`.

    Examples
    --------
    >>> found = agreement(
    ...     verdict=["rising", "stable"],
    ...     rules=pd.DataFrame({"raw": ["rising", "rising"], "groups": [None, "stable"]}),
    ... )
    >>> found.agree.tolist(), found.applicable.tolist()
    ([1, 1], [1, 2])
    """
    columns = {name: _codes(np.asarray(verdict, dtype=object), name)}
    columns |= {str(rule): _codes(rules[rule].to_numpy(dtype=object), rule) for rule in rules}
    said = columns.pop(name)
    if len(said) != len(rules):
        raise ModelError(
            _("There are {verdicts} verdicts, but the rules are about {areas} areas.").format(
                verdicts=len(said), areas=len(rules)
            )
        )
    table = np.column_stack([*columns.values(), np.full(len(said), -1)])  # never without a column
    return Agreement(
        agree=((table == said[:, None]) & (table >= 0)).sum(axis=1),
        applicable=(table >= 0).sum(axis=1),
        pairs=_pairs({name: said, **columns}),
    )


def _codes(values: npt.NDArray[np.object_], rule: object) -> IntArray:
    values = np.where(np.asarray(pd.isna(values)), "", values)
    codes = np.full(len(values), -1, dtype=np.int64)
    for code, known in enumerate(VERDICTS):
        codes[values == known] = code
    strange = (codes < 0) & (values != "")
    if strange.any():
        raise ModelError(
            _(
                "Rule “{rule}” says “{found}”; a rule says rising, falling, stable or unclear."
            ).format(rule=rule, found=values[strange][0])
        )
    return codes


def _pairs(columns: dict[str, IntArray]) -> pd.DataFrame:
    rows = []
    for first, second in combinations(columns, 2):
        a, b = columns[first], columns[second]
        both = (a >= 0) & (b >= 0)
        crossed = np.zeros((len(VERDICTS), len(VERDICTS)))
        np.add.at(crossed, (a[both], b[both]), 1)
        same = int(np.trace(crossed))
        areas = int(both.sum())
        share = same / areas if areas else float("nan")
        rows.append((first, second, areas, same, share, _kappa(crossed)))
    names = ["first", "second", "areas", "same", "share", "kappa"]
    return pd.DataFrame(rows, columns=names)


def _kappa(crossed: npt.NDArray[np.float64]) -> float:
    total = crossed.sum()
    if total == 0:
        return float("nan")
    expected = float(crossed.sum(axis=1) @ crossed.sum(axis=0)) / total**2
    observed = float(np.trace(crossed)) / total
    return (observed - expected) / (1.0 - expected) if expected < 1.0 else float("nan")
