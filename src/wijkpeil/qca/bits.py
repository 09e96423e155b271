"""Sets of places as whole numbers: bit i stands for place i."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt


def ones(bits: int) -> Iterator[int]:
    """Give the places in a set, low ones first.

    >>> list(ones(0b1010))
    [1, 3]
    """
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def as_bits(flags: npt.NDArray[np.bool_]) -> int:
    """Turn flags into a set.

    >>> as_bits(np.array([False, True, False, True]))
    10
    """
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def as_flags(bits: int, count: int) -> npt.NDArray[np.bool_]:
    """Turn a set of places below `count` into flags.

    >>> as_flags(0b1010, 5).tolist()
    [False, True, False, True, False]
    """
    data = np.frombuffer(bits.to_bytes(-(-count // 8), "little"), dtype=np.uint8)
    return np.unpackbits(data, count=count, bitorder="little").astype(np.bool_)
