"""Words broken off at the end of a line, joined where the document itself shows how."""

import re

BROKEN = "\x02"
"""Stands for a hyphen and the line end after it, as PDFium gives them."""
_SPLIT = re.compile(rf"(\w{{1,60}}){BROKEN}(\w{{1,60}})")
_WORD = re.compile(r"\w+(?:-\w+)*")


def mend(pages: list[str]) -> tuple[list[str], int, int]:
    r"""Join broken words that the document also writes whole; leave the others as they stand.

    A word is joined only if it stands whole elsewhere in the document, and never with a hyphen:
    “Zuid-” and “Holland” stay apart.

    Parameters
    ----------
    pages : list of str
        With the mark `BROKEN` where a line ends in a hyphen.

    Returns
    -------
    list of str
        The pages without marks.
    int, int
        How many words were joined, and how many were left.

    Examples
    --------
    >>> mend(["De woning\x02corporatie in Zuid\x02Holland.", "Een woningcorporatie."])
    (['De woningcorporatie in Zuid-\nHolland.', 'Een woningcorporatie.'], 1, 1)
    """
    whole: set[str] = set()
    for page in pages:
        whole.update(_WORD.findall(_SPLIT.sub(" ", page).casefold()))
    joined = 0

    def join(match: re.Match[str]) -> str:
        nonlocal joined
        left, right = match.groups()
        certain = (left + right).casefold() in whole
        if not certain or f"{left}-{right}".casefold() in whole:
            return match[0]
        joined += 1
        return left + right

    mended = [_SPLIT.sub(join, page) for page in pages]
    left = sum(page.count(BROKEN) for page in mended)
    return [page.replace(BROKEN, "-\n") for page in mended], joined, left
