"""Cells of ``interventions.csv`` that hold more than one thing."""

from dataclasses import replace
from decimal import Decimal

from wijkpeil.areas.levels import Level
from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.effects.register.kinds import KINDS
from wijkpeil.language import gettext as _
from wijkpeil.study.codes import area_codes
from wijkpeil.study.faults import fault, unknown_name
from wijkpeil.study.rows import Row


def areas_and_shares(row: Row, *, level: Level) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Give the areas, and the share of each that was reached; no shares if each is whole.

    A share stands behind the code: ``WK900121:0.4``.

    Raises
    ------
    StudyError
        If a code is not of this level or occurs twice, or a share is not above 0 and at most 1.
    """
    cells = row.required("areas").replace(";", " ").split()
    shares = tuple(_share(row, cell) for cell in cells)
    bare = replace(
        row, cells={**row.cells, "areas": " ".join(cell.partition(":")[0] for cell in cells)}
    )
    codes = area_codes(bare, "areas", level=level)
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice is not None:
        message = _("The area {code} occurs twice in this intervention. Remove one.")
        raise fault(message.format(code=twice), file=row.file, line=row.line)
    return codes, () if all(share == 1.0 for share in shares) else shares


def areas_cell(it: Intervention) -> str:
    """Write areas with their shares."""
    return " ".join(
        code if it.share_of(code) == 1.0 else f"{code}:{plain(it.share_of(code))}"
        for code in it.areas
    )


def intervention_kind(row: Row, column: str) -> str:
    """Give a kind of the controlled list; empty if the cell is.

    Raises
    ------
    StudyError
        If it is another word.
    """
    word = row.text(column)
    if word and word not in KINDS:
        message = _("{problem} The kinds are: {kinds}.").format(
            problem=unknown_name(word, known=KINDS),
            kinds=", ".join(KINDS),
        )
        raise fault(message, file=row.file, line=row.line)
    return word


def waves(row: Row, column: str) -> tuple[int, ...]:
    """Give years, apart by spaces or semicolons, ascending, each once."""
    texts = row.text(column).replace(";", " ").split()
    found = [replace(row, cells={column: text}).wave(column) for text in texts]
    return tuple(sorted({wave for wave in found if wave is not None}))


def listed(row: Row, column: str) -> tuple[str, ...]:
    """Give texts apart by semicolons, each once, in their order."""
    parts = (part.strip() for part in row.text(column).split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def plain(amount: float | None) -> str:
    """Write an amount without an exponent; nothing for none.

    >>> plain(1250000.0), plain(12.5), plain(None)
    ('1250000', '12.5', '')
    """
    if amount is None:
        return ""
    text = format(Decimal(repr(amount)), "f")
    return text.removesuffix(".0")


def _share(row: Row, cell: str) -> float:
    _code, colon, text = cell.partition(":")
    if not colon:
        return 1.0
    whole, dot, part = text.partition(".")
    digits = text.isascii() and whole.isdigit() and (part.isdigit() if dot else True)
    if not digits or not 0.0 < float(text) <= 1.0:
        message = _(
            "“{cell}” in the column areas has no share above 0 and at most 1 behind its colon. "
            "Write the code alone for a whole area, or a share such as WK900121:0.4."
        )
        raise fault(message.format(cell=cell), file=row.file, line=row.line)
    return float(text)
