"""Where a file comes from: owner, licence, address, date and fingerprint."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Provenance:
    """Origin of one file.

    Attributes
    ----------
    file : str
        The file's name, without its folder.
    title, owner, licence : str
        As the owner states them.
    address : str
        Where it was fetched; empty if a person supplied the file.
    retrieved : str
        Date of fetching, ISO 8601; empty if unknown.
    sha256 : str
        Fingerprint of the bytes.
    """

    file: str
    title: str
    owner: str
    licence: str
    sha256: str
    address: str = ""
    retrieved: str = ""


def fingerprint(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
