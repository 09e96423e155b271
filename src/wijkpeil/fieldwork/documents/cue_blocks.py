"""Files of captions cut into cues, as vtt and srt both write them."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_ONE = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMES = re.compile(rf"{_ONE}\s*-->\s*{_ONE}")
_ARROW = "-->"


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one cue.

    Attributes
    ----------
    start, end : float
        Seconds; NaN where they can't be read.
    lines : list of str
        With their markup.
    """

    start: float
    end: float
    lines: list[str]


def paragraphs(text: str) -> Iterator[list[str]]:
    """Give the lines that stand together, between empty ones."""
    together: list[str] = []
    for line in [*text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""]:
        if line.strip():
            together.append(line)
        elif together:
            yield together
            together = []


def timed(lines: list[str]) -> tuple[list[str], list[Block]]:
    """Cut lines that stand together at each line of times.

    Returns
    -------
    list of str
        The lines before the first line of times: a cue's name or number, or text.
    list of Block
        Empty if there is no line of times.
    """
    at = [index for index, line in enumerate(lines) if _ARROW in line]
    blocks = []
    for index, following in pairwise([*at, len(lines)]):
        payload = lines[index + 1 : following]
        if following < len(lines) and payload and payload[-1].strip().isdecimal():
            payload.pop()  # the number of a cue that no empty line stands before
        blocks.append(Block(*_times(lines[index]), payload))
    return lines[: at[0]] if at else lines, blocks


def without_time(lines: list[str]) -> Block:
    """Make a cue of lines that no time is known of."""
    return Block(math.nan, math.nan, lines)


def _times(line: str) -> tuple[float, float]:
    found = _TIMES.search(line)
    if not found:
        return math.nan, math.nan
    return _seconds(*found.groups()[:4]), _seconds(*found.groups()[4:])


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str) -> float:
    whole = 3600 * int(hours or 0) + 60 * int(minutes) + int(seconds)
    return float(f"{whole}.{fraction}")
