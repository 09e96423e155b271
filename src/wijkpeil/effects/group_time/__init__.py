"""Effects by group and time: Callaway and Sant'Anna (2021), with their averages.

`effects.group_time_effects` compares, for the areas that began at the same wave (a group) and for
every wave, their change since just before with the change of areas that had not begun.
`average.averages` sums these up by event time, group, wave or real years since the start,
`each` does so for every dimension of the score and kind of area, and `pretest.pretest` asks whether
the groups moved alike before, and how much unlike it would have seen.
"""
