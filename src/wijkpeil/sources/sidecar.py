"""The provenance file that lies beside a raw file, and what it proves."""

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path

from wijkpeil.errors import RefusedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources.datasets import UNKNOWN, DataSet
from wijkpeil.sources.provenance import Provenance, fingerprint


def sidecar(path: Path) -> Path:
    """Name the provenance file of a raw file.

    >>> sidecar(Path("data/scores.zip")).name
    'scores.zip.provenance.json'
    """
    return path.with_name(f"{path.name}.provenance.json")


def write_sidecar(
    path: Path, provenance: Provenance, *, made_from: Sequence[Provenance] = ()
) -> Path:
    """Write the provenance file of a file, whole or not at all.

    Parameters
    ----------
    path : Path
    provenance : Provenance
    made_from : sequence of Provenance
        Of a file that was computed: the files that it was computed from.
    """
    target = sidecar(path)
    draft = target.with_name(f"{target.name}.part")
    told: dict[str, object] = dict(asdict(provenance))
    if made_from:
        told["made_from"] = [asdict(one) for one in made_from]
    text = json.dumps(told, ensure_ascii=False, indent=2)
    draft.write_text(f"{text}\n", encoding="utf-8")
    draft.replace(target)
    return target


def provenance_of(path: Path, dataset: DataSet = UNKNOWN) -> Provenance:
    """Tell where a raw file comes from.

    Parameters
    ----------
    path : Path
        The raw file. If a provenance file lies beside it, that one tells, provided that the raw
        file is still the one that was fetched.
    dataset : DataSet
        What the contents of the file say that it is; used where no provenance file is.

    Raises
    ------
    RefusedFile
        If the raw file changed since it was fetched, or the provenance file can't be read.
    """
    digest = fingerprint(path)
    beside = sidecar(path)
    if not beside.exists():
        return Provenance(
            file=path.name,
            title=dataset.title,
            owner=dataset.owner,
            licence=dataset.licence,
            sha256=digest,
        )
    told = _read(beside)
    if told.sha256 != digest:
        raise RefusedFile(
            _(
                "The file changed since it was fetched: its fingerprint is not the one in "
                "{sidecar}. Fetch it again; or, if you changed it on purpose, remove {sidecar}."
            ).format(sidecar=beside.name),
            file=path.name,
        )
    return told


def _read(beside: Path) -> Provenance:
    try:
        told = json.loads(beside.read_text(encoding="utf-8"))
        return Provenance(**{field.name: str(told[field.name]) for field in fields(Provenance)})
    except (ValueError, KeyError, TypeError) as error:
        raise RefusedFile(
            _("This provenance file can't be read. Fetch the raw file again, or remove this one."),
            file=beside.name,
        ) from error
