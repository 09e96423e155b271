"""Words that the comparisons share."""

import numpy as np
import numpy.typing as npt

BoolArray = npt.NDArray[np.bool_]

NEVER = -1
"""Start of an area that was never treated."""
FEWEST = 2
"""Treated areas in a group; of one area alone the noise can't be told from the effect."""
FEW = 10
"""Fewer treated areas (or clusters with one) than this make the errors too small."""
