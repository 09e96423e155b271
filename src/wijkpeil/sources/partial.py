"""A file that is still being fetched: what is there already, and of which version it is."""

import json
from dataclasses import dataclass
from pathlib import Path

from wijkpeil.sources.provenance import fingerprint


@dataclass(frozen=True, slots=True)
class Partial:
    """The unfinished copy beside a target: ``<file>.part``, and a note of its version.

    Attributes
    ----------
    target : Path
        Where the file will be once it is whole.
    """

    target: Path

    @property
    def path(self) -> Path:
        """The bytes so far."""
        return self.target.with_name(f"{self.target.name}.part")

    @property
    def note(self) -> Path:
        """Which address and version those bytes are of."""
        return self.target.with_name(f"{self.target.name}.part.json")

    def version(self, address: str) -> str:
        """Give the version (ETag or date) of the bytes so far; empty if they can't be used."""
        try:
            note = json.loads(self.note.read_text(encoding="utf-8"))
            usable = note["address"] == address and self.path.stat().st_size > 0
            return str(note["version"]) if usable else ""
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def start(self, address: str, version: str) -> None:
        """Begin anew with a version of the file."""
        self.path.write_bytes(b"")
        text = json.dumps({"address": address, "version": version})
        self.note.write_text(text, encoding="utf-8")

    def size(self) -> int:
        """How many bytes there are so far."""
        return self.path.stat().st_size if self.path.exists() else 0

    def sha256(self) -> str:
        """Fingerprint of the bytes so far."""
        return fingerprint(self.path)

    def finish(self) -> None:
        """Put the whole file in its place at once."""
        self.path.replace(self.target)
        self.note.unlink(missing_ok=True)

    def discard(self) -> None:
        """Throw the bytes away."""
        self.path.unlink(missing_ok=True)
        self.note.unlink(missing_ok=True)
