"""Writes the agreement between coders: a page, a table, and a summary for machines."""

from dataclasses import asdict
from pathlib import Path

import pandas as pd

from wijkpeil.fieldwork.agreement import Coefficient, Measures, trust
from wijkpeil.report.fieldwork.coders import coders_page
from wijkpeil.results.agreement import AgreementResults
from wijkpeil.workflow.written import Written, write_results

PAGE = "agreement.html"


def publish_agreement(results: AgreementResults, folder: Path) -> Written:
    """Write ``agreement.csv``, ``agreement.parquet`` and ``agreement.html``."""
    return write_results(
        folder,
        page=PAGE,
        draw=lambda: coders_page(results),
        tables={"agreement": agreement_table(results)},
    )


def agreement_table(results: AgreementResults) -> pd.DataFrame:
    """One row per code, per document, and one over all.

    Returns
    -------
    DataFrame
        Index: ``what``. Columns: ``kind`` (all, code, document), ``alpha``, ``alpha_low``,
        ``alpha_high``, ``trust``, ``percent``, ``ac1``, ``kappa``, ``items``, ``documents``.
    """
    found = results.agreement
    rows = [("", "all", found.overall, len(found.documents))]
    rows += [(it.code, "code", it.measures, it.documents) for it in found.codes]
    rows += [(it.document, "document", it.measures, 1) for it in found.documents]
    records = [_record(what, kind, it, documents) for what, kind, it, documents in rows]
    return pd.DataFrame(records).set_index("what")


def summary(results: AgreementResults) -> dict[str, object]:
    """Sum up for machines."""
    found = results.agreement
    return {
        "unit": found.unit,
        "coders": list(found.coders),
        "overall": {
            name: None if it is None else asdict(it)
            for name, it in (
                ("alpha", found.overall.alpha),
                ("percent", found.overall.percent),
                ("ac1", found.overall.ac1),
                ("kappa", found.overall.kappa),
            )
        },
        "codes": {it.code: it.measures.alpha.value for it in found.codes},
        "left_out": {it.document: it.why for it in found.left_out},
        "differences": sum(len(it.places) for it in results.disagreements),
    }


def _record(what: str, kind: str, it: Measures, documents: int) -> dict[str, object]:
    return {
        "what": what,
        "kind": kind,
        "alpha": it.alpha.value,
        "alpha_low": it.alpha.low,
        "alpha_high": it.alpha.high,
        "trust": trust(it.alpha),
        "percent": it.percent.value,
        "ac1": _value(it.ac1),
        "kappa": _value(it.kappa),
        "items": it.alpha.items,
        "documents": documents,
    }


def _value(it: Coefficient | None) -> float | None:
    return None if it is None else it.value
