"""Title, owner and licence of each open data set."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataSet:
    """What its owner says of a data set; these are names, so they are not translated."""

    title: str
    owner: str
    licence: str


LEEFBAAROMETER = DataSet(
    "Leefbaarometer 3.0", "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties", "CC0 1.0"
)
KWB = DataSet(
    "Kerncijfers wijken en buurten", "Centraal Bureau voor de Statistiek (CBS)", "CC BY 4.0"
)
PC4 = DataSet(
    "Kerncijfers per postcode (PC4)", "Centraal Bureau voor de Statistiek (CBS)", "CC BY 4.0"
)
LEEFBAAROMETER_BORDERS = DataSet(
    "Leefbaarometer 3.0, geometrie",
    "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
    "CC0 1.0",
)
ADDRESSES = DataSet(
    "Buurt, wijk en gemeente voor postcode-huisnummer",
    "Centraal Bureau voor de Statistiek (CBS)",
    "CC BY 4.0",
)
UNKNOWN = DataSet("", "", "")
"""A file of which the contents don't say who made it."""
