"""A made-up country whose truth is known: for the example study, for tests and for benchmarks."""

from wijkpeil.madeup.cases import cases, true_change
from wijkpeil.madeup.country import SEED, Country, country
from wijkpeil.madeup.files import write
from wijkpeil.madeup.scores import MadeUpScores, scores

__all__ = [
    "SEED",
    "Country",
    "MadeUpScores",
    "cases",
    "country",
    "scores",
    "true_change",
    "write",
]
