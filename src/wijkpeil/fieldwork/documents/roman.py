"""Roman numerals, as Word numbers endnotes."""

_THOUSANDS_TO_HUNDREDS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"))
_TENS_TO_ONES = ((90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"))


def roman(value: int) -> str:
    """Write a number from 1 in small Roman numerals.

    Examples
    --------
    >>> roman(4), roman(39), roman(1994)
    ('iv', 'xxxix', 'mcmxciv')
    """
    written = ""
    for worth, sign in (*_THOUSANDS_TO_HUNDREDS, *_TENS_TO_ONES, (1, "i")):
        written += sign * (value // worth)
        value %= worth
    return written
