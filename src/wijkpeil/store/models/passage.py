"""Passages of texts, as the search index holds them."""

from django.db import models

from wijkpeil.store.models.document import DocumentRow

PER_DOCUMENT = 2**20
"""More paragraphs than a document can have."""


class PassageRow(models.Model):
    """A paragraph.

    Its primary key is that of its document times `PER_DOCUMENT`, plus its place there: so the
    search index alone can tell how often which document is hit, and in what order.

    Attributes
    ----------
    start, end : int
        In the document's text.
    exact, stemmed : str
        Its words, folded and with blanks between; and their stems. SQLite's FTS5 and PostgreSQL's
        tsvector are indexes on these.
    """

    document = models.ForeignKey(DocumentRow, on_delete=models.CASCADE)
    start = models.IntegerField()
    end = models.IntegerField()
    exact = models.TextField()
    stemmed = models.TextField()

    class Meta:
        db_table = "fieldwork_passage"
