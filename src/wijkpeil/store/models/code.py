"""Codes."""

from django.db import models

from wijkpeil.store.models.fields import KeyField, words
from wijkpeil.store.models.study import StudyRow


class CodeRow(models.Model):
    """One code, as `wijkpeil.fieldwork.codes.code.Code`."""

    study = models.ForeignKey(StudyRow, on_delete=models.CASCADE, db_index=False)
    key = KeyField()
    name = models.TextField()
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT)
    kind = words()
    definition = words()
    include = words()
    exclude = words()
    colour = words()
    guid = words()

    class Meta:
        db_table = "fieldwork_code"
        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=["study", "key"], name="fw_code_once")
        ]
