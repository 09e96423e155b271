"""A review as a table that a person fills in with a spreadsheet program, and back again.

The words stand between quotation marks: a spreadsheet program then makes no date, number or
formula of them.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.pseudonyms.kinds import said
from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.review import Review
from wijkpeil.fieldwork.pseudonyms.risks import RiskNote, risk_notes
from wijkpeil.language import gettext as _

COLUMNS = ("start", "end", "words", "around", "kind", "decision", "call_it", "instead")
AROUND = 40
OUT = frozenset({"out", "uit", "ja", "yes", "j", "y", "u", "o"})
KEEP = frozenset({"keep", "laat", "houd", "nee", "no", "n", "k", "h"})
SEEN = frozenset({"seen", "gezien", "ja", "yes", "j", "y"})


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    start: str
    end: str
    words: str
    decision: str
    call_it: str
    instead: str


def review_table(text: str, review: Review) -> str:
    r"""Write the proposals and risk notes of a review as a table, with what was decided so far.

    Parameters
    ----------
    text : str
        The text that the review is of.
    review : Review

    Returns
    -------
    str
        Cells with semicolons between them, one proposal a line: `COLUMNS`.

    Examples
    --------
    >>> from wijkpeil.fieldwork.pseudonyms import begin_review, propose
    >>> from wijkpeil.language import speaking
    >>> text = "Bel mevrouw Roos."
    >>> with speaking("en"):
    ...     print(review_table(text, begin_review(text, propose(text))).splitlines()[1])
    12;16;“Roos”;…Bel mevrouw [Roos].…;name of a person;;;
    """
    decided = {one.answers: one for one in review.decisions if one.answers is not None}
    rows: list[tuple[object, ...]] = []
    for one in review.proposals:
        decision, label, instead = "", "", ""
        if (it := decided.get(one.span)) is not None:
            decision = _("out") if it.takes_out else _("keep")
            label, instead = it.label, it.instead
        rows.append((*_place(text, one.start, one.end), said(one.kind), decision, label, instead))
    for note in risk_notes(text):
        seen = _("seen") if note in review.notes_seen else ""
        rows.append((*_place(text, note.start, note.end), _(note.why), seen, "", ""))
    written = io.StringIO()
    table = csv.writer(written, delimiter=";", lineterminator="\r\n")
    table.writerow(COLUMNS)
    table.writerows(rows)
    return written.getvalue()


def decided_in_table(text: str, review: Review, table: str) -> Review:
    """Take over the decisions of a table.

    A row without start and end is of a person: its words are taken out wherever they stand as
    whole words. An empty decision leaves undecided what was undecided.

    Parameters
    ----------
    text : str
    review : Review
        Of this text.
    table : str
        As `review_table` writes it; semicolons, commas or tabs between the cells.

    Raises
    ------
    FieldworkError
        If a row is of other words than stand in the text, a decision can't be read, or columns are
        missing. Nothing is taken over then. The message names the line and never the words.
    """
    notes = risk_notes(text)
    for row in _rows(table):
        if not row.start and not row.end:
            review = _added(text, review, row)
            continue
        span = _span(row)
        if _plain(text[slice(*span)]) != _plain(row.words):
            message = _(
                "Line {line} holds other words than the text at characters {start} to {end}. Write "
                "the table anew; change nothing in it but decision, call_it and instead."
            )
            raise FieldworkError(message.format(line=row.line, start=span[0], end=span[1]))
        proposal = next((one for one in review.proposals if one.span == span), None)
        if proposal is not None and not _is(row, SEEN - OUT):
            review = _decided(review, proposal, row)
        elif found := [note for note in notes if (note.start, note.end) == span]:
            review = _seen(review, found, row)
        else:
            message = _("Line {line} is of no proposal of this review. Write the table anew.")
            raise FieldworkError(message.format(line=row.line))
    return review


def _place(text: str, start: int, end: int) -> tuple[int, int, str, str]:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    words = _plain(text[start:end])
    around = " ".join(f"…{before}[{words}]{after}…".split())
    return start, end, f"“{words}”", around


def _plain(words: str) -> str:
    """Give words as they are compared: on one line, without the marks around them."""
    return " ".join(words.split()).removeprefix("“").removesuffix("”")


def _rows(table: str) -> Iterator[_Row]:
    head = table.lstrip("\ufeff").partition("\n")[0]
    delimiter = max(";,\t", key=head.count)
    reader = csv.DictReader(io.StringIO(table.lstrip("\ufeff")), delimiter=delimiter)
    needed = [name for name in COLUMNS if name not in {"around", "kind"}]
    missing = [name for name in needed if name not in (reader.fieldnames or ())]
    if missing:
        message = _("The table lacks these columns: {columns}. Write it anew.")
        raise FieldworkError(message.format(columns=", ".join(missing)))
    for cells in reader:
        values = [(cells[name] or "").strip() for name in needed]
        if any(values):
            yield _Row(reader.line_num, *values)


def _span(row: _Row) -> tuple[int, int]:
    try:
        return int(row.start), int(row.end)
    except ValueError:
        message = _("Line {line} has no whole numbers in start and end. Write the table anew.")
        raise FieldworkError(message.format(line=row.line)) from None


def _is(row: _Row, words: frozenset[str]) -> bool:
    return row.decision.casefold() in words


def _decided(review: Review, proposal: Proposal, row: _Row) -> Review:
    if not row.decision:
        return review
    if _is(row, KEEP):
        return review.keep(proposal)
    if _is(row, OUT):
        return review.accept(proposal, label=row.call_it, instead=row.instead)
    raise _unclear(row)


def _seen(review: Review, found: list[RiskNote], row: _Row) -> Review:
    if not row.decision:
        return review
    if _is(row, SEEN):
        return review.see(found)
    raise _unclear(row)


def _unclear(row: _Row) -> FieldworkError:
    message = _("The decision on line {line} can't be read. Write out, keep or seen.")
    return FieldworkError(message.format(line=row.line))


def _added(text: str, review: Review, row: _Row) -> Review:
    words = _plain(row.words)
    if not words or (row.decision and not _is(row, OUT)):
        message = _(
            "Line {line} is added, and takes words out. Give the words, and “out” as decision."
        )
        raise FieldworkError(message.format(line=row.line))
    places = places_of(text, words)
    if not places:
        message = _("The words that line {line} adds are not in the text.")
        raise FieldworkError(message.format(line=row.line))
    for start, end in places:
        if not taken_out(review, start, end):
            review = review.add(start, end, "other", label=row.call_it, instead=row.instead)
    return review


def places_of(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Give where words stand in a text as whole words, in capitals or not.

    >>> places_of("Roos en rozen, roos.", "roos")
    ((0, 4), (15, 19))
    """
    parts = r"\s+".join(re.escape(part) for part in words.split())
    if not parts:
        return ()
    pattern = re.compile(rf"(?<!\w){parts}(?!\w)", re.IGNORECASE)
    return tuple(found.span() for found in pattern.finditer(text))


def taken_out(review: Review, start: int, end: int) -> bool:
    """Tell whether something of a span is taken out already."""
    return any(one.start < end and start < one.end for one in review.taken_out)
