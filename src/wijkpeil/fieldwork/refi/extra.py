"""What another program's project holds that Wijkpeil has no place for, kept to be given back."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from wijkpeil.errors import FieldworkError, RefusedDocument
from wijkpeil.fieldwork.refi.model.project import File, Project
from wijkpeil.fieldwork.refi.paths import without_machine_paths
from wijkpeil.fieldwork.refi.project_file import project_from_xml, project_xml
from wijkpeil.language import gettext as _

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Extra:
    """An imported project, without the texts that became documents.

    It may hold what the texts no longer do: recordings, the words of selections, notes. Keep it
    where the original documents are kept.

    Attributes
    ----------
    project : Project
        Positions are in code points of the text with LF; where a position lies outside the text
        it still does, by as much.
    texts : mapping of str to str
        The sha256 of each text as it was imported, by the document's identity.
    aside : frozenset of str
        Identities of selections and codings that did not become codings of Wijkpeil.
    areas : mapping of str to str
        Area codes by the identity of the case that stands for the area.
    """

    project: Project
    texts: Mapping[str, str] = field(default_factory=dict)
    aside: frozenset[str] = frozenset()
    areas: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """Write it as JSON; the same content gives the same bytes."""
        files = {file.name: b64encode(file.data).decode("ascii") for file in self.project.files}
        content = {
            "version": _VERSION,
            "project": project_xml(without_machine_paths(self.project)).decode("utf-8"),
            "files": files,
            "texts": dict(self.texts),
            "aside": sorted(self.aside),
            "areas": dict(self.areas),
        }
        return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8")

    @classmethod
    def from_json(cls, data: bytes, *, name: str) -> "Extra":
        """Read what `to_json` wrote.

        Parameters
        ----------
        data : bytes
        name : str
            The file's name, for messages.

        Raises
        ------
        FieldworkError
            If it can't be read.
        """
        try:
            content = json.loads(data)
            _check_version(content["version"])
            project = project_from_xml(content["project"].encode("utf-8"), name=name)
            files = tuple(
                File(file, b64decode(packed)) for file, packed in sorted(content["files"].items())
            )
            return cls(
                replace(project, files=files, remarks=()),
                dict(content["texts"]),
                frozenset(content["aside"]),
                dict(content["areas"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError, RefusedDocument) as broken:
            message = _(
                "{file}: what was kept of the imported project can't be read. Import it again."
            )
            raise FieldworkError(message.format(file=name)) from broken


def _check_version(version: object) -> None:
    if version != _VERSION:
        raise ValueError(version)
