"""Which cases were suggested and how firm each verdict is: what the pages on cases need."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from wijkpeil.cases.brought_in import BroughtIn
from wijkpeil.cases.options import Option
from wijkpeil.cases.stability import CaseStability
from wijkpeil.cases.suggest import Selection
from wijkpeil.language import Language
from wijkpeil.sources.provenance import Provenance
from wijkpeil.trajectories.defaults import Reference

VariantKind = Literal["relative_to", "minimum", "period", "raw", "other_file"]


@dataclass(frozen=True, slots=True)
class About:
    """What a page on cases says of itself.

    Attributes
    ----------
    title : str
    language : {"nl", "en"}
    made_up : bool
    level : str
        Of the areas.
    edition : str
    start, end : int
    reference : {"nation", "gemeente", "group", "alike", "none"}
    minimum : float
        The least change that counts, score points.
    cap : float
    vulnerable_rule : str
        In words.
    command : str
        The command that makes the page again.
    provenance : tuple of Provenance
    notes : tuple of str
    """

    title: str
    language: Language
    made_up: bool
    level: str
    edition: str
    start: int
    end: int
    reference: Reference
    minimum: float
    cap: float
    vulnerable_rule: str
    command: str
    provenance: tuple[Provenance, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """The same choice under another rule of change.

    Attributes
    ----------
    kind : {"relative_to", "minimum", "period", "raw", "other_file"}
    value : str
        What is other: a reference, a least change, ``2012-2018``, or the name of a file.
    codes : tuple of str
        Cases chosen then.
    options : tuple of Option
    names : mapping of str to str
        Names of areas that are chosen here but not in the suggestion, by code.
    why_not : str
        Why nothing can be chosen then; empty if something can.
    """

    kind: VariantKind
    value: str
    codes: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    why_not: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class StabilityResults:
    """How firm the verdict on each case is.

    Attributes
    ----------
    about : About
    cases : DataFrame
        Index: code. Columns ``name``, ``city``, ``verdict`` and ``sure`` (the probability that
        belongs to the verdict), in order of city and name.
    rules : DataFrame
        Index as `cases`; a column a rule: ``rising``, ``falling``, ``stable``, ``unclear``, or
        None where it says nothing. Columns such as ``relative_to:gemeente``, ``minimum:0.0196``,
        ``cap:0.01`` and the names of other rules.
    periods : DataFrame
        The same; columns such as ``2012-2018``, all windows but the study's own.
        Only those that overlap it count in `found`.
    waves : tuple of int
    found : tuple of CaseStability
        In the order of `cases`.
    """

    about: About
    cases: pd.DataFrame
    rules: pd.DataFrame
    periods: pd.DataFrame
    waves: tuple[int, ...]
    found: tuple[CaseStability, ...]


@dataclass(frozen=True, slots=True, eq=False)
class SuggestedCases:
    """Cases chosen by a rule.

    Attributes
    ----------
    about : About
    selection : Selection
    variants : tuple of Variant
    brought_in : tuple of BroughtIn
        Cases of the cities' own; empty if none were given.
    stability : StabilityResults or None
        Of the cases suggested and brought in; None if there are none.
    compared_by, not_compared_by : tuple of str
        Labels of the characteristics that likeness rests on, where the design asks for it; and of
        those that could not count, because nothing is known or all areas have the same.
    """

    about: About
    selection: Selection
    variants: tuple[Variant, ...]
    brought_in: tuple[BroughtIn, ...]
    stability: StabilityResults | None
    compared_by: tuple[str, ...] = ()
    not_compared_by: tuple[str, ...] = ()
