"""One edition of the instrument on one set of borders, or no effect at all."""

from collections.abc import Sequence

from wijkpeil.effects.guards.finding import Finding
from wijkpeil.language import gettext as _


def instrument(*, editions: Sequence[str], borders: Sequence[str]) -> Finding:
    """Refuse waves of several editions, or on several sets of borders.

    Parameters
    ----------
    editions, borders : sequence of str, length T
        Of each wave: the edition of the instrument, and the year of the borders.

    Examples
    --------
    >>> instrument(editions=["3.0", "2.0"], borders=["2020", "2020"]).refuses
    True
    """
    said = []
    if len(set(editions)) > 1:
        said.append(
            _(
                "The waves are of more than one edition of the instrument ({editions}). Editions "
                "are estimated anew and can't be compared: take all waves from one."
            ).format(editions=", ".join(sorted(set(editions))))
        )
    if len(set(borders)) > 1:
        said.append(
            _(
                "The waves are on borders of more than one year ({borders}). Carry them over to "
                "one set of borders first."
            ).format(borders=", ".join(sorted(set(borders))))
        )
    if said:
        return Finding("instrument", "changed", fired=True, sentence=" ".join(said), refuses=True)
    whole = _("All waves are of one edition, on one set of borders.")
    return Finding("instrument", "one edition and borders", fired=False, sentence=whole)
