"""What part a chosen area plays, going by the verdict on the area itself."""

from typing import Literal

from wijkpeil.cases.options import Option, Role

Part = (
    Literal["higher", "lower", "completes"]
    | Literal["riser", "faller", "typical", "above", "below"]
    | Literal["low-rise", "low-fall", "high-rise", "high-fall"]
)
"""``higher`` and ``lower`` are the two of a pair that surely differ while the verdict does not say
of that one that it rose, or fell; ``completes`` is an area alone that only completes the number."""
BADLY_PLACED = 0.5
"""Below this probability an area alone is hardly what it was chosen for."""
_VERDICTS: dict[Role, tuple[str, Part]] = {
    "riser": ("rising", "higher"),
    "faller": ("falling", "lower"),
}


def part_of(option: Option, role: Role, *, verdict: str) -> Part:
    """Say what part an area plays: a riser or a faller only if its verdict says so.

    Parameters
    ----------
    option : Option
    role : Role
        The place of the area in it.
    verdict : {"rising", "falling", "stable", "unclear"}
        On the area itself.

    Examples
    --------
    >>> pair = Option(("a", "b"), ("faller", "riser"), ("A", "A"), score=1.0, sure=0.95)
    >>> part_of(pair, "riser", verdict="rising"), part_of(pair, "faller", verdict="stable")
    ('riser', 'lower')
    """
    if role not in _VERDICTS:
        return role
    needed, otherwise = _VERDICTS[role]
    if option.is_pair:
        return role if verdict == needed else otherwise
    return role if verdict == needed and option.sure >= BADLY_PLACED else "completes"


def both_moved(option: Option, verdicts: tuple[str, ...]) -> bool:
    """Whether the verdicts on the two of a pair make them a riser and a faller.

    Parameters
    ----------
    option : Option
        A pair.
    verdicts : tuple of str
        In the order of its codes.
    """
    return all(
        part_of(option, role, verdict=verdict) == role
        for role, verdict in zip(option.roles, verdicts, strict=True)
    )
