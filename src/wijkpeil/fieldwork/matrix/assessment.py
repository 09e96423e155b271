"""A filled cell of the framework matrix."""

from dataclasses import dataclass

LOWEST, HIGHEST = -2, 2


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one perspective says of one factor in one case.

    Attributes
    ----------
    case : str
        Area code.
    perspective : str
    factor : str
        Id of a code of kind "factor" or "development".
    score : int or None
        From -2 (hinders strongly; of development: fell strongly) to 2 (helps strongly; rose
        strongly); None if it is unclear.
    summary : str
    codings : tuple of str
        Ids of the codings that it rests on.
    assessor : str
    """

    case: str
    perspective: str
    factor: str
    score: int | None = None
    summary: str = ""
    codings: tuple[str, ...] = ()
    assessor: str = ""
