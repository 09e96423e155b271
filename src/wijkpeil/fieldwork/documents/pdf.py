"""PDF with a text layer; a scan is refused, because what isn't text can't be coded."""

from collections import Counter
from collections.abc import Sequence

from wijkpeil.errors import MissingExtra
from wijkpeil.fieldwork.documents.broken_words import mend
from wijkpeil.fieldwork.documents.contents import Contents, assemble, control_note
from wijkpeil.fieldwork.documents.limits import MAX_CHARACTERS
from wijkpeil.fieldwork.documents.refusal import Refusal, damaged
from wijkpeil.fieldwork.documents.seen import seen_notes
from wijkpeil.fieldwork.documents.story import Story
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number

_NAMED = 10
"""Page numbers that a note gives; of more, only how many there are."""


def read(data: bytes) -> Contents:
    """Read a PDF, page by page.

    Raises
    ------
    Refusal
        If it has a password on it, is a scan, is damaged, or is larger than any report.
    """
    try:
        from wijkpeil.fieldwork.documents.pdf_page import pages_of  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtra("fieldwork") from error
    texts: list[str] = []
    seen: Counter[str] = Counter()
    scanned, empty, unread = list[int](), list[int](), list[int]()
    length = 0
    for label, page in enumerate(pages_of(data), start=1):
        texts.append(page.text if page else "")
        length += len(texts[-1])
        if length > MAX_CHARACTERS:
            break  # refused when it is put together
        if page is None:
            unread.append(label)
            continue
        seen.update(comments=page.remarks, fields=page.fields)
        if page.scanned:
            scanned.append(label)
        elif not page.text.strip():
            empty.append(label)
    if len(unread) == len(texts):
        raise damaged()
    _refuse_scan(texts, scanned)
    mended, joined, left = mend(texts)
    story = _story(mended)
    notes = [*_page_notes(unread, scanned, empty), *_broken_notes(joined, left)]
    return Contents(assemble(story), (*notes, *seen_notes(seen), *control_note(story.dropped)))


def _story(pages: Sequence[str]) -> Story:
    story = Story()
    for label, text in enumerate(pages, start=1):
        story.mark("page", str(label))
        story.write(text.strip("\n"))
        story.end_line()
    return story


def _refuse_scan(texts: Sequence[str], scanned: Sequence[int]) -> None:
    """Refuse pictures of pages: all of it, or half of the pages and more."""
    if any(text.strip() for text in texts) and 2 * len(scanned) < len(texts):
        return
    raise Refusal(
        _(
            "It has no text, or hardly any: its pages are pictures (a scan). Have the text "
            "recognised (OCR) with another program, check it, and add that."
        )
    )


def _page_notes(unread: list[int], scanned: list[int], empty: list[int]) -> list[str]:
    notes = []
    if unread:
        message = ngettext(
            "{count} page could not be read{which}.",
            "{count} pages could not be read{which}.",
            len(unread),
        )
        notes.append(message.format(count=number(len(unread)), which=_which(unread)))
    if scanned:
        message = ngettext(
            "{count} page is a picture; its words are not in the text{which}.",
            "{count} pages are pictures; their words are not in the text{which}.",
            len(scanned),
        )
        notes.append(message.format(count=number(len(scanned)), which=_which(scanned)))
    if empty:
        message = ngettext(
            "{count} page without text{which}.", "{count} pages without text{which}.", len(empty)
        )
        notes.append(message.format(count=number(len(empty)), which=_which(empty)))
    return notes


def _which(pages: list[int]) -> str:
    if len(pages) > _NAMED:
        return ""
    listed = ", ".join(str(page) for page in pages)
    message = ngettext(" (page {pages})", " (pages {pages})", len(pages))
    return message.format(pages=listed)


def _broken_notes(joined: int, left: int) -> list[str]:
    notes = []
    if joined:
        message = ngettext(
            "{count} word broken off at the end of a line was joined, because the document also "
            "writes it whole.",
            "{count} words broken off at the end of a line were joined, because the document also "
            "writes them whole.",
            joined,
        )
        notes.append(message.format(count=number(joined)))
    if left:
        message = ngettext(
            "{count} word is still broken off at the end of a line; searching won't find it whole.",
            "{count} words are still broken off at the end of a line; searching won't find them "
            "whole.",
            left,
        )
        notes.append(message.format(count=number(left)))
    return notes
