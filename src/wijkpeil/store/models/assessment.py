"""Cells of the framework matrix, and the codings they rest on."""

from django.db import models

from wijkpeil.store.models.code import CodeRow
from wijkpeil.store.models.coding import CodingRow
from wijkpeil.store.models.fields import KeyField, words
from wijkpeil.store.models.study import StudyRow


class AssessmentRow(models.Model):
    """One filled cell, as `wijkpeil.fieldwork.matrix.assessment.Assessment`.

    `key` is the cell's key; a `score` of null is “unclear”.
    """

    study = models.ForeignKey(StudyRow, on_delete=models.CASCADE, db_index=False)
    key = KeyField()
    case = KeyField()
    perspective = models.TextField()
    factor = models.ForeignKey(CodeRow, on_delete=models.PROTECT)
    score = models.SmallIntegerField(null=True)
    summary = words()
    assessor = words()

    class Meta:
        db_table = "fieldwork_assessment"
        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=["study", "key"], name="fw_assessment_once")
        ]


class AssessmentCoding(models.Model):
    """A coding behind a cell; `position` is its place in the cell's list."""

    assessment = models.ForeignKey(AssessmentRow, on_delete=models.CASCADE, related_name="links")
    coding = models.ForeignKey(CodingRow, on_delete=models.PROTECT)
    position = models.IntegerField()

    class Meta:
        db_table = "fieldwork_assessment_coding"
