"""Scores of the Leefbaarometer 3.0, at every level and in every form in which they are given.

Layout, identities and traps: the open data page of leefbaarometer.nl and measurements on its files.
"""

from wijkpeil.sources.leefbaarometer.reading import read_scores

__all__ = ["read_scores"]
