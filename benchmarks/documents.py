"""Documents: seconds to read two hundred of 10,000 words, in one process.

The documents are made up, with runs, marks of layout and tables as interviews have them; Word's
own files hold more XML around the same words. ``python -m benchmarks.documents`` prints the rows.
"""

import io
import random
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import docx

from wijkpeil.fieldwork.documents import read_document

DOCUMENTS, WORDS = 200, 10_000
TARGET = 10.0
"""Seconds for two hundred; storing them has as much again."""
_USUAL = (
    "de het een van in op is was wij zij bewoners wijkagent corporatie woningen buurt veiligheid "
    "vinden zeggen sinds jaar geld mensen verhuizen opknappen één reünie zo’n café plein overlast"
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


@dataclass(frozen=True, slots=True)
class Row:
    """How long one kind of document takes.

    Attributes
    ----------
    what : str
    documents : int
    megabytes : float
        Of all files together.
    words : int
        That were read.
    seconds : float
        On one core.
    """

    what: str
    documents: int
    megabytes: float
    words: int
    seconds: float


def paragraphs(seed: int, words: int = WORDS) -> Iterator[str]:
    """Give paragraphs of 20 to 120 words until there are enough."""
    rng = random.Random(seed)  # noqa: S311 - made-up text
    vocabulary = _USUAL.split()
    left = words
    while left > 0:
        count = min(left, rng.randint(20, 120))
        left -= count
        yield " ".join(rng.choices(vocabulary, k=count))


def docx_file(seed: int) -> bytes:
    """Make a Word document with several runs in each paragraph, and a table."""
    document = docx.Document()
    for text in paragraphs(seed, WORDS - 40):
        paragraph, words = document.add_paragraph(), text.split(" ")
        for begin in range(0, len(words), 12):
            run = paragraph.add_run(" ".join(words[begin : begin + 12]) + " ")
            run.bold = begin % 36 == 0
    for cell in document.add_table(10, 4)._cells:  # noqa: SLF001 - the only quick way to all cells
        cell.text = "woord"
    return _saved(document.save)


def odt_file(seed: int) -> bytes:
    """Make an OpenDocument text with spans in each paragraph."""
    body = "".join(
        f'<text:p text:style-name="P1">{text[:80]}<text:span text:style-name="T1">{text[80:160]}'
        f"</text:span>{text[160:]}</text:p>"
        for text in paragraphs(seed)
    )
    spaces = f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0"'
    content = (
        f"<office:document-content {spaces}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )

    def write(stream: io.BytesIO) -> None:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            packed.writestr("content.xml", content)

    return _saved(write)


def txt_file(seed: int) -> bytes:
    """Make a text as old programs on Windows save it."""
    return "\r\n".join(paragraphs(seed)).encode("cp1252")


def vtt_file(seed: int) -> bytes:
    """Make captions of some seven words each, with two voices."""
    words = " ".join(paragraphs(seed)).split(" ")
    cues = [
        f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}.000 --> "
        f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}.900\n"
        f"<v {'Anna' if at % 5 else 'Interviewer'}>{' '.join(words[7 * at : 7 * at + 7])}</v>\n"
        for at in range(-(-len(words) // 7))
    ]
    return "\n".join(["WEBVTT\n", *cues]).encode()


def html_file(seed: int) -> bytes:
    """Make a web page with links in each paragraph."""
    body = "".join(f"<p>{text[:60]}<a href='#'>{text[60:]}</a></p>\n" for text in paragraphs(seed))
    return f"<!DOCTYPE html><meta charset=utf-8><title>x</title><body>{body}".encode()


def _saved(save: Callable[[io.BytesIO], None]) -> bytes:
    stream = io.BytesIO()
    save(stream)
    return stream.getvalue()


MAKERS: dict[str, Callable[[int], bytes]] = {
    "docx": docx_file,
    "odt": odt_file,
    "txt": txt_file,
    "vtt": vtt_file,
    "html": html_file,
}


def row(what: str, makers: list[Callable[[int], bytes]], documents: int = DOCUMENTS) -> Row:
    """Make documents, and time reading them."""
    files = [makers[seed % len(makers)](seed) for seed in range(documents)]
    begun = time.perf_counter()
    read = [read_document(data, name=what) for data in files]
    seconds = time.perf_counter() - begun
    return Row(
        what=what,
        documents=documents,
        megabytes=sum(len(data) for data in files) / 1e6,
        words=sum(len(one.source.text.split()) for one in read),
        seconds=seconds,
    )


def rows(documents: int = DOCUMENTS) -> list[Row]:
    """Time a mixture, and each kind alone."""
    mixed = row("of all formats", list(MAKERS.values()), documents)
    return [mixed, *(row(what, [make], documents) for what, make in MAKERS.items())]


if __name__ == "__main__":
    for one in rows():
        print(one)
