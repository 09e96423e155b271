"""Correcting texts, and taking over what was changed in them outside Wijkpeil."""

from wijkpeil.fieldwork.differences import differences
from wijkpeil.fieldwork.edit_text import EditedText, correct_text
from wijkpeil.fieldwork.replacement import ReplacedText, replace_parts
from wijkpeil.fieldwork.text import Place
from wijkpeil.store import Store
from wijkpeil.study.fieldwork import fingerprint
from wijkpeil.study.fieldwork.places import read_places, write_places
from wijkpeil.study.fieldwork.texts import text_path
from wijkpeil.study.texts import read_text
from wijkpeil.workflow.fieldwork.kept import codings_in, text_of


def correct_document(store: Store, document: str, new: str, *, who: str) -> EditedText:
    """Give a document a corrected text; its codings move along or are flagged.

    Raises
    ------
    FieldworkError
        If the new text is empty.
    """
    before, old = store.document(document), text_of(store, document)
    edited = correct_text(before, old, new, codings=codings_in(store, document))
    replaced = replace_parts(old, differences(old, new))
    places = moved_places(read_places(store.folder, before, old), replaced)
    write_places(store.folder, before, new, places)
    store.apply(edited.change, who=who)
    return edited


def refresh(store: Store, *, who: str) -> dict[str, EditedText]:
    """Take over texts whose files were changed outside Wijkpeil, by the id of the document.

    Raises
    ------
    FieldworkError
        If the store doesn't have the earlier text, so that codings can't move along.
    """
    found = {}
    for document in store.fieldwork().documents:
        path = text_path(store.folder, document)
        text = read_text(path) if path.is_file() else ""
        if not text or fingerprint(text) == document.text_sha256:
            continue
        found[document.id] = correct_document(store, document.id, text, who=who)
    return found


def moved_places(places: tuple[Place, ...], replaced: ReplacedText) -> tuple[Place, ...]:
    """Bring the map of a text along with an edit."""
    return tuple(
        Place(replaced.move(it.start, it.start).start, it.kind, it.label, it.speaker)
        for it in places
    )
