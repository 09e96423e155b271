"""Ask a web server for a file: one request, with every failure as a sentence."""

import http.client
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from wijkpeil import __version__
from wijkpeil.errors import DownloadError
from wijkpeil.language import gettext as _

BROKEN = (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError)
"""What Python raises when a server can't be reached or stops half-way."""

_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_NOT_THERE = frozenset({404, 410})


class Interrupted(Exception):  # noqa: N818 - not an error for the user, but a reason to try again
    """A failure that may pass: worth trying again."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def ask(address: str, *, headers: Mapping[str, str], timeout: float) -> Any:
    """Open an address.

    Parameters
    ----------
    address : str
        Starting with ``https://`` or ``http://``.
    headers : mapping of str to str
    timeout : float
        Seconds without any answer after which to stop.

    Returns
    -------
    http.client.HTTPResponse
        Open; close it.

    Raises
    ------
    DownloadError
        If trying again is of no use.
    Interrupted
        If it may be.
    """
    if urlsplit(address).scheme not in {"http", "https"}:
        raise DownloadError(
            _("“{address}” is not a web address: it must start with https://.").format(
                address=address
            )
        )
    request = urllib.request.Request(  # noqa: S310 - the scheme was checked
        address,
        headers={"User-Agent": f"wijkpeil/{__version__}", "Accept-Encoding": "identity", **headers},
    )
    try:
        return urllib.request.urlopen(request, timeout=timeout)  # noqa: S310
    except urllib.error.HTTPError as error:
        error.close()
        raise _refused(address, error.code) from error
    except BROKEN as error:
        raise Interrupted(reason_of(error)) from error


def reason_of(error: BaseException) -> str:
    """Say in a few words why a connection failed."""
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, TimeoutError):
        return _("the server gave no answer in time")
    if isinstance(cause, ConnectionError | http.client.HTTPException):
        return _("the server broke off the connection")
    return _("the server can't be reached ({cause})").format(cause=cause)


def _refused(address: str, status: int) -> Exception:
    if status in _AGAIN:
        return Interrupted(_("the server has a problem (status {status})").format(status=status))
    if status in _NOT_THERE:
        return DownloadError(
            _(
                "There is no file at {address} (status {status}). It may have moved: look on the "
                "owner's page, and give its new address with --from."
            ).format(address=address, status=status)
        )
    return DownloadError(
        _("The server refuses to give {address} (status {status}).").format(
            address=address, status=status
        )
    )
