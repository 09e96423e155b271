"""Lists of words, written as running text."""


def words(block: str) -> frozenset[str]:
    """Give the words of a block of text.

    >>> sorted(words("van der"))
    ['der', 'van']
    """
    return frozenset(block.split())
