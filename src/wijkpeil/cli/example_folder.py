"""The made-up example study as a folder: written whole, and never over somebody's work."""

import shlex
import tempfile
from collections.abc import Mapping
from pathlib import Path

import click
import pandas as pd

from wijkpeil import madeup
from wijkpeil.errors import StudyError
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.madeup.example import plain_files
from wijkpeil.study import Case, Intervention, Moment
from wijkpeil.study.cases import FILE as CASES
from wijkpeil.study.cases import write_cases
from wijkpeil.study.fieldwork.folder import FILES as FIELDWORK
from wijkpeil.study.fieldwork.texts import OPEN, PRIVATE, make_private
from wijkpeil.study.interventions import FILE as INTERVENTIONS
from wijkpeil.study.interventions import write_interventions

_SETTINGS = "study.toml"


def write_example(folder: Path, seed: int | None = None) -> str:
    """Write the plain files first, so that an interrupted run can be taken up again.

    Parameters
    ----------
    folder : Path
    seed : int, optional
        For another country than that of the example.

    Returns
    -------
    str
        What was written and what comes next, in the active language.

    Raises
    ------
    StudyError
        If the folder holds anything else, or an example that a person changed.
    """
    plain = {name: path.read_bytes() for name, path in plain_files().items()}
    _refuse_foreign(folder, settings=plain[_SETTINGS])
    _progress(_("Making up a country ..."))
    country = madeup.country(madeup.SEED if seed is None else seed)
    if seed not in (None, madeup.SEED):
        plain = {name: text for name, text in plain.items() if not _of_fieldwork(name)}
        plain |= _drawn(country)
    _refuse_changed(folder, plain)
    _place(folder, plain)
    madeup.write(country, folder, progress=_progress_of_file)
    _progress(_("Done."))
    return _summary(country, folder)


def _progress(message: str) -> None:
    click.echo(message, err=True)


def _progress_of_file(name: str) -> None:
    _progress(_("Writing {file} ...").format(file=name))


def _refuse_foreign(folder: Path, *, settings: bytes) -> None:
    """Refuse a folder that holds anything but this example."""
    present = folder / _SETTINGS
    if present.is_file() and present.read_bytes() == settings:
        return
    if folder.is_dir() and any(path.suffix != ".part" for path in folder.iterdir()):
        message = _(
            "The folder “{folder}” already holds something else. Nothing was written. Give a new "
            "or an empty folder."
        )
        raise StudyError(message.format(folder=folder))


def _refuse_changed(folder: Path, plain: Mapping[str, bytes]) -> None:
    """Refuse to undo what a person changed in an example written before."""
    changed = [
        name
        for name, content in plain.items()
        if (folder / name).is_file() and (folder / name).read_bytes() != content
    ]
    if changed:
        message = _(
            "In “{folder}” these files differ from the example: {files}. Nothing was written. "
            "Give another folder, or remove these files first."
        )
        raise StudyError(message.format(folder=folder, files=", ".join(changed)))


def _of_fieldwork(name: str) -> bool:
    """Whether a file tells of the eleven cases of the example's own country."""
    return name in FIELDWORK or name.partition("/")[0] in (OPEN, PRIVATE, "inbox")


def _drawn(country: madeup.Country) -> dict[str, bytes]:
    """Cases and interventions of a country with another seed, as files."""
    cases = [
        Case(str(row["code"]), str(row["name"]), str(row["city"]), str(row["why"]))
        for _index, row in madeup.cases(country).iterrows()
    ]
    interventions = [_intervention(row) for _index, row in country.interventions.iterrows()]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_cases(folder, cases)
        write_interventions(folder, interventions)
        return {file: (folder / file).read_bytes() for file in (CASES, INTERVENTIONS)}


def _intervention(row: pd.Series) -> Intervention:
    return Intervention(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        areas=tuple(row["areas"].split()),
        announced=Moment(row["announced"]),
        started=Moment(row["started"]),
        ended=Moment(row["ended"]) if row["ended"] else None,
        selection_rule=row["selection_rule"],
        selection_waves=tuple(int(wave) for wave in row["selection_wave"].split()),
        cost=float(row["cost"]),
        source=row["source"],
        components=tuple(row["components"].split("; ")),
        dimensions=tuple(row["dimensions"].split()),
        dose=row["dose"],
        cost_per_resident=float(row["cost_per_resident"]) if row["cost_per_resident"] else None,
        price_year=int(row["price_year"]),
        owner=row["owner"],
    )


def _place(folder: Path, plain: Mapping[str, bytes]) -> None:
    """Write the plain files, the settings first: they mark the folder as ours."""
    for name in sorted(plain, key=lambda name: name != _SETTINGS):
        path = folder / name
        if name.startswith(f"{PRIVATE}/"):
            make_private(folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.part")
        draft.write_bytes(plain[name])
        draft.replace(path)


def _summary(country: madeup.Country, folder: Path) -> str:
    wrote = _(
        "The example study is in “{folder}”: {wijken} made-up wijken in {gemeenten} made-up "
        "gemeenten. Nothing in it exists."
    ).format(
        folder=folder,
        wijken=number(len(country.areas)),
        gemeenten=number(country.areas["gemeente"].nunique()),
    )
    then = _("Next, find out which of them rose and fell: wijkpeil run {folder}").format(
        folder=shlex.quote(str(folder))
    )
    return f"{wrote}\n{then}"
