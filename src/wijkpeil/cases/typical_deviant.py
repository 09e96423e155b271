"""Design: areas that changed as expected, and areas that surely did better or worse."""

import numpy as np

from wijkpeil.cases.candidates import Candidates
from wijkpeil.cases.options import Option, Role, in_order, single
from wijkpeil.errors import RuleError
from wijkpeil.language import gettext as _


def typical_deviant(areas: Candidates) -> tuple[Option, ...]:
    """List areas as typical (surely near what was expected) or deviant (surely far from it).

    Nested analysis: Lieberman (2005), *American Political Science Review* 99(3), 435-452. Near
    means within the least change that counts. Every area can be chosen in the one role that is
    likeliest.

    Parameters
    ----------
    areas : Candidates
        Eligible areas, in order of code, with their `excess`.

    Raises
    ------
    RuleError
        If it is not known what was to be expected.
    """
    if areas.excess is None or not np.isfinite(areas.excess.mean).any():
        raise RuleError(
            _(
                "Typical and deviant cases need to know what change was to be expected of areas "
                "like them, and that is not known here. Choose another design, such as pairs."
            )
        )
    minimum = areas.change.minimum
    above, below = areas.excess.above(minimum), 1.0 - areas.excess.above(-minimum)
    roles: tuple[Role, ...] = ("typical", "above", "below")
    chances = np.stack([1.0 - above - below, above, below], axis=1)
    return in_order(
        [
            single(areas, at, role=roles[best], sure=chances[at, best])
            for at in map(int, np.flatnonzero(np.isfinite(areas.excess.mean)))
            for best in [int(np.argmax(chances[at]))]
        ]
    )
