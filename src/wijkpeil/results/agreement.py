"""What the page on agreement between coders shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wijkpeil.fieldwork.agreement import CodingAgreement, Confusion, DocumentDisagreements
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.document import Document
from wijkpeil.language import Language


@dataclass(frozen=True, slots=True)
class AgreementResults:
    """Agreement between the coders of a study.

    Attributes
    ----------
    title : str
    language : {"nl", "en"}
    made_up : bool
    documents : tuple of Document
    codes : tuple of Code
        In the order of the codebook.
    agreement : CodingAgreement
    disagreements : tuple of DocumentDisagreements
    confusions : tuple of Confusion
    words : mapping of str to str
        Texts that may be quoted, by document.
    command : str
        That makes the page again.
    """

    title: str
    language: Language
    made_up: bool
    documents: tuple[Document, ...]
    codes: tuple[Code, ...]
    agreement: CodingAgreement
    disagreements: tuple[DocumentDisagreements, ...]
    confusions: tuple[Confusion, ...]
    words: Mapping[str, str] = field(repr=False)
    command: str = ""
