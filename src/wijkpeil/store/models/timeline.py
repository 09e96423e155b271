"""Dated entries, and the codings they rest on."""

from django.db import models

from wijkpeil.store.models.coding import CodingRow
from wijkpeil.store.models.fields import KeyField, words
from wijkpeil.store.models.study import StudyRow


class EntryRow(models.Model):
    """One entry, as `wijkpeil.fieldwork.timeline.TimelineEntry`; `cases` is a list of codes."""

    study = models.ForeignKey(StudyRow, on_delete=models.CASCADE, db_index=False)
    key = KeyField()
    cases = models.JSONField(default=list)
    start = KeyField()
    end = words()
    title = models.TextField()
    kind = words()
    intervention = words()

    class Meta:
        db_table = "fieldwork_entry"
        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=["study", "key"], name="fw_entry_once")
        ]


class EntryCoding(models.Model):
    """A coding behind an entry; `position` is its place in the entry's list."""

    entry = models.ForeignKey(EntryRow, on_delete=models.CASCADE, related_name="links")
    coding = models.ForeignKey(CodingRow, on_delete=models.PROTECT)
    position = models.IntegerField()

    class Meta:
        db_table = "fieldwork_entry_coding"
