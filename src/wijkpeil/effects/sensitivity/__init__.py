"""What remains of an effect if courses were not quite alike: Rambachan and Roth (2023).

`relative_magnitudes` lets the treated areas part from their controls after the start by up to M
times the largest step seen before it; `smoothness` lets a steady difference in course bend by up
to M a period. `break_even` finds the M at which "no effect" can no longer be excluded.
"""
