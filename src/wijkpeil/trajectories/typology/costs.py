"""What it costs to turn one course of classes into another."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Costs:
    """Costs for optimal matching.

    Attributes
    ----------
    substitution : ndarray, shape (k, k)
        Cost of one class in the place of another: symmetric, zero on the diagonal, not negative.
    indel : float
        Cost of inserting or deleting a class.
    """

    substitution: FloatArray
    indel: float

    def __post_init__(self) -> None:
        """Refuse costs that give no distance."""
        table = self.substitution
        square = table.ndim == 2 and table.shape[0] == table.shape[1]
        if not (
            square
            and np.isfinite(table).all()
            and np.array_equal(table, table.T)
            and not np.diag(table).any()
            and (table >= 0).all()
            and self.indel > 0
        ):
            raise ModelError(
                _(
                    "Costs must be the same both ways, zero for the same class, not negative, and "
                    "an insertion must cost something; these are not."
                )
            )

    @property
    def k(self) -> int:
        """How many classes there are."""
        return len(self.substitution)

    @property
    def whole(self) -> bool:
        """Whether all costs are small whole numbers, so that single precision is exact."""
        every = np.append(self.substitution.ravel(), self.indel)
        return bool((every == np.rint(every)).all() and every.max() < 2**16)


def interval_costs(*, k: int) -> Costs:
    r"""Substitution costs :math:`|i - j|`; an insertion or deletion costs :math:`k - 1`.

    For ordered classes such as the Leefbaarometer's.

    >>> interval_costs(k=3).substitution.tolist(), interval_costs(k=3).indel
    ([[0.0, 1.0, 2.0], [1.0, 0.0, 1.0], [2.0, 1.0, 0.0]], 2.0)
    """
    steps = np.arange(k, dtype=np.float64)
    return Costs(substitution=np.abs(steps[:, None] - steps), indel=float(max(k - 1, 1)))


def constant_costs(*, k: int, substitution: float = 0.5, indel: float = 1.0) -> Costs:
    """Any substitution costs the same.

    >>> constant_costs(k=2).substitution.tolist()
    [[0.0, 0.5], [0.5, 0.0]]
    """
    return Costs(substitution=substitution * (1.0 - np.eye(k)), indel=indel)


def transition_costs(*, probabilities: npt.ArrayLike) -> Costs:
    r"""Substitutions cost less between classes that often follow each other.

    :math:`c_{ij} = (2 - p_{ij} - p_{ji}) / 2` for two different classes; an insertion or deletion
    costs 1.

    Parameters
    ----------
    probabilities : array_like, shape (k, k)
        Transition probabilities; a row of NaN (a class that was never left) counts as zero.

    Examples
    --------
    >>> transition_costs(probabilities=[[0.8, 0.2], [0.4, 0.6]]).substitution.round(3).tolist()
    [[0.0, 0.7], [0.7, 0.0]]
    """
    chances = np.nan_to_num(np.asarray(probabilities, dtype=np.float64), nan=0.0)
    table = (2.0 - (chances + chances.T)) / 2.0
    np.fill_diagonal(table, 0.0)
    return Costs(substitution=table, indel=1.0)
