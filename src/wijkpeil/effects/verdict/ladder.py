"""Our levels beside the ladder that Dutch municipalities know (Movisie, NJi, RIVM and others)."""

from wijkpeil.language import N_

LADDER: dict[str, str] = {
    "strong": N_("counts as one study for “good indications” (goede aanwijzingen)"),
    "reasonable": N_("counts as one study for “first indications” (eerste aanwijzingen)"),
    "weak": N_("at most “well founded” (goed onderbouwd); no indication of effect yet"),
    "can't tell": N_("at most “well founded” (goed onderbouwd); no indication of effect yet"),
    "no larger than": N_("no step: the ladder has none for “hardly any effect found”"),
    "worse": N_("no step: the ladder has none for harm"),
}
"""By level of an effect that is there, or by claim. The ladder grades a described intervention,
and for a step "effective" it asks two studies or more: one estimate never earns a step by itself.
"""

MARYLAND: dict[int, str] = {
    1: N_("1: before and after, without areas to compare with"),
    2: N_("2: compared, but with areas that were not alike"),
    3: N_("3: change compared with areas that were as bad"),
    4: N_("4: chance did the sorting, as at a border"),
    5: N_("5: areas drawn by lot"),
}
"""Steps of the Maryland Scientific Methods Scale, in plain words."""
