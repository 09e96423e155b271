"""Cutting a text in paragraphs: what is found is found in one of them."""

import re
from collections.abc import Iterator

_PARAGRAPH = re.compile(r"[^\n]+")
LONGEST = 2000
"""Characters; a longer paragraph is cut at a blank, so that a hit can be shown."""


def passages(text: str) -> Iterator[tuple[int, int]]:
    r"""Give start and end of each paragraph that holds a word.

    >>> list(passages("Een.\n\n  \nTwee."))
    [(0, 4), (9, 14)]
    """
    for found in _PARAGRAPH.finditer(text):
        start, end = found.span()
        while end - start > LONGEST:
            cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            cut = start + LONGEST if cut < 0 else cut
            yield start, cut
            start = cut
        if any(sign.isalnum() for sign in text[start:end]):
            yield start, end
