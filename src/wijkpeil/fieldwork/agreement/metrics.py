"""How different two values are, by level of measurement."""

from collections.abc import Sequence
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import FieldworkError
from wijkpeil.language import gettext as _

FloatArray = npt.NDArray[np.float64]
Metric = Literal["nominal", "ordinal", "interval", "ratio"]
METRICS: tuple[Metric, ...] = get_args(Metric)


def differences(
    metric: Metric, *, values: Sequence[str | float], margins: FloatArray
) -> FloatArray:
    r"""Give the squared difference of each pair of values.

    With :math:`n_g` how often value :math:`g` occurs, for values :math:`c` and :math:`k`

    .. math::
        \text{nominal: } [c \ne k],\quad
        \text{ordinal: } \Bigl(\sum_{g=c}^{k} n_g - \tfrac{n_c + n_k}{2}\Bigr)^2,\quad
        \text{interval: } (c - k)^2,\quad
        \text{ratio: } \Bigl(\frac{c - k}{c + k}\Bigr)^2

    (Krippendorff 2011, *Computing Krippendorff's Alpha-Reliability*, section E).

    Parameters
    ----------
    metric : {"nominal", "ordinal", "interval", "ratio"}
    values : sequence of length q
        In order; numbers, for interval and ratio.
    margins : ndarray, shape (..., q)
        How often each value occurs; only the ordinal metric looks at it.

    Returns
    -------
    ndarray, shape (..., q, q)

    Raises
    ------
    FieldworkError
        If the metric asks for numbers and a value is none, or asks for a true zero and a value lies
        below it.

    Examples
    --------
    >>> differences("interval", values=[1.0, 2.0, 5.0], margins=np.ones(3)).tolist()
    [[0.0, 1.0, 16.0], [1.0, 0.0, 9.0], [16.0, 9.0, 0.0]]
    """
    if metric == "nominal":
        return 1.0 - np.eye(len(values))
    if metric == "ordinal":
        middle = np.cumsum(margins, axis=-1) - margins / 2.0
        return (middle[..., :, None] - middle[..., None, :]) ** 2
    numbers = _numbers(metric, values)
    apart = numbers[:, None] - numbers[None, :]
    if metric == "interval":
        return np.asarray(apart**2)
    total = numbers[:, None] + numbers[None, :]
    share: FloatArray = np.divide(apart, total, out=np.zeros_like(apart), where=total > 0)
    return share**2


def _numbers(metric: Metric, values: Sequence[str | float]) -> FloatArray:
    for value in values:
        if isinstance(value, str):
            raise FieldworkError(
                _(
                    "The value “{value}” is a word, but the {metric} metric asks for numbers. Take "
                    "“nominal”, or “ordinal” with the values in order."
                ).format(value=value, metric=metric)
            )
    numbers = np.array(values, dtype=float)
    if metric == "ratio" and (numbers < 0).any():
        raise FieldworkError(
            _("The ratio metric asks for a true zero, but {value} lies below it.").format(
                value=numbers.min()
            )
        )
    return numbers
