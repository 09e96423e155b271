"""Which areas of a panel lie against each other."""

import numpy as np
from scipy.sparse import csr_array

from wijkpeil.areas.neighbours import neighbours
from wijkpeil.areas.outlines import Outlines
from wijkpeil.panel import Panel


def neighbours_in_panel(*, panel: Panel, outlines: Outlines) -> csr_array:
    """Find the neighbours among the areas of a panel, in its order.

    Returns
    -------
    csr_array, shape (n, n)
        1 where two areas of the panel are neighbours; an area without borders has none.
    """
    row = {code: at for at, code in enumerate(panel.codes.tolist())}
    pairs = [(row[code], at) for at, code in enumerate(outlines.codes) if code in row]
    rows, columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    select = csr_array(
        (np.ones(rows.size), (rows, columns)), shape=(panel.codes.size, len(outlines.codes))
    )
    return csr_array(select @ neighbours(outlines) @ select.T)
