"""Qualitative Comparative Analysis: which combinations of conditions go with an outcome.

From calibrated cases to a truth table, and from there to all models that fit it:

>>> import pandas as pd
>>> cases = pd.DataFrame(
...     {"LASTING": [1, 1, 0, 0], "MIXED": [1, 0, 1, 0], "RISE": [1, 0, 0, 0]},
...     index=["a", "b", "c", "d"],
... )
>>> table = truth_table(qca_data(cases, outcome="RISE"))
>>> minimise(table, "parsimonious").texts()
[['LASTING*MIXED']]

Everything here is pure: data frames in, frozen results out.
"""

from wijkpeil.qca.after.case_types import CaseTypes, case_types
from wijkpeil.qca.analysis import Analysis, Question, Unanswered, analyse, answered
from wijkpeil.qca.assumptions import Assumptions, assumptions
from wijkpeil.qca.calibration.anchors import Anchors
from wijkpeil.qca.calibration.calibrated import Calibrated, calibrate, calibrate_chance
from wijkpeil.qca.calibration.methods import Steps, ThreeAnchors
from wijkpeil.qca.chart import PrimeImplicantChart
from wijkpeil.qca.clusters.models import diagnose_model
from wijkpeil.qca.conditions import Condition
from wijkpeil.qca.counting import Count
from wijkpeil.qca.data import QcaData, qca_data
from wijkpeil.qca.expectations import Expectations, parse_expectations
from wijkpeil.qca.expression import parse_expression
from wijkpeil.qca.fit import Fit, sufficiency
from wijkpeil.qca.intermediate import Intermediate, Pair, intermediate
from wijkpeil.qca.memberships import term_memberships
from wijkpeil.qca.minimise import Options, minimise
from wijkpeil.qca.missing import Dropped
from wijkpeil.qca.models import Model, Solution
from wijkpeil.qca.necessity.search import NecessaryCuts, search_necessary
from wijkpeil.qca.r_call import CsvLayout, r_call
from wijkpeil.qca.robustness.cut_ranges import cut_ranges
from wijkpeil.qca.robustness.leave_one_out import leave_one_out
from wijkpeil.qca.robustness.noise import noise_check
from wijkpeil.qca.robustness.too_many import too_many_note
from wijkpeil.qca.space import Space, space
from wijkpeil.qca.terms import Literal, Term, literals, write_model, write_term
from wijkpeil.qca.truth_table import Cuts, TruthTable, TruthTableRow, truth_table
from wijkpeil.qca.untenable import (
    AgainstNecessity,
    against_necessity,
    contradictory_assumptions,
    negation,
    rows_in,
    simultaneous_subsets,
)

__all__ = [
    "AgainstNecessity",
    "Analysis",
    "Anchors",
    "Assumptions",
    "Calibrated",
    "CaseTypes",
    "Condition",
    "Count",
    "CsvLayout",
    "Cuts",
    "Dropped",
    "Expectations",
    "Fit",
    "Intermediate",
    "Literal",
    "Model",
    "NecessaryCuts",
    "Options",
    "Pair",
    "PrimeImplicantChart",
    "QcaData",
    "Question",
    "Solution",
    "Space",
    "Steps",
    "Term",
    "ThreeAnchors",
    "TruthTable",
    "TruthTableRow",
    "Unanswered",
    "against_necessity",
    "analyse",
    "answered",
    "assumptions",
    "calibrate",
    "calibrate_chance",
    "case_types",
    "contradictory_assumptions",
    "cut_ranges",
    "diagnose_model",
    "intermediate",
    "leave_one_out",
    "literals",
    "minimise",
    "negation",
    "noise_check",
    "parse_expectations",
    "parse_expression",
    "qca_data",
    "r_call",
    "rows_in",
    "search_necessary",
    "simultaneous_subsets",
    "space",
    "sufficiency",
    "term_memberships",
    "too_many_note",
    "truth_table",
    "write_model",
    "write_term",
]
