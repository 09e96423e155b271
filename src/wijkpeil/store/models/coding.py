"""Codings."""

from django.db import models

from wijkpeil.store.models.code import CodeRow
from wijkpeil.store.models.document import DocumentRow
from wijkpeil.store.models.fields import KeyField, words
from wijkpeil.store.models.study import StudyRow


class CodingRow(models.Model):
    """One coding, as `wijkpeil.fieldwork.codes.coding.Coding`."""

    study = models.ForeignKey(StudyRow, on_delete=models.CASCADE, db_index=False)
    key = KeyField()
    # PROTECT: neither a document nor a code can go while a coding stands on it
    document = models.ForeignKey(DocumentRow, on_delete=models.PROTECT, db_index=False)
    code = models.ForeignKey(CodeRow, on_delete=models.PROTECT, db_index=False)
    start = models.IntegerField()
    end = models.IntegerField()
    coder = KeyField()
    memo = words()
    time = words()
    flag = words()

    class Meta:
        db_table = "fieldwork_coding"
        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=["study", "key"], name="fw_coding_once"),
            models.CheckConstraint(
                condition=models.Q(start__gte=0, end__gt=models.F("start")), name="fw_coding_span"
            ),
        ]
        indexes = [  # noqa: RUF012
            models.Index(fields=["document", "start", "end"], name="fw_coding_place"),
            models.Index(fields=["code", "document"], name="fw_coding_code"),
        ]
