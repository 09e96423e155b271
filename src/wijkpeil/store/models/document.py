"""Documents, and the cases that they are about."""

from django.db import models

from wijkpeil.store.models.fields import KeyField, words
from wijkpeil.store.models.study import StudyRow
from wijkpeil.store.models.text_version import TextVersion


class DocumentRow(models.Model):
    """One document, as `wijkpeil.fieldwork.document.Document`; `text` is the text it has now."""

    study = models.ForeignKey(StudyRow, on_delete=models.CASCADE, db_index=False)
    key = KeyField()
    title = models.TextField()
    perspective = words()
    kind = words()
    date = words()
    reviewed_by = words()
    reviewed_on = words()
    text_sha256 = words()
    original = words()
    original_sha256 = words()
    guid = words()
    memo = words()
    text = models.ForeignKey(TextVersion, null=True, on_delete=models.PROTECT)

    class Meta:
        db_table = "fieldwork_document"
        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=["study", "key"], name="fw_document_once")
        ]


class DocumentCase(models.Model):
    """A case that a document is about; `position` is its place in the document's list."""

    document = models.ForeignKey(DocumentRow, on_delete=models.CASCADE, related_name="cases")
    case = KeyField()
    position = models.IntegerField()

    class Meta:
        db_table = "fieldwork_document_case"
        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=["case", "document"], name="fw_document_case_once")
        ]
