"""From codings to continua: a domain of codes that exclude each other."""

from collections.abc import Iterable, Mapping, Sequence

from wijkpeil.fieldwork.agreement.coded_text import CodedText, compare
from wijkpeil.fieldwork.agreement.unitising.continuum import Continuum, continuum
from wijkpeil.fieldwork.codes.coding import Coding


def domain_continua(
    codings: Iterable[Coding],
    texts: Sequence[CodedText],
    *,
    codes: Sequence[str],
    as_code: Mapping[str, str] | None = None,
) -> tuple[Continuum, ...]:
    """Make a continuum of each text that two coders finished.

    Codings of one coder and code that overlap or touch are merged.

    Parameters
    ----------
    codings : iterable of Coding
    texts : sequence of CodedText
        Whole texts; their passages are not looked at.
    codes : sequence of str
        The domain: codes of which a place gets one at most.
    as_code : mapping of code to code, optional
        Count a code as another one, a child as its parent say.

    Examples
    --------
    >>> both = [Coding("a", 0, 4, "green", "Ann", "1"), Coding("a", 3, 8, "green", "Ann", "2")]
    >>> text = CodedText("a", 10, coders=("Ann", "Ben"))
    >>> domain_continua(both, [text], codes=["green"])[0].units
    ((Unit(start=0, end=8, value='green'),), ())
    """
    named = as_code or {}
    found = []
    for text, inside in compare(codings, texts).by_text():
        units: dict[str, list[tuple[int, int, str]]] = {coder: [] for coder in text.coders}
        renamed = [(named.get(one.code, one.code), one) for one in inside]
        for code, one in sorted(renamed, key=lambda pair: (pair[0], pair[1].start, pair[1].end)):
            if code in codes:
                _add(units[one.coder], one.start, one.end, code)
        found.append(continuum(text.length, units, name=text.document))
    return tuple(found)


def _add(units: list[tuple[int, int, str]], start: int, end: int, code: str) -> None:
    """Add a unit to those of a coder, sorted by code and start; merge it with the last one."""
    if units and units[-1][2] == code and start <= units[-1][1]:
        units[-1] = (units[-1][0], max(end, units[-1][1]), code)
    else:
        units.append((start, end, code))
