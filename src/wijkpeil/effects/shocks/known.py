"""Nationwide Dutch shocks since 2002, as a start for a study's events.csv."""

from dataclasses import dataclass

from wijkpeil.effects.shocks.bundles import Shock
from wijkpeil.language import N_


@dataclass(frozen=True, slots=True)
class KnownShock:
    """A nationwide shock, and by what areas may have been exposed to it.

    Attributes
    ----------
    name, exposure : str
        To be translated where shown.
    start, end : float
        Decimal years.
    measured : int
        Year by which the exposure must have been measured.
    """

    name: str
    exposure: str
    start: float
    end: float
    measured: int

    def shock(self) -> Shock:
        """Give it as `bundles` takes it; its name in English."""
        return Shock(self.name, self.start, self.end)


KNOWN = (
    KnownShock(
        N_("Credit crisis and the recession after it"),
        N_("share of jobs in construction and of temporary jobs"),
        2008.7,
        2014.0,
        2007,
    ),
    KnownShock(
        N_("End of the big-cities policy"),
        N_("whether the gemeente took part, and the budget per resident"),
        2010.0,
        2010.0,
        2009,
    ),
    KnownShock(
        N_("Care at home instead of in institutions (extramuralisering)"),
        N_("share of social rent; places in care institutions"),
        2013.0,
        2015.99,
        2012,
    ),
    KnownShock(
        N_("Decentralisation of youth care, support and work"),
        N_("share of residents with such support"),
        2015.0,
        2015.0,
        2014,
    ),
    KnownShock(
        N_("Housing Act 2015 (Woningwet)"), N_("share of social rent"), 2015.5, 2015.5, 2012
    ),
    KnownShock(
        N_("Fitting allocation of social rent (passend toewijzen)"),
        N_("share of social rent"),
        2016.0,
        2016.0,
        2012,
    ),
)
"""In order of start. Those of 2013 to 2016 are in the wave of 2016 together: one bundle."""
