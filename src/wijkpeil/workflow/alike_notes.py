"""What a reader must know of how look-alikes were found."""

import numpy as np
import numpy.typing as npt
from scipy import sparse

from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.workflow.alike_features import Characterised


def without_difference(known: Characterised, names: tuple[str, ...]) -> tuple[str, ...]:
    """Name the characteristics on which areas don't differ."""
    return tuple(
        _("{what} (the same for all areas, or known of none)").format(
            what=known.compared[name].label
        )
        for name in names
    )


def apart_from(
    gemeente: npt.NDArray[np.str_], near: sparse.csr_array | None, *, same_gemeente: bool
) -> tuple[str, ...]:
    """Say which areas were never look-alikes."""
    told = []
    if not same_gemeente and (gemeente != "").any():
        told.append(_("areas of its own gemeente"))
    if near is not None:
        told.append(_("areas that lie against it"))
    return tuple(told)


def unknown_gemeente(gemeente: npt.NDArray[np.str_], *, same_gemeente: bool) -> tuple[str, ...]:
    """Say so where no gemeente is known."""
    if same_gemeente or (gemeente != "").any():
        return ()
    return (
        _(
            "The gemeente of the areas is not known, so look-alikes may lie in the same gemeente. "
            "For postcode areas give --gemeenten."
        ),
    )


def not_everywhere(count: int, *, everywhere: bool) -> tuple[str, ...]:
    """Say so where look-alikes were not sought of all areas."""
    if everywhere:
        return ()
    return (
        _(
            "With {count} areas, look-alikes were sought only of the areas that are shown; the "
            "others count as having none."
        ).format(count=number(count)),
    )
