"""Removes documents for good, with the private files that were kept of them."""

from collections.abc import Iterable
from pathlib import Path

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.change import Change, RowChange
from wijkpeil.language import gettext as _
from wijkpeil.store import CodingFilter, Store
from wijkpeil.study.fieldwork.originals import originals_kept
from wijkpeil.study.fieldwork.places import places_path
from wijkpeil.study.fieldwork.reviews import review_path, reviews_open
from wijkpeil.study.fieldwork.texts import private_folder
from wijkpeil.workflow.fieldwork.kept import text_of


def remove_document(store: Store, document: str, *, who: str) -> tuple[Path, ...]:
    """Remove a document, its text and everything that was kept of it; there is no way back.

    Returns
    -------
    tuple of Path
        The private files that were deleted.

    Raises
    ------
    FieldworkError
        If passages in it have codes.
    """
    before = store.document(document)
    count = store.count_codings(CodingFilter(document=document))
    if count:
        message = _(
            "{count} passages in document {document} have codes. Take those off first, with: "
            "wijkpeil fieldwork uncode."
        )
        raise FieldworkError(message.format(count=count, document=document))
    rows = (
        RowChange("documents", document, before, None),
        RowChange("texts", document, text_of(store, document), None),
    )
    kept = (
        originals_kept(store.folder).get(document),
        places_path(store.folder, before),
        review_path(store.folder, document),
    )
    store.apply(Change("remove documents", rows, document, final=True), who=who)
    return _delete(path for path in kept if path is not None)


def leftovers(store: Store) -> tuple[Path, ...]:
    """Give private files of documents that are no more, such as those of an import taken back."""
    there = {it.id for it in store.fieldwork().documents}
    private = private_folder(store.folder)
    files = [path for key, path in originals_kept(store.folder).items() if key not in there]
    files += [
        path
        for path in sorted((private / "texts").glob("*"))
        if path.name.partition(".")[0] not in there
    ]
    files += [
        review_path(store.folder, key) for key in reviews_open(store.folder) if key not in there
    ]
    return tuple(files)


def clear_leftovers(store: Store) -> tuple[Path, ...]:
    """Delete private files of documents that are no more."""
    return _delete(leftovers(store))


def _delete(files: Iterable[Path]) -> tuple[Path, ...]:
    gone = []
    for path in files:
        if path.is_file():
            path.unlink()
            gone.append(path)
    return tuple(gone)
