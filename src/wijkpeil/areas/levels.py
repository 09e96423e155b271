"""The levels at which areas are told apart."""

from typing import Literal, get_args

from wijkpeil.language import N_

Level = Literal["grid", "buurt", "wijk", "pc4", "gemeente"]
LEVELS: tuple[Level, ...] = get_args(Level)

NAMES: dict[Level, tuple[str, str]] = {
    "grid": (N_("grid cell"), N_("grid cells")),
    "buurt": (N_("buurt"), N_("buurten")),
    "wijk": (N_("wijk"), N_("wijken")),
    "pc4": (N_("postcode area"), N_("postcode areas")),
    "gemeente": (N_("gemeente"), N_("gemeenten")),
}
"""Singular and plural of each level, to be translated where shown."""
