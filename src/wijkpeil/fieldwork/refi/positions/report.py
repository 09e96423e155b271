"""The table of scores: which way of counting was chosen for every text, and how sure that is."""

from dataclasses import dataclass
from typing import Literal

from wijkpeil.fieldwork.refi.positions.convention import Convention
from wijkpeil.language import percentage

SettledBy = Literal["evidence", "origin", "caller"]


@dataclass(frozen=True, slots=True)
class Score:
    """How well a convention fits, and those that come to the same here.

    Attributes
    ----------
    convention : Convention
        The likeliest beforehand of them.
    same : tuple of Convention
        The others.
    on_words : int
        Selections that cut no word.
    selections : int
    probability : float
    """

    convention: Convention
    same: tuple[Convention, ...]
    on_words: int
    selections: int
    probability: float


@dataclass(frozen=True, slots=True)
class TextPositions:
    """The choice for one text.

    Attributes
    ----------
    id, title : str
    convention : Convention
    scores : tuple of Score
        Likeliest first; empty without selections.
    doubt : str
        Why it is not sure, in a sentence; empty if it is.
    """

    id: str
    title: str
    convention: Convention
    scores: tuple[Score, ...]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class PositionsReport:
    """The choices for all texts.

    Attributes
    ----------
    texts : tuple of TextPositions
    overall : tuple of Score
        Over all texts together, likeliest first.
    settled_by : {"evidence", "origin", "caller"}
        What the choice rests on: the selections, the program's name, or a person.
    """

    texts: tuple[TextPositions, ...]
    overall: tuple[Score, ...]
    settled_by: SettledBy

    def doubts(self) -> tuple[str, ...]:
        """Give a sentence for each text that is not sure."""
        return tuple(text.doubt for text in self.texts if text.doubt)

    def table(self) -> tuple[tuple[str, str, int, int, str], ...]:
        """Give the scores as rows: text, convention, on words, selections, probability.

        The rows of all texts together come first, with an empty title.
        """
        blocks = [("", self.overall), *((text.title, text.scores) for text in self.texts)]
        return tuple(
            (
                title,
                str(score.convention),
                score.on_words,
                score.selections,
                percentage(score.probability, digits=1),
            )
            for title, scores in blocks
            for score in scores
        )
