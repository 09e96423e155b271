"""Giving passages codes in a study, and listing what was given."""

from collections.abc import Iterable

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.codes.give import add_codings, new_coding_id, remove_codings
from wijkpeil.language import gettext as _
from wijkpeil.store import CodingFilter, Store
from wijkpeil.workflow.fieldwork.described import case_code, perspective_of
from wijkpeil.workflow.fieldwork.kept import page_of, text_of, texts_of
from wijkpeil.workflow.fieldwork.moment import now

Span = tuple[str, int, int]


def code_passage(
    store: Store, document: str, start: int, end: int, *, code: str, who: str, memo: str = ""
) -> Coding:
    """Give one passage a code."""
    return code_passages(store, [(document, start, end)], code=code, who=who, memo=memo)[0]


def code_passages(
    store: Store, passages: Iterable[Span], *, code: str, who: str, memo: str = ""
) -> tuple[Coding, ...]:
    """Give passages a code, in one go that can be taken back in one go.

    Raises
    ------
    FieldworkError
        If the code is unknown, or a passage can't be coded.
    """
    moment = now()
    made = tuple(
        Coding(document, start, end, code, who, new_coding_id(), memo.strip(), moment)
        for document, start, end in passages
    )
    texts = texts_of(store, sorted({it.document for it in made}))
    store.apply(add_codings(made, codebook=store.codebook(), texts=texts), who=who)
    return made


def passage_of(store: Store, document: str, words: str) -> tuple[int, int]:
    """Find words in a document; they must occur once.

    Raises
    ------
    FieldworkError
        If they don't occur, or more than once.
    """
    text = text_of(store, document)
    count = text.count(words)
    if count != 1:
        message = _(
            "These words occur {count} times in document {document}. Give words that occur once, "
            "or --start and --end."
        )
        raise FieldworkError(message.format(count=count, document=document))
    start = text.index(words)
    return start, start + len(words)


def remove(store: Store, ids: Iterable[str], *, who: str) -> int:
    """Remove codings by their id.

    Raises
    ------
    FieldworkError
        If one is not there.
    """
    fieldwork = store.fieldwork()
    there = {it.id: it for it in fieldwork.codings}
    wanted = list(dict.fromkeys(ids))
    for one in wanted:
        if one not in there:
            raise FieldworkError(_("There is no coding {id}.").format(id=one))
    change = remove_codings(
        [there[one] for one in wanted],
        assessments=fieldwork.assessments,
        timeline=fieldwork.timeline,
    )
    return store.apply(change, who=who)


def listed(
    store: Store,
    *,
    limit: int,
    private: bool = False,
    document: str = "",
    case: str = "",
    perspective: str = "",
    code: str = "",
    coder: str = "",
    flagged: bool = False,
) -> tuple[tuple[tuple[Coding, str], ...], int]:
    """List codings with their words, and count them in all.

    Words of a text that nobody approved are empty, unless asked for.
    """
    wanted = CodingFilter(
        document=document,
        case=case_code(store.study, case) if case else "",
        perspective=perspective_of(store.study, perspective) if perspective else "",
        code=code,
        coder=coder,
        flagged=True if flagged else None,
    )
    found, total = page_of(store, wanted, limit=limit)
    about = {it.id: it for it in store.fieldwork().documents}
    readable = {it.document for it in found if private or about[it.document].may_be_quoted}
    texts = texts_of(store, sorted(readable))
    pairs = tuple((it, texts.get(it.document, "")[it.start : it.end]) for it in found)
    return pairs, total
