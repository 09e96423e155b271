"""A study: everything else belongs to one."""

from django.db import models

from wijkpeil.store.models.fields import KeyField


class StudyRow(models.Model):
    """One study, and how far its journal and its files are.

    Attributes
    ----------
    key : str
        Names it on a server; empty in the database inside a study folder.
    number : int
        Of the last entry in the journal.
    written : int
        Of the last entry that the files of the folder hold.
    logged : int
        Of the last entry that history.csv holds.
    to_purge : bool
        Whether text was taken out that may still stand in unused parts of the database.
    stemmer : str
        What the search index was made with.
    """

    key = KeyField(unique=True, blank=True)
    number = models.BigIntegerField(default=0)
    written = models.BigIntegerField(default=0)
    logged = models.BigIntegerField(default=0)
    to_purge = models.BooleanField(default=False)
    stemmer = models.TextField(default="", blank=True)

    class Meta:
        db_table = "fieldwork_study"
