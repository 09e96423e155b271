"""What the fieldwork shows: three perspectives beside each other, and beside the figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.matrix.cell import CellKey
from wijkpeil.fieldwork.matrix.coverage import Coverage
from wijkpeil.fieldwork.matrix.framework import FrameworkMatrix
from wijkpeil.fieldwork.matrix.perspectives import AgreementRule, PairCount, SideBySide
from wijkpeil.fieldwork.matrix.quotes import Quote
from wijkpeil.fieldwork.matrix.saturation import Saturation
from wijkpeil.fieldwork.matrix.voices import VoiceFinding
from wijkpeil.fieldwork.timelines import Timeline
from wijkpeil.language import Language
from wijkpeil.sources.provenance import Provenance
from wijkpeil.study.model import Case
from wijkpeil.trajectories.change import ComparedWith


@dataclass(frozen=True, slots=True)
class VoicesAndFigures:
    """What is said of rise and decline, beside two readings of the figures.

    Attributes
    ----------
    start, end : int
        The period that the figures are about.
    reference : str
        What the change was compared with: ``"nation"`` and so on.
    relative : tuple of VoiceFinding
        Beside the verdict of the study.
    absolute : tuple of VoiceFinding
        Beside the verdict on the change that is compared with nothing, in the same order: people
        rarely say which of the two they speak of.
    """

    start: int
    end: int
    reference: ComparedWith
    relative: tuple[VoiceFinding, ...]
    absolute: tuple[VoiceFinding, ...]


@dataclass(frozen=True, slots=True, eq=False)
class FieldworkResults:
    """Everything that the part on the fieldwork tells.

    Attributes
    ----------
    title : str
    language : {"nl", "en"}
    made_up : bool
        Whether the places are invented; then every page must say so.
    cases : tuple of Case
        In order of city and name; all else is in this order.
    documents : tuple of Document
    matrix : FrameworkMatrix
    coverage : Coverage
    beside : tuple of SideBySide
        The perspectives side by side, by the usual rule.
    other_rules : tuple of (AgreementRule, tuple of SideBySide)
        The same by other rules.
    pairs : tuple of PairCount
    voices : VoicesAndFigures or None
        None without a code for the development, or without figures.
    saturation : Saturation
        Of all coded documents.
    saturation_by : mapping of perspective to Saturation
    quotes : mapping of (case, perspective, factor) to Quote
    timelines : mapping of case to Timeline
    notes : tuple of str
        What the reader must know.
    provenance : tuple of Provenance
    command : str
        The command that makes it again; may be empty.
    """

    title: str
    language: Language
    made_up: bool
    cases: tuple[Case, ...]
    documents: tuple[Document, ...]
    matrix: FrameworkMatrix
    coverage: Coverage
    beside: tuple[SideBySide, ...]
    other_rules: tuple[tuple[AgreementRule, tuple[SideBySide, ...]], ...]
    pairs: tuple[PairCount, ...]
    voices: VoicesAndFigures | None
    saturation: Saturation
    saturation_by: Mapping[str, Saturation] = field(default_factory=dict)
    quotes: Mapping[CellKey, Quote] = field(default_factory=dict)
    timelines: Mapping[str, Timeline] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    command: str = ""
