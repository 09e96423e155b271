"""Numbers as they are spoken: ``vierendertig``, ``negentienhonderd eenenzestig``."""

ONES = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]


def _words() -> dict[str, int]:
    words = {word: value for value, word in enumerate(ONES)} | {"één": 1, "nul": 0}
    for place, ten in enumerate(TENS, start=2):
        words[ten] = 10 * place
        for value, one in enumerate(ONES[1:10], start=1):
            words[f"{one}en{ten}"] = 10 * place + value
            words[f"{one}ën{ten}"] = 10 * place + value
    return words


WORDS = _words()
"""The words for 0 to 99, with and without the dots on the e."""

WORD = "(?:" + "|".join(sorted(WORDS, key=lambda word: (-len(word), word))) + ")"
"""A pattern for one of them, the longest first."""

YEAR = rf"(?:(?:negentien|tweeduizend)(?:honderd)?(?:[ -]?en)?[ -]?{WORD}?|{WORD})"
"""A pattern for a year: ``negentienhonderd eenenzestig``, ``tweeduizend drie``, ``vijftig``."""


def digits(word: str) -> str:
    """Give the digits that a spoken number stands for.

    >>> digits("vierendertig"), digits("Nul"), digits("06")
    ('34', '0', '06')
    """
    value = WORDS.get(word.lower())
    return word if value is None else str(value)
