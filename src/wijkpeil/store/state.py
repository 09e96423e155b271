"""The fieldwork as it is stored now."""

from wijkpeil.store.records import assessments, codes, codings, documents, timeline
from wijkpeil.store.shelf import Shelf
from wijkpeil.store.transactions import snapshot
from wijkpeil.study.fieldwork import Fieldwork


def fieldwork(shelf: Shelf) -> Fieldwork:
    """Read everything but the texts, as it was at one moment; in the order of the files."""
    with snapshot(shelf):
        return Fieldwork(
            documents=tuple(documents.load(shelf).values()),
            codes=codes.codebook(shelf).codes,
            codings=tuple(sorted(codings.load(shelf).values())),
            assessments=tuple(
                sorted(
                    assessments.load(shelf).values(),
                    key=lambda it: (it.case, it.perspective, it.factor),
                )
            ),
            timeline=tuple(sorted(timeline.load(shelf).values(), key=lambda it: (it.start, it.id))),
        )
