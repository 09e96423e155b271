"""What is fixed in edition 3.0 of the instrument."""

EDITION = "3.0"
REFERENCE = 4.102264851143687
"""``afw = lbm - REFERENCE`` in every year: a fixed point, not the mean of the year."""

DIMENSIONS = ("fys", "onv", "soc", "vrz", "won")
VALUES = ("lbm", "afw", *DIMENSIONS)
YEARS = (2002, 2008, 2012, 2014, 2016, 2018, 2020, 2022, 2024)
LARGEST = 3.0
"""No area is further than this from the reference; the furthest of the real ones is at 1.01."""
