"""Agreement between coders about codings: per code, per document, and over all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.agreement.alpha import Alpha
from wijkpeil.fieldwork.agreement.chance_corrected import ChanceCorrected
from wijkpeil.fieldwork.agreement.coded_text import CodedText, Compared, LeftOut, compare
from wijkpeil.fieldwork.agreement.coefficient import Coefficient
from wijkpeil.fieldwork.agreement.cohen import Cohen
from wijkpeil.fieldwork.agreement.estimate import estimate
from wijkpeil.fieldwork.agreement.lines import Line, Spans, line, spans_of_codes
from wijkpeil.fieldwork.agreement.marks import NO_YES, UNIT_KINDS, UnitKind, marks, units_marked
from wijkpeil.fieldwork.agreement.ratings import Ratings
from wijkpeil.fieldwork.agreement.resampling import DRAWS, SEED
from wijkpeil.fieldwork.agreement.statistic import Statistic
from wijkpeil.fieldwork.agreement.sums import Sums, sums
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.language import gettext as _


@dataclass(frozen=True, slots=True)
class Measures:
    """The coefficients of one code, one document, or all.

    Attributes
    ----------
    alpha : Coefficient
        Krippendorff's alpha; the unitising one where coders cut the units.
    percent : Coefficient
    ac1 : Coefficient or None
        Gwet's; None where coders cut the units.
    kappa : Coefficient or None
        Cohen's; None unless two coders did everything.
    """

    alpha: Coefficient
    percent: Coefficient
    ac1: Coefficient | None
    kappa: Coefficient | None


Measure = Callable[[Mapping[str, Sums]], Measures]


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """Agreement about one code.

    Attributes
    ----------
    code : str
    measures : Measures
    marked : tuple of (str, float)
        What each coder marked: paragraphs, characters or units.
    documents : int
        In which anyone gave the code.
    """

    code: str
    measures: Measures
    marked: tuple[tuple[str, float], ...]
    documents: int


@dataclass(frozen=True, slots=True)
class DocumentAgreement:
    """Agreement about one document, over all codes together.

    Attributes
    ----------
    document : str
    coders : tuple of str
    measures : Measures
        Their intervals rest on the document's paragraphs.
    """

    document: str
    coders: tuple[str, ...]
    measures: Measures


@dataclass(frozen=True, slots=True)
class CodingAgreement:
    """Agreement between coders about codings.

    Attributes
    ----------
    unit : {"paragraph", "character", "unitised"}
        What was compared.
    coders : tuple of str
    codes : tuple of CodeAgreement
        By alphabet.
    documents : tuple of DocumentAgreement
        By alphabet.
    overall : Measures
        All codes together.
    left_out : tuple of LeftOut
    draws, seed : int
        Of the intervals.
    """

    unit: UnitKind
    coders: tuple[str, ...]
    codes: tuple[CodeAgreement, ...]
    documents: tuple[DocumentAgreement, ...]
    overall: Measures
    left_out: tuple[LeftOut, ...]
    draws: int
    seed: int


def coding_agreement(
    codings: Iterable[Coding],
    texts: Sequence[CodedText],
    *,
    unit: UnitKind = "paragraph",
    parents: Mapping[str, str] | None = None,
    codes: Sequence[str] | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
) -> CodingAgreement:
    """Work out how far coders agree, per code, per document and over all.

    Parameters
    ----------
    codings : iterable of Coding
    texts : sequence of CodedText
        Those that fewer than two coders finished are left out, and named.
    unit : {"paragraph", "character", "unitised"}
        Compare in each paragraph if the code occurs; for each character if it is coded; or where
        coders put their units (the unitising alpha of 2016).
    parents : mapping of code to code, optional
        If given, a child also counts as its parent.
    codes : sequence of str, optional
        Only these; all that occur in the texts compared if not given.
    draws, seed : int

    Returns
    -------
    CodingAgreement
        Intervals per code and over all rest on documents, which are independent of each other as
        paragraphs of one document are not.

    Raises
    ------
    FieldworkError
        If no text was finished by two coders, or codings and texts don't fit.

    Examples
    --------
    >>> texts = [CodedText("a", 30, ((0, 10), (11, 20), (21, 30)))]
    >>> both = [
    ...     Coding("a", 2, 8, "green", "Ann", "1"), Coding("a", 0, 9, "green", "Ben", "2"),
    ...     Coding("a", 12, 15, "green", "Ben", "3"),
    ... ]
    >>> found = coding_agreement(both, texts)
    >>> round(found.overall.percent.value, 3), found.codes[0].marked
    (0.667, (('Ann', 1.0), ('Ben', 2.0)))
    """
    if unit not in UNIT_KINDS:
        raise FieldworkError(
            _("“{unit}” is no unit to compare; take one of {units}.").format(
                unit=unit, units=", ".join(UNIT_KINDS)
            )
        )
    compared = compare(codings, texts, parents=parents, codes=codes)
    _refuse_without_paragraphs(compared, unit)
    if not compared.texts or not compared.codes:
        raise FieldworkError(
            _(
                "No document was coded by two people, so there is no agreement to work out. Let a "
                "second person code some documents, without seeing the first one's codes."
            )
        )
    on = line(compared)
    spans = spans_of_codes(on)
    found = _Found(on, spans, [marks(on, spans[code], unit) for code in compared.codes], unit)
    by_paragraph = {name: sums(one, found.rated) for name, one in _statistics(unit, on).items()}
    count = len(compared.texts)
    by_text = {name: one.merge(on.text_of, count) for name, one in by_paragraph.items()}
    measures = partial(_measures, draws=draws, seed=seed)
    return CodingAgreement(
        unit=unit,
        coders=compared.coders,
        codes=tuple(found.code(at, measures, by_text) for at in range(len(compared.codes))),
        documents=tuple(found.document(at, measures, by_paragraph) for at in range(count)),
        overall=measures(by_text),
        left_out=compared.left_out,
        draws=draws,
        seed=seed,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """Marks on the line, and how to tell of one code or one document."""

    on: Line
    spans: Mapping[str, Spans]
    rated: Sequence[Ratings]
    unit: UnitKind

    def code(self, at: int, measures: Measure, by_text: Mapping[str, Sums]) -> CodeAgreement:
        code = self.on.compared.codes[at]
        marked = units_marked(self.on, self.spans[code], self.rated[at], self.unit)
        return CodeAgreement(
            code=code,
            measures=measures({name: one.of([at]) for name, one in by_text.items()}),
            marked=tuple(marked.items()),
            documents=len(np.unique(self.spans[code].text)),
        )

    def document(
        self, at: int, measures: Measure, by_paragraph: Mapping[str, Sums]
    ) -> DocumentAgreement:
        text = self.on.compared.texts[at]
        inside = np.flatnonzero(self.on.text_of == at)
        return DocumentAgreement(
            document=text.document,
            coders=text.coders,
            measures=measures({name: one.take(inside) for name, one in by_paragraph.items()}),
        )


def _refuse_without_paragraphs(compared: Compared, unit: UnitKind) -> None:
    for text in compared.texts:
        if unit == "paragraph" and text.length and not text.paragraphs:
            raise FieldworkError(
                _(
                    "“{document}” has no paragraphs to compare. Give their bounds, or compare "
                    "characters."
                ).format(document=text.document)
            )


def _statistics(unit: UnitKind, on: Line) -> dict[str, Statistic]:
    """Choose what to work out."""
    same = np.eye(len(NO_YES))
    percent = ChanceCorrected("percent", "none", same)
    if unit == "unitised":
        return {"alpha": Alpha(NO_YES, name="u-alpha"), "percent": percent}
    found: dict[str, Statistic] = {
        "alpha": Alpha(NO_YES),
        "percent": percent,
        "ac1": ChanceCorrected("ac1", "gwet", same),
    }
    if len(on.compared.coders) == 2:
        found["kappa"] = Cohen(same)
    return found


def _measures(given: Mapping[str, Sums], *, draws: int, seed: int) -> Measures:
    found = {name: estimate(one, draws=draws, seed=seed) for name, one in given.items()}
    return Measures(
        alpha=found["alpha"],
        percent=found["percent"],
        ac1=found.get("ac1"),
        kappa=found.get("kappa"),
    )
