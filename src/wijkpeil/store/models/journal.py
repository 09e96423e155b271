"""The journal: every change, with each row before and after."""

from django.db import models

from wijkpeil.store.models.fields import KeyField, words
from wijkpeil.store.models.study import StudyRow


class JournalEntry(models.Model):
    """One change.

    Attributes
    ----------
    number : int
        Counts up within the study.
    undoes : JournalEntry or None
        The entry that this one takes back.
    undone : bool
        Whether it is taken back now.
    final : bool
        Whether it can't be taken back, by itself or because a text it held was made free of
        personal data.
    """

    study = models.ForeignKey(StudyRow, on_delete=models.CASCADE, db_index=False)
    number = models.BigIntegerField()
    time = models.DateTimeField()
    who = models.TextField(blank=True)
    action = models.TextField()
    detail = words()
    final = models.BooleanField(default=False)
    undone = models.BooleanField(default=False)
    undoes = models.ForeignKey("self", null=True, on_delete=models.SET_NULL)

    class Meta:
        db_table = "fieldwork_journal"
        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=["study", "number"], name="fw_journal_once")
        ]


class JournalRow(models.Model):
    """One row of a change.

    Attributes
    ----------
    table, key : str
        As `wijkpeil.fieldwork.change.RowChange`.
    document : str
        Id of the document that it belongs to, for a document, a text or a coding.
    before, after : dict or None
        The record, what is usual left out; of a text its fingerprint. Null where it was absent,
        and where it was wiped.
    """

    entry = models.ForeignKey(JournalEntry, on_delete=models.CASCADE, related_name="rows")
    table = models.TextField()
    key = KeyField()
    document = KeyField(blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        db_table = "fieldwork_journal_row"
        indexes = [  # noqa: RUF012
            models.Index(fields=["document"], name="fw_journal_document"),
            models.Index(fields=["table", "key"], name="fw_journal_key"),
        ]
