"""What was unusual about a file, collected while reading, told in counted sentences."""

from wijkpeil.language import N_, number
from wijkpeil.language import gettext as _

UNKNOWN = N_("Parts that the standard doesn't know were left out")
NO_GUID = N_("Identities that aren't GUIDs were given new ones")
TWICE = N_("Identities that were used twice were given new ones")
VALUE = N_("Values that can't be read were left out")
INCOMPLETE = N_("Parts that lack something the standard requires were left out")
REPEATED = N_("Parts that may stand once stood more often; the first counts")
UNTYPED = N_("Values that don't fit the type of their variable became text")


class Remarks:
    """Counts, by what was found, with the first line of each."""

    def __init__(self) -> None:
        self._found: dict[str, list[int]] = {}
        self._sentences: list[str] = []

    def add(self, what: str, line: int | None) -> None:
        """Count one; `what` is one of the words above."""
        count_and_first = self._found.setdefault(what, [0, line or 0])
        count_and_first[0] += 1

    def say(self, sentence: str) -> None:
        """Add a sentence of its own."""
        self._sentences.append(sentence)

    def sentences(self) -> tuple[str, ...]:
        """Give everything as sentences."""
        counted = [
            _("{what}: {count}, the first on line {line}.").format(
                what=_(what), count=number(count), line=line
            )
            for what, (count, line) in self._found.items()
        ]
        return (*self._sentences, *counted)
