"""Names: of a file as it may be shown, its extension, and a free id for a document."""

import re
import unicodedata
from collections.abc import Collection

LONGEST = 60
_SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_NO_FILE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_EXTENSION = re.compile(r"\.([A-Za-z][A-Za-z0-9]{1,4})$")


def shown_name(name: str) -> str:
    r"""Give a file's name without folders and without characters that nobody sees.

    Examples
    --------
    >>> shown_name("..\\..\\geheim/Interview 3.docx")
    'Interview 3.docx'
    """
    last = re.split(r"[\\/]", name)[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip()
    return (seen if len(seen) <= 120 else f"{seen[:80]}…{seen[-30:]}") or "?"


def extension(name: str) -> str:
    """Give the extension of a file's name in small letters, without the dot; empty if none."""
    found = _EXTENSION.search(shown_name(name))
    return found[1].lower() if found else ""


def document_id(name: str, *, taken: Collection[str] = ()) -> str:
    """Make a document's id from its title or its file's name.

    Parameters
    ----------
    name : str
    taken : collection of str
        Ids already given; capitals and small letters count as the same.

    Returns
    -------
    str
        Small letters, digits and hyphens, at most 60 of them (and a number if it was taken).

    Examples
    --------
    >>> document_id("Interview wijkagent (1).docx")
    'interview-wijkagent-1'
    >>> document_id("Één café", taken={"een-cafe"})
    'een-cafe-2'
    """
    plain = unicodedata.normalize("NFKD", _EXTENSION.sub("", name).lower().translate(_SPELLED))
    words = re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f'’]", "", plain))
    made = _shorten("-".join(words))
    if not made or _NO_FILE.fullmatch(made):
        made = f"document-{made}".rstrip("-")
    used = {one.lower() for one in taken}
    free, count = made, 1
    while free in used:
        count += 1
        free = f"{made}-{count}"
    return free


def _shorten(made: str) -> str:
    """Cut between words, unless the first word alone is too long."""
    if len(made) <= LONGEST:
        return made
    cut = made[: LONGEST + 1].rpartition("-")[0]
    return cut or made[:LONGEST]
