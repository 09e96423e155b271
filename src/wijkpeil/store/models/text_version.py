"""Texts by their fingerprint; the journal names a text by it instead of holding a copy."""

from django.db import models

from wijkpeil.store.models.fields import KeyField
from wijkpeil.store.models.study import StudyRow


class TextVersion(models.Model):
    """A text that a document has or had.

    Attributes
    ----------
    document : str
        The document's id, not a link: the text outlives a removed document, so that its removal
        can be taken back.
    """

    study = models.ForeignKey(StudyRow, on_delete=models.CASCADE, db_index=False)
    document = KeyField()
    sha256 = KeyField()
    text = models.TextField(blank=True)
    length = models.IntegerField()

    class Meta:
        db_table = "fieldwork_text"
        constraints = [  # noqa: RUF012 - so Django has it
            models.UniqueConstraint(fields=["study", "document", "sha256"], name="fw_text_once")
        ]
