"""What is expected of a program's way of counting before its positions are looked at.

Weights, not measurements, save for NVivo; the docs say what each rests on. They decide only where
the selections don't.
"""

from dataclasses import dataclass

from wijkpeil.fieldwork.refi.positions.convention import CONVENTIONS, Convention


@dataclass(frozen=True, slots=True)
class Expected:
    """Chances of each part of a convention.

    Attributes
    ----------
    utf16 : float
        That positions count UTF-16 units.
    as_it_stands, one : float
        That line breaks count as in the file, or for one; the rest is for two.
    bom : float
        That a byte order mark is counted.
    inclusive : float
        That the end is the last character; no program was seen to do so.
    """

    utf16: float = 0.3
    as_it_stands: float = 0.6
    one: float = 0.33
    bom: float = 0.05
    inclusive: float = 0.005

    def weight(self, convention: Convention) -> float:
        """Give the chance of a convention."""
        line_break = {
            "as it stands": self.as_it_stands,
            "one": self.one,
            "two": 1 - self.as_it_stands - self.one,
        }[convention.line_break]
        return (
            (self.utf16 if convention.units == "UTF-16" else 1 - self.utf16)
            * line_break
            * (self.bom if convention.bom else 1 - self.bom)
            * (self.inclusive if convention.end == "inclusive" else 1 - self.inclusive)
        )


_BY_WRITER = {
    "nvivo for windows": Expected(utf16=0.95, as_it_stands=0.95, one=0.04),
    "nvivo": Expected(utf16=0.6),
    "atlas.ti": Expected(utf16=0.4, as_it_stands=0.4, one=0.55),
    "maxqda": Expected(utf16=0.5, as_it_stands=0.6, one=0.1),
    "qualcoder": Expected(utf16=0.05, as_it_stands=0.6, one=0.33),
}


def prior(origin: str) -> dict[Convention, float]:
    """Give the chance of every convention for the program that `origin` names."""
    named = origin.strip().lower()
    expected = next(
        (chances for writer, chances in _BY_WRITER.items() if named.startswith(writer)), Expected()
    )
    return {convention: expected.weight(convention) for convention in CONVENTIONS}
