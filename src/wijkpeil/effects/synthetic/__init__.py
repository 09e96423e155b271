"""One or few treated areas: synthetic control, ridge-augmented, synthetic DiD, and placebos.

`effect.synthetic_effect` weighs untreated areas (donors) into a twin of the treated area and
compares the two after the start; `placebos.placebos` does the same for every donor, which tells
how large a difference arises where nothing was done; `cohorts.staggered` does it by start wave.
"""
