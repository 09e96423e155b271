"""How far the coders of a study agree."""

from wijkpeil.fieldwork.agreement import (
    BlindSample,
    CodedText,
    blind_sample,
    coding_agreement,
    confusions,
    disagreements,
    paragraph_bounds,
    whole_documents,
)
from wijkpeil.fieldwork.agreement.marks import UnitKind
from wijkpeil.results.agreement import AgreementResults
from wijkpeil.store import Store
from wijkpeil.workflow.fieldwork.kept import texts_of


def agreement_of(
    store: Store, *, unit: UnitKind = "paragraph", under: bool = False, command: str = ""
) -> AgreementResults:
    """Compare what coders did in the documents that two or more of them coded.

    Parameters
    ----------
    store : Store
    unit : {"paragraph", "character", "unitised"}
    under : bool
        Whether a code also counts as those above it.
    command : str

    Raises
    ------
    FieldworkError
        If no document was coded by two.
    """
    fieldwork = store.fieldwork()
    coded = sorted({it.document for it in fieldwork.codings})
    texts = texts_of(store, coded)
    about = [coded_text(key, texts[key]) for key in coded]
    parents = {it.id: it.parent for it in fieldwork.codes if it.parent} if under else None
    study = store.study
    found = disagreements(fieldwork.codings, about)
    return AgreementResults(
        title=study.title,
        language=study.language,
        made_up=study.made_up,
        documents=fieldwork.documents,
        codes=fieldwork.codes,
        agreement=coding_agreement(fieldwork.codings, about, unit=unit, parents=parents),
        disagreements=found,
        confusions=confusions(found, parents=parents),
        words={
            it.id: texts[it.id] for it in fieldwork.documents if it.may_be_quoted and it.id in texts
        },
        command=command,
    )


def sample_of(store: Store, *, size: int, seed: int) -> BlindSample:
    """Draw documents for a second coder who may not see what the first did.

    Raises
    ------
    FieldworkError
        If fewer documents are there than were asked for.
    """
    documents = store.fieldwork().documents
    texts = texts_of(store, [it.id for it in documents])
    about = [coded_text(key, text) for key, text in texts.items()]
    return blind_sample(whole_documents(documents, about), size=size, seed=seed)


def coded_text(document: str, text: str) -> CodedText:
    """Give what must be known of a text to compare codings in it."""
    return CodedText(document, len(text), paragraph_bounds(text))
