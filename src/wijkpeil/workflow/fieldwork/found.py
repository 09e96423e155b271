"""Searching the texts of a study by what a person types."""

from wijkpeil.store import Found, SearchFilter, Store
from wijkpeil.workflow.fieldwork.described import case_code, perspective_of


def find(
    store: Store,
    query: str,
    *,
    limit: int = 50,
    document: str = "",
    case: str = "",
    perspective: str = "",
    coded: str = "",
) -> Found:
    """Search, in texts picked out by document, case, perspective or code.

    Raises
    ------
    FieldworkError
        If there is no word in the query, or a case, perspective or code is unknown.
    """
    wanted = SearchFilter(
        document=document,
        case=case_code(store.study, case) if case else "",
        perspective=perspective_of(store.study, perspective) if perspective else "",
        code=coded,
    )
    return store.search(query, wanted, limit=limit)
