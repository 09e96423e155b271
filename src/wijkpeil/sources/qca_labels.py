"""Words that stand for values: which of ``Stable`` and ``Unstable`` is 1."""

from collections.abc import Sequence

_LESS = ("not ", "non-", "non ", "no ", "un", "low ", "niet ", "geen ", "on", "laag ", "lage ")
_MUCH = ("high ", "hoog ", "hoge ")
_MORE = ("very ", "highly ", "zeer ", "heel ", "sterk ")
_PAIRS = (
    ("no", "yes"),
    ("nee", "ja"),
    ("false", "true"),
    ("absent", "present"),
    ("afwezig", "aanwezig"),
    ("low", "high"),
    ("laag", "hoog"),
    ("collapse", "survival"),
    ("failure", "success"),
    ("decline", "rise"),
    ("daling", "stijging"),
)


_ABBREVIATED = 2
"""A letter or two among numbers is sooner a slip of the pen than a value."""


def values_of_labels(labels: Sequence[str], *, alone: bool = False) -> dict[str, int] | None:
    """Order words as values from 0, where the words themselves say how.

    Parameters
    ----------
    labels : sequence of str
        Different words.
    alone : bool
        Whether the column holds numbers too, so that one word may stand without its opposite.

    Returns
    -------
    dict of str to int, or None
        None if the order can't be told from the words.

    Examples
    --------
    >>> values_of_labels(["Developed", "Highly developed", "Undeveloped"])
    {'Undeveloped': 0, 'Developed': 1, 'Highly developed': 2}
    >>> values_of_labels(["Albania", "Belgium"]) is None
    True
    """
    readings = {label: _readings(label.strip().lower()) for label in labels}
    for low, high in _PAIRS:
        for reading in readings.values():
            if low in reading or high in reading:
                reading["\n" + high] = int(high in reading)
    stems = [stem for reading in readings.values() for stem in reading]
    for stem in dict.fromkeys(stems):
        ranks = {label: reading[stem] for label, reading in readings.items() if stem in reading}
        if len(ranks) == len(labels) > 1 and sorted(ranks.values()) == list(range(len(labels))):
            return dict(sorted(ranks.items(), key=lambda one: one[1]))
    if alone and all(_is_a_word(label.strip().lower()) for label in labels):
        return {label: int(not _negated(label.strip().lower())) for label in labels}
    return None


def _readings(word: str) -> dict[str, int]:
    """List what a word may be of, and how much of it."""
    found = {word: 1}
    for starts, rank in ((_LESS, 0), (_MUCH, 1), (_MORE, 2)):
        for start in starts:
            if word.startswith(start) and len(word) > len(start) + 2:
                found[word.removeprefix(start)] = rank
    return found


def _is_a_word(text: str) -> bool:
    return len(text) > _ABBREVIATED or any(text in pair for pair in _PAIRS)


def _negated(word: str) -> bool:
    return 0 in _readings(word).values() or any(word == low for low, _high in _PAIRS)
