"""Line ends made one kind, and characters taken out that no text is made of."""

import re

_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85]")
# Control characters, halves of surrogate pairs, and code points that Unicode keeps out of texts:
# UTF-8 or XML can't hold them.
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> tuple[str, int]:
    r"""Give the text with line feeds alone, and how many characters were taken out.

    Everything else stays as it is: nothing is normalised, hard spaces stay.

    Examples
    --------
    >>> clean("één\r\ntwee\x07")
    ('één\ntwee', 1)
    """
    if text.isprintable():
        return text, 0
    return _NO_TEXT.subn("", _LINE_END.sub("\n", text))
