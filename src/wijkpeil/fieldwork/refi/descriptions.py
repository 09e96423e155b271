r"""How a code's definition, examples and kind stand in its description.

Other programs show a description as plain text, so the form is one that people can read and edit:
the definition, then, each after an empty line, ``Include:``, ``Exclude:`` and ``Kind:`` (or the
Dutch words). A paragraph that happens to start with such a word gets a backslash before it. The
words belong to the form, so they are fixed here and don't go through the catalogue.

>>> from wijkpeil.language import speaking
>>> with speaking("en"):
...     print(write_description(Code("rent", "Rent", "", "factor", "Paying for a home.", "debt")))
Paying for a home.
<BLANKLINE>
Include: debt
<BLANKLINE>
Kind: factor
"""

import re
from dataclasses import dataclass
from typing import Literal

from wijkpeil.fieldwork.codes.code import Code, CodeKind
from wijkpeil.language import Language, active

Part = Literal["include", "exclude"]
_LABELS: dict[Part, dict[Language, str]] = {
    "include": {"en": "Include", "nl": "Hoort erbij"},
    "exclude": {"en": "Exclude", "nl": "Hoort er niet bij"},
}
_KIND: dict[Language, str] = {"en": "Kind", "nl": "Soort"}
_KINDS: dict[CodeKind, dict[Language, str]] = {
    "theme": {"en": "theme", "nl": "thema"},
    "factor": {"en": "factor", "nl": "factor"},
    "development": {"en": "development", "nl": "ontwikkeling"},
}
_PARTS = {label.lower(): part for part, labels in _LABELS.items() for label in labels.values()}
_KIND_OF_WORD = {word.lower(): kind for kind, words in _KINDS.items() for word in words.values()}
_PART_LABEL = re.compile(rf"(?:\A|\n\n)({'|'.join(_PARTS)}): ", re.IGNORECASE)
_KIND_AT_END = re.compile(
    rf"(?:\A|\n\n)(?:{'|'.join(_KIND.values())}): ({'|'.join(_KIND_OF_WORD)})\s*\Z",
    re.IGNORECASE,
)
_ANY_LABEL = "|".join((*_PARTS, *_KIND.values()))
_ESCAPABLE = re.compile(rf"(\A|\n\n)(?=\\*(?:{_ANY_LABEL}): )", re.IGNORECASE)
_ESCAPED = re.compile(rf"(\A|\n\n)\\(?=\\*(?:{_ANY_LABEL}): )", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Described:
    """What a description says.

    Attributes
    ----------
    definition, include, exclude : str
    kind : CodeKind
        ``theme`` where nothing is said.
    """

    definition: str
    include: str = ""
    exclude: str = ""
    kind: CodeKind = "theme"


def described(code: Code) -> Described:
    """Give what the description of a code should say."""
    return Described(code.definition, code.include, code.exclude, code.kind)


def write_description(code: Code) -> str:
    """Write the description of a code, its labels in the active language."""
    language = active()
    pieces = [_ESCAPABLE.sub(r"\1\\", code.definition)] if code.definition else []
    for part, labels in _LABELS.items():
        words: str = getattr(code, part)
        if words:
            escaped = _ESCAPABLE.sub(r"\1\\", words)
            pieces.append(f"{labels[language]}: {escaped}")
    if code.kind != "theme":
        pieces.append(f"{_KIND[language]}: {_KINDS[code.kind][language]}")
    return "\n\n".join(pieces)


def read_description(text: str) -> Described:
    """Read a description in either language; one without labels is a definition whole."""
    kind: CodeKind = "theme"
    at_end = _KIND_AT_END.search(text)
    if at_end:
        kind = _KIND_OF_WORD[at_end[1].lower()]
        text = text[: at_end.start()]
    definition, *rest = _PART_LABEL.split(text)
    found: dict[Part, str] = {}
    for label, words in zip(rest[::2], rest[1::2], strict=True):
        part = _PARTS[label.lower()]
        found[part] = f"{found[part]}\n\n{words}" if part in found else words
    plain = {part: _ESCAPED.sub(r"\1", words) for part, words in found.items()}
    return Described(
        _ESCAPED.sub(r"\1", definition), plain.get("include", ""), plain.get("exclude", ""), kind
    )
