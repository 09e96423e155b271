"""Agreement between coders: how fast it is, and whether its intervals keep their promise."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.fieldwork.agreement import CodedText, Ratings, coding_agreement, krippendorff_alpha
from wijkpeil.fieldwork.agreement.alpha import Alpha
from wijkpeil.fieldwork.agreement.marks import NO_YES, UNIT_KINDS, UnitKind
from wijkpeil.fieldwork.agreement.sums import sums
from wijkpeil.fieldwork.codes.coding import Coding

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
CODERS = ("A", "B", "C")
_PARAGRAPH, _PARAGRAPHS = 500, 120


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds for everything: per code, per document, over all, with intervals."""

    unit: UnitKind
    documents: int
    codings: int
    draws: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often 95% intervals held the true alpha.

    Attributes
    ----------
    design : str
    groups : int
        Units that stand alone, or documents.
    prevalence, alpha : float
        The truth.
    studies : int
        Simulated; those in which the code never occurred are left out.
    held : float
        Share of intervals that held the truth.
    too_high, too_low : float
        Share that lay above it, or below it.
    width : float
        Median.
    plain : float
        Share that the plain percentile bootstrap held.
    """

    design: str
    groups: int
    prevalence: float
    alpha: float
    studies: int
    held: float
    too_high: float
    too_low: float
    width: float
    plain: float


def made_up_codings(documents: int, each: int, seed: int) -> tuple[list[CodedText], list[Coding]]:
    """Make texts of 60,000 characters with codings of three coders who mostly agree."""
    rng = np.random.default_rng(seed)
    length = _PARAGRAPH * _PARAGRAPHS
    bounds = tuple((at, at + _PARAGRAPH - 10) for at in range(0, length, _PARAGRAPH))
    texts, codings = [], []
    for document in range(documents):
        name = f"d{document:04}"
        texts.append(CodedText(name, length, bounds, CODERS))
        for place in range(each):
            code, start = int(rng.integers(40)), int(rng.integers(20, length - 800))
            size = int(rng.integers(60, 400))
            for coder in CODERS:
                if rng.random() < 0.95:
                    own = code if rng.random() < 0.9 else int(rng.integers(40))
                    begin = start + int(rng.integers(-20, 20))
                    codings.append(
                        Coding(name, begin, begin + size, f"c{own:02}", coder, f"{place}{coder}")
                    )
    return texts, codings


def speed_rows(documents: int = 200, each: int = 50, draws: int = 1_000) -> list[Speed]:
    """Time 200 documents with 50 codings by each of three coders."""
    texts, codings = made_up_codings(documents, each, 1)
    rows = []
    for unit in UNIT_KINDS:
        start = time.perf_counter()
        coding_agreement(codings, texts, unit=unit, draws=draws)
        seconds = time.perf_counter() - start
        rows.append(Speed(unit, documents, len(codings), draws, seconds))
    return rows


@dataclass(frozen=True, slots=True)
class Design:
    """A kind of study: how many groups, how often the code occurs, the true alpha."""

    name: str
    groups: int
    prevalence: float
    alpha: float

    def study(self, rng: np.random.Generator) -> Ratings:
        """Draw one study."""
        return (_alone if self.name == "units" else _documents)(rng, self)


def coverage_rows(studies: int = 400, draws: int = 500) -> list[Coverage]:
    """Simulate studies with a known alpha, of units that stand alone and of documents."""
    designs = [
        Design(name, groups, prevalence, alpha)
        for name, sizes, shares in (
            ("units", (10, 20, 50, 200), (0.1, 0.5)),
            ("documents", (5, 10, 20, 60), (0.03, 0.2)),
        )
        for groups in sizes
        for prevalence in shares
        for alpha in (0.6, 0.8, 0.9)
    ]
    return [_covered(design, studies, draws) for design in designs]


def _covered(design: Design, studies: int, draws: int) -> Coverage:
    low, high, plain_low, plain_high = np.array(list(_intervals(design, studies, draws))).T
    alpha = design.alpha
    return Coverage(
        design=design.name,
        groups=design.groups,
        prevalence=design.prevalence,
        alpha=alpha,
        studies=len(low),
        held=float(np.mean((low <= alpha) & (alpha <= high))),
        too_high=float(np.mean(low > alpha)),
        too_low=float(np.mean(high < alpha)),
        width=float(np.median(high - low)),
        plain=float(np.mean((plain_low <= alpha) & (alpha <= plain_high))),
    )


def _intervals(
    design: Design, studies: int, draws: int
) -> Iterator[tuple[float, float, float, float]]:
    seed = int(design.groups + 1e4 * design.prevalence + 1e6 * design.alpha)
    rng = np.random.default_rng(seed)
    for _study in range(studies):
        given = design.study(rng)
        found = krippendorff_alpha(given, draws=draws)
        if found.low is not None and found.high is not None:
            yield found.low, found.high, *_plain(given, draws, rng)


def _plain(given: Ratings, draws: int, rng: np.random.Generator) -> tuple[float, float]:
    """Give the percentile bootstrap over groups, nothing imagined."""
    made = sums(Alpha(given.categories), [given])
    weights = rng.multinomial(given.size, np.full(given.size, 1 / given.size), size=draws)
    values = made.value(np.tensordot(weights.astype(float), made.parts, axes=1))
    low, high = np.nanquantile(values, [0.025, 0.975])
    return float(low), float(high)


def _alone(rng: np.random.Generator, design: Design) -> Ratings:
    """Draw units that stand alone."""
    clear = np.full(design.groups, design.alpha)
    often = np.full(design.groups, design.prevalence)
    return _rated(rng, design, often, clear, np.arange(design.groups))


def _documents(rng: np.random.Generator, design: Design) -> Ratings:
    """Draw documents of 10 to 69 paragraphs; in some the code is more frequent, or clearer.

    How clear it is goes with nothing else and has the asked alpha as its mean, so the true alpha
    over all documents that could be drawn is the asked one.
    """
    sizes = rng.integers(10, 70, design.groups)
    clear = rng.beta(12.0 * design.alpha, 12.0 * (1.0 - design.alpha), design.groups)
    often = rng.beta(4.0 * design.prevalence, 4.0 * (1.0 - design.prevalence), design.groups)
    group = np.repeat(np.arange(design.groups), sizes)
    return _rated(rng, design, often[group], clear[group], group)


def _rated(
    rng: np.random.Generator,
    design: Design,
    often: FloatArray,
    clear: FloatArray,
    group: IntArray,
) -> Ratings:
    """Let two coders judge: as one where it is clear, each by a guess where it is not."""
    n = len(group)
    same = rng.random(n) < clear
    common = rng.random(n) < often
    guesses = rng.random((2, n)) < design.prevalence
    return Ratings(
        values=np.where(same, common, guesses).T.astype(np.int64),
        categories=NO_YES,
        coders=CODERS[:2],
        weights=np.ones(n),
        groups=group,
        size=int(group[-1]) + 1,
    )
