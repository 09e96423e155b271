"""Fetch a file: whole and unharmed at its place, or not at all.

The bytes go to ``<file>.part``. If the connection breaks, the rest is asked for (HTTP Range, RFC
9110 section 14), provided that the server still has the same version (If-Range); else it starts
anew. Only a file of the right length and fingerprint gets its name.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from wijkpeil.errors import DownloadError
from wijkpeil.language import gettext as _
from wijkpeil.os_reasons import os_reason
from wijkpeil.sources.content import is_page
from wijkpeil.sources.datasets import UNKNOWN, DataSet
from wijkpeil.sources.partial import Partial
from wijkpeil.sources.provenance import Provenance
from wijkpeil.sources.sidecar import sidecar, write_sidecar
from wijkpeil.sources.web import BROKEN, Interrupted, ask, reason_of

T = TypeVar("T")
Progress = Callable[[int, int | None], None]
"""Told how many bytes are there, and of how many; None if the server doesn't say."""

_CHUNK = 1 << 16
_PARTIAL, _WHOLE, _OUT_OF_RANGE = 206, 200, 416


def fetch(
    address: str,
    target: Path,
    *,
    progress: Progress | None = None,
    expected_sha256: str | None = None,
    dataset: DataSet = UNKNOWN,
    timeout: float = 30.0,
    attempts: int = 5,
    pause: float = 1.0,
) -> Provenance:
    """Fetch a file, and write its provenance beside it.

    Parameters
    ----------
    address : str
    target : Path
        Where the file must come. What is there now stays until the new file is whole.
    progress : callable, optional
        Called with the number of bytes so far and the total, or None where that is unknown.
    expected_sha256 : str, optional
        Fingerprint that the file must have.
    dataset : DataSet
        Title, owner and licence for the provenance.
    timeout : float
        Seconds without any answer after which an attempt fails.
    attempts : int
        How often to try; bytes that came in are kept between attempts, and between calls.
    pause : float
        Seconds before the second attempt; doubled for each next one.

    Returns
    -------
    Provenance

    Raises
    ------
    DownloadError
        If there is no such file, the server can't be reached or breaks off every time, or what it
        gives is a web page or has another fingerprint.
    """
    partial = Partial(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        persist(
            lambda: _attempt(address, partial, progress, timeout),
            address=address,
            attempts=attempts,
            pause=pause,
        )
        sha256 = _check(address, partial, expected_sha256)
        return keep(partial, address=address, dataset=dataset, sha256=sha256)
    except OSError as error:
        raise DownloadError(
            _("{target} can't be written: {reason}.").format(target=target, reason=os_reason(error))
        ) from error


def persist(attempt: Callable[[], T], *, address: str, attempts: int, pause: float) -> T:
    """Try until it works, with growing pauses."""
    for number in range(attempts):
        if number:
            time.sleep(pause * 2 ** (number - 1))
        try:
            return attempt()
        except Interrupted as error:
            reason = error.reason
    raise DownloadError(
        _(
            "{address} could not be fetched: {reason}. Attempts made: {attempts}. Try again "
            "later: what came in is kept, and the rest will be asked for."
        ).format(address=address, reason=reason, attempts=attempts)
    )


def keep(partial: Partial, *, address: str, dataset: DataSet, sha256: str) -> Provenance:
    """Give a whole file its name, and write its provenance beside it."""
    provenance = Provenance(
        file=partial.target.name,
        title=dataset.title,
        owner=dataset.owner,
        licence=dataset.licence,
        sha256=sha256,
        address=address,
        retrieved=datetime.now(UTC).date().isoformat(),
    )
    # without the old note, a stop between the next two lines leaves no note that isn't true
    sidecar(partial.target).unlink(missing_ok=True)
    partial.finish()
    write_sidecar(partial.target, provenance)
    return provenance


def _attempt(address: str, partial: Partial, progress: Progress | None, timeout: float) -> None:
    """Ask for the file, or for the rest of it."""
    version = partial.version(address)
    headers = {"Range": f"bytes={partial.size()}-", "If-Range": version} if version else {}
    with _ask_or_restart(address, partial, headers, timeout) as answer:
        if answer.status == _PARTIAL and _continues(answer, partial):
            total = _total_of_range(answer)
        else:
            _refuse_page(address, answer)
            partial.start(address, _version(answer))
            length = answer.headers.get("Content-Length", "")
            total = int(length) if length.isdecimal() else None
        _receive(answer, partial, total, progress)
    if total is not None and partial.size() != total:
        raise Interrupted(_("the server broke off the connection"))


def _ask_or_restart(address: str, partial: Partial, headers: dict[str, str], timeout: float) -> Any:
    """Ask for the rest; for the whole file where the server refuses to give a rest."""
    try:
        return ask(address, headers=headers, timeout=timeout)
    except DownloadError:
        if not headers:
            raise
        partial.discard()  # perhaps only the range was refused (status 416)
        return ask(address, headers={}, timeout=timeout)


def _receive(answer: Any, partial: Partial, total: int | None, progress: Progress | None) -> None:
    done = partial.size()
    with partial.path.open("ab") as stream:
        while True:
            try:
                chunk = answer.read1(_CHUNK)
            except BROKEN as error:
                raise Interrupted(reason_of(error)) from error
            if not chunk:
                return
            stream.write(chunk)
            done += len(chunk)
            if progress is not None:
                progress(done, total)


def _continues(answer: Any, partial: Partial) -> bool:
    """Whether a partial answer goes on exactly where the bytes so far end."""
    told = str(answer.headers.get("Content-Range", ""))
    if told.startswith(f"bytes {partial.size()}-"):
        return True
    partial.discard()
    raise Interrupted(_("the server gave another part of the file than was asked"))


def _total_of_range(answer: Any) -> int | None:
    total = str(answer.headers["Content-Range"]).rpartition("/")[2]
    return int(total) if total.isdecimal() else None


def _version(answer: Any) -> str:
    """Give the mark by which the server knows this version; weak marks are no use (RFC 9110)."""
    etag = str(answer.headers.get("ETag", ""))
    if etag and not etag.startswith("W/"):
        return etag
    return str(answer.headers.get("Last-Modified", ""))


def _refuse_page(address: str, answer: Any) -> None:
    if answer.headers.get_content_type() in {"text/html", "application/xhtml+xml"}:
        raise _page(address)


def _page(address: str) -> DownloadError:
    return DownloadError(
        _(
            "{address} gives a web page and not the data. It may have moved: look at it in a "
            "browser, and give the new address with --from."
        ).format(address=address)
    )


def _check(address: str, partial: Partial, expected: str | None) -> str:
    """Check the whole file before it gets its name."""
    with partial.path.open("rb") as stream:
        start = stream.read(_CHUNK)
    found = partial.sha256()
    if not start or is_page(start) or (expected is not None and found != expected.lower()):
        partial.discard()
    if not start:
        raise DownloadError(_("{address} gives an empty file.").format(address=address))
    if is_page(start):
        raise _page(address)
    if expected is not None and found != expected.lower():
        raise DownloadError(
            _(
                "What {address} gives has another fingerprint than expected ({found} and not "
                "{expected}): the file was changed, or damaged on its way. It is not kept."
            ).format(address=address, found=found[:12], expected=expected[:12])
        )
    return found
