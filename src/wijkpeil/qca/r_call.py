"""The call of R's package QCA that gives the same result."""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from wijkpeil.qca.analysis import Question
from wijkpeil.qca.minimise import Options
from wijkpeil.qca.models import SolutionKind
from wijkpeil.qca.truth_table import Cuts

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9._]*")
"""Names that R keeps as they are."""


@dataclass(frozen=True, slots=True)
class CsvLayout:
    """How a table stands in its file, as far as R must be told to read the same.

    Attributes
    ----------
    separator, decimal : str
    byte_order_mark : bool
        Whether the file begins with one, as Excel's “CSV UTF-8” does.
    missing : tuple of str
        What stands for a missing value, beside ``NA`` and nothing.
    words : mapping of str to mapping of str to int
        By column: words, and the values that they are read as.
    """

    separator: str = ","
    decimal: str = "."
    byte_order_mark: bool = False
    missing: tuple[str, ...] = ()
    words: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def r_call(
    question: Question,
    *,
    file: str = "data.csv",
    layout: CsvLayout | None = None,
    kinds: Collection[SolutionKind] | None = None,
) -> str:
    """Write the R code that asks the same.

    Parameters
    ----------
    question : Question
    file : str
        Name of the CSV, its first column naming the cases.
    layout : CsvLayout, optional
        If it is not a CSV with commas and decimal points.
    kinds : collection of {"complex", "parsimonious", "intermediate"}, optional
        The solutions that there are; all if not given, the last one only with expectations.

    Returns
    -------
    str
        Lines of R for the package QCA 3.25.

    Examples
    --------
    >>> print(r_call(Question("~SURV", cuts=Cuts(0.8), expectations="~DEV"), file="LF.csv"))
    library(QCA)
    data <- read.csv("LF.csv", row.names = 1)
    tt <- truthTable(data, outcome = "~SURV", incl.cut = 0.8, show.cases = TRUE)
    minimize(tt, details = TRUE)
    minimize(tt, include = "?", details = TRUE)
    minimize(tt, include = "?", dir.exp = "~DEV", details = TRUE)
    """
    usual: list[SolutionKind] = ["complex", "parsimonious"]
    usual += ["intermediate"] if question.expectations else []
    asked = {
        "complex": [],
        "parsimonious": ['include = "?"'],
        "intermediate": ['include = "?"', f"dir.exp = {_text(question.expectations)}"],
    }
    chosen = _options(question.options)
    return "\n".join(
        [
            "library(QCA)",
            *_read(question, file, layout or CsvLayout()),
            f"tt <- truthTable({_join(_table(question))})",
            *(
                f"minimize({_join(['tt', *own, *chosen, 'details = TRUE'])})"
                for kind, own in asked.items()
                if kind in (usual if kinds is None else kinds)
            ),
        ]
    )


def _read(question: Question, file: str, layout: CsvLayout) -> list[str]:
    """Read the file, and turn words into the values that they were read as."""
    asked = [_text(file), "row.names = 1"]
    if layout.separator != ",":
        asked.append(f"sep = {_text(layout.separator)}")
    if layout.decimal != ".":
        asked.append(f"dec = {_text(layout.decimal)}")
    if layout.byte_order_mark:
        asked.append('fileEncoding = "UTF-8-BOM"')
    if layout.missing:
        asked.append(f"na.strings = c({_join([_text(one) for one in ('NA', *layout.missing)])})")
    if not all(_PLAIN.fullmatch(name) for name in (*question.conditions, *layout.words)):
        asked.append("check.names = FALSE")
    lines = [f"data <- read.csv({_join(asked)})"]
    for column, values in layout.words.items():
        own = f"data[[{_text(column)}]]"
        lines += [f"{own}[{own} == {_text(word)}] <- {value}" for word, value in values.items()]
        lines.append(f"{own} <- as.numeric({own})")
    return lines


def _table(question: Question) -> list[str]:
    """Write the arguments of the truth table that differ from R's own choice."""
    asked = ["data", f"outcome = {_text(question.outcome)}"]
    if question.conditions:
        asked.append(f"conditions = {_text(', '.join(question.conditions))}")
    asked += _cuts(question.cuts)
    if isinstance(question.exclude, str):
        asked.append(f"exclude = {_text(question.exclude)}")
    elif question.exclude:
        asked.append(f"exclude = c({_join([str(row) for row in question.exclude])})")
    return [*asked, "show.cases = TRUE"]


def _cuts(cuts: Cuts) -> list[str]:
    asked = []
    if cuts.contradiction is not None:
        asked.append(f"incl.cut = c({_figure(cuts.inclusion)}, {_figure(cuts.contradiction)})")
    elif cuts.inclusion != 1:
        asked.append(f"incl.cut = {_figure(cuts.inclusion)}")
    if cuts.frequency != 1:
        asked.append(f"n.cut = {cuts.frequency}")
    if cuts.pri:
        asked.append(f"pri.cut = {_figure(cuts.pri)}")
    return asked


def _options(options: Options) -> list[str]:
    asked = []
    if options.all_solutions:
        asked.append("all.sol = TRUE")
    if options.row_dominance:
        asked.append("row.dom = TRUE")
    if options.pi_cons:
        asked.append(f"pi.cons = {_figure(options.pi_cons)}")
    return asked


def _figure(value: float) -> str:
    return f"{value:.15g}"


def _join(parts: Sequence[str]) -> str:
    return ", ".join(parts)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
