"""What must be right before anything is written, and what may leave the house."""

from collections.abc import Iterable

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.refi.parts import FieldworkParts
from wijkpeil.language import gettext as _

_SHOWN = 10


def check(parts: FieldworkParts, *, unreviewed: bool) -> None:
    """Refuse parts that don't fit together, and texts that nobody has reviewed.

    Raises
    ------
    FieldworkError
    """
    _check_unique("document", (document.id for document in parts.documents))
    _check_unique("code", (code.id for code in parts.codes))
    _check_unique("coding", (coding.id for coding in parts.codings))
    _check_texts(parts)
    _check_codings(parts)
    _check_cells(parts)
    if not unreviewed:
        _check_reviewed(parts)


def _check_unique(kind: str, ids: Iterable[str]) -> None:
    met: set[str] = set()
    for id_ in ids:
        if id_ in met:
            message = {
                "document": _("Two documents have the id {id}. Give one another id."),
                "code": _("Two codes have the id {id}. Give one another id."),
                "coding": _("Two codings have the id {id}. Give one another id."),
            }[kind]
            raise FieldworkError(message.format(id=id_))
        met.add(id_)


def _check_texts(parts: FieldworkParts) -> None:
    for document in parts.documents:
        text = parts.texts.get(document.id)
        if text is None:
            message = _("The text of document {id} is missing.")
            raise FieldworkError(message.format(id=document.id))
        if "\r" in text.text:
            message = _("The text of document {id} has line ends other than LF. Import it again.")
            raise FieldworkError(message.format(id=document.id))


def _check_codings(parts: FieldworkParts) -> None:
    codes = {code.id for code in parts.codes}
    texts = {document.id: parts.texts[document.id].text for document in parts.documents}
    for coding in parts.codings:
        text = texts.get(coding.document)
        if text is None:
            message = _("Coding {id} stands in document {document}, which is not among these.")
            raise FieldworkError(message.format(id=coding.id, document=coding.document))
        if coding.code not in codes:
            message = _("Coding {id} has code {code}, which is not in the codebook.")
            raise FieldworkError(message.format(id=coding.id, code=coding.code))
        if not 0 <= coding.start <= coding.end <= len(text):
            message = _("Coding {id} lies outside the text of document {document}.")
            raise FieldworkError(message.format(id=coding.id, document=coding.document))


def _check_cells(parts: FieldworkParts) -> None:
    codes = {code.id for code in parts.codes}
    codings = {coding.id for coding in parts.codings}
    for cell in parts.assessments:
        if cell.factor not in codes:
            message = _("A cell of the matrix is of factor {code}, which is not in the codebook.")
            raise FieldworkError(message.format(code=cell.factor))
    behind = [id_ for cell in parts.assessments for id_ in cell.codings]
    behind += [id_ for entry in parts.timeline for id_ in entry.codings]
    for id_ in behind:
        if id_ not in codings:
            message = _("A cell or an entry rests on coding {id}, which is not among these.")
            raise FieldworkError(message.format(id=id_))


def _check_reviewed(parts: FieldworkParts) -> None:
    unseen = sorted(document.id for document in parts.documents if not document.may_be_quoted)
    if not unseen:
        return
    shown = ", ".join(unseen[:_SHOWN]) + (", …" if len(unseen) > _SHOWN else "")
    message = _(
        "Nobody has said yet that these texts hold no personal data: {documents}. Review them, or"
        " leave them out. Who may have the unreviewed texts can ask for them on purpose."
    )
    raise FieldworkError(message.format(documents=shown))
