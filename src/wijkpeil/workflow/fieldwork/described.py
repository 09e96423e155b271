"""Reads what a person says of a document: its cases, whose voice, which kind, when."""

from collections.abc import Iterable
from dataclasses import replace

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.change import Change, row_changes
from wijkpeil.fieldwork.document import DOCUMENT_KINDS, Document
from wijkpeil.language import gettext as _
from wijkpeil.store import Store
from wijkpeil.study.faults import unknown_name
from wijkpeil.study.model import Study
from wijkpeil.study.moments import Moment


def described(
    study: Study,
    *,
    cases: Iterable[str] = (),
    perspective: str = "",
    kind: str = "other",
    date: str = "",
    title: str = "",
) -> Document:
    """Give a document with these properties, without an id.

    Parameters
    ----------
    study : Study
    cases : iterable of str
        Codes or names of cases.
    perspective : str
        A perspective of the study, or the letters that it alone begins with.
    kind, date, title : str

    Raises
    ------
    FieldworkError
        If one of them is unknown or no date.
    """
    if kind not in DOCUMENT_KINDS:
        raise FieldworkError(unknown_name(kind, known=DOCUMENT_KINDS))
    if date:
        try:
            Moment(date)
        except ValueError:
            message = _("“{date}” is not a date. Write a year (2018) or a day (2018-04-12).")
            raise FieldworkError(message.format(date=date)) from None
    return Document(
        id="",
        title=title.strip(),
        cases=tuple(dict.fromkeys(case_code(study, case) for case in cases)),
        perspective=perspective_of(study, perspective) if perspective else "",
        kind=kind,
        date=date,
    )


def describe(store: Store, document: str, told: Document, *, who: str) -> int:
    """Give a document another description; what is empty stays as it was."""
    before = store.document(document)
    new = {
        name: getattr(told, name)
        for name in ("title", "cases", "perspective", "date")
        if getattr(told, name)
    }
    after = replace(before, kind=told.kind, **new)
    change = Change("describe document", row_changes("documents", [(before, after)]), document)
    return store.apply(change, who=who)


def case_code(study: Study, words: str) -> str:
    """Give the code of a case by its code or its name.

    Raises
    ------
    FieldworkError
        If the study has no such case.
    """
    for case in study.cases:
        if words.casefold() in {case.code.casefold(), case.name.casefold()}:
            return case.code
    known = [name for case in study.cases for name in (case.code, case.name)]
    raise FieldworkError(unknown_name(words, known=known))


def perspective_of(study: Study, words: str) -> str:
    """Give a perspective by the letters that it begins with.

    Raises
    ------
    FieldworkError
        If none or more than one begins so.
    """
    found = [it for it in study.perspectives if it.casefold().startswith(words.casefold())]
    if len(found) == 1:
        return found[0]
    raise FieldworkError(unknown_name(words, known=study.perspectives))
