"""The call of R's package QCA that gives the same result."""

import json
from collections.abc import Sequence

from wijkpeil.qca.analysis import Question
from wijkpeil.qca.minimise import Options
from wijkpeil.qca.truth_table import Cuts


def r_call(question: Question, *, file: str = "data.csv") -> str:
    """Write the R code that asks the same.

    Parameters
    ----------
    question : Question
    file : str
        Name of the CSV, its first column naming the cases.

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
    chosen = _options(question.options)
    lines = [
        "library(QCA)",
        f"data <- read.csv({_text(file)}, row.names = 1)",
        f"tt <- truthTable({_join(_table(question))})",
        f"minimize({_join(['tt', *chosen, 'details = TRUE'])})",
    ]
    included = ["tt", 'include = "?"']
    lines.append(f"minimize({_join([*included, *chosen, 'details = TRUE'])})")
    if question.expectations:
        expected = f"dir.exp = {_text(question.expectations)}"
        lines.append(f"minimize({_join([*included, expected, *chosen, 'details = TRUE'])})")
    return "\n".join(lines)


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
        asked.append(f"incl.cut = c({cuts.inclusion:g}, {cuts.contradiction:g})")
    elif cuts.inclusion != 1:
        asked.append(f"incl.cut = {cuts.inclusion:g}")
    if cuts.frequency != 1:
        asked.append(f"n.cut = {cuts.frequency}")
    if cuts.pri:
        asked.append(f"pri.cut = {cuts.pri:g}")
    return asked


def _options(options: Options) -> list[str]:
    asked = []
    if options.all_solutions:
        asked.append("all.sol = TRUE")
    if options.row_dominance:
        asked.append("row.dom = TRUE")
    if options.pi_cons:
        asked.append(f"pi.cons = {options.pi_cons:g}")
    return asked


def _join(parts: Sequence[str]) -> str:
    return ", ".join(parts)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
