"""Fetch a StatLine table through OData v3: page after page, kept as one file."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from wijkpeil.errors import DownloadError
from wijkpeil.language import gettext as _
from wijkpeil.os_reasons import os_reason
from wijkpeil.sources.content import is_page
from wijkpeil.sources.datasets import DataSet
from wijkpeil.sources.download import Progress, keep, persist
from wijkpeil.sources.partial import Partial
from wijkpeil.sources.provenance import Provenance
from wijkpeil.sources.web import BROKEN, Interrupted, ask, reason_of

PAGE = 10_000
"""The most rows that the service gives at once."""


def fetch_table(
    address: str,
    target: Path,
    *,
    dataset: DataSet,
    progress: Progress | None = None,
    page: int = PAGE,
    timeout: float = 60.0,
    attempts: int = 5,
    pause: float = 1.0,
) -> Provenance:
    """Fetch all records of a table, and write its provenance beside it.

    Parameters
    ----------
    address : str
        Of the table, such as ``.../84583NED/TypedDataSet``.
    target : Path
        Gets ``{"odata.metadata": ..., "value": [...]}``.
    dataset : DataSet
    progress : callable, optional
        Called with the number of records so far, and None.
    page : int
        Records to ask for at once.
    timeout, attempts, pause
        As for `wijkpeil.sources.download.fetch`, for each page.

    Raises
    ------
    DownloadError
        If a page can't be fetched or isn't OData, or the pages don't fit together.
    """
    records: list[Any] = []
    context = ""
    while True:
        where = f"{address}?{urlencode({'$top': page, '$skip': len(records), '$format': 'json'})}"
        answer = persist(
            lambda where=where: _page(where, timeout),  # type: ignore[misc]
            address=where,
            attempts=attempts,
            pause=pause,
        )
        context = context or str(answer.get("odata.metadata", ""))
        records += answer["value"]
        if progress is not None:
            progress(len(records), None)
        if len(answer["value"]) < page:
            break
    _check(records, address)
    return _write(records, context, target, address=address, dataset=dataset)


def _page(where: str, timeout: float) -> dict[str, Any]:
    with ask(where, headers={"Accept": "application/json"}, timeout=timeout) as answer:
        try:
            data = answer.read()
        except BROKEN as error:
            raise Interrupted(reason_of(error)) from error
    if is_page(data):
        raise DownloadError(_("{address} gives a web page and not the data.").format(address=where))
    try:
        document = json.loads(data)
    except ValueError as error:
        raise Interrupted(_("the answer breaks off")) from error
    if not isinstance(document, dict) or not isinstance(document.get("value"), list):
        raise DownloadError(
            _("{address} gives another answer than the records of a table.").format(address=where)
        )
    return document


def _check(records: list[Any], address: str) -> None:
    """Refuse pages that overlap, as when the table is renewed between two pages."""
    if not records:
        raise DownloadError(_("{address} gives no records.").format(address=address))
    ids = [one.get("ID") for one in records if isinstance(one, dict)]
    if len(ids) < len(records) or (None not in ids and len(set(ids)) < len(ids)):
        raise DownloadError(
            _(
                "The pages of {address} don't fit together: the table may have been renewed "
                "meanwhile. Fetch it again."
            ).format(address=address)
        )


def _write(
    records: list[Any], context: str, target: Path, *, address: str, dataset: DataSet
) -> Provenance:
    partial = Partial(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        document = {"odata.metadata": context or address, "value": records}
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        partial.path.write_text(text, encoding="utf-8")
        return keep(partial, address=address, dataset=dataset, sha256=partial.sha256())
    except OSError as error:
        raise DownloadError(
            _("{target} can't be written: {reason}.").format(target=target, reason=os_reason(error))
        ) from error
