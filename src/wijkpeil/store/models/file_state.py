"""What the files of the study folder were when they were last read or written."""

from django.db import models

from wijkpeil.store.models.fields import KeyField
from wijkpeil.store.models.study import StudyRow


class FileState(models.Model):
    """One file.

    Attributes
    ----------
    file : str
        Path in the folder, with slashes.
    sha256 : str
        Of its bytes; empty if it was absent.
    pending : str or None
        Of what is being written to it; noted before the writing begins, so that a file that was
        replaced just before a kill is known as our own.
    """

    study = models.ForeignKey(StudyRow, on_delete=models.CASCADE, db_index=False)
    file = KeyField()
    sha256 = models.TextField(blank=True)
    pending = models.TextField(null=True)

    class Meta:
        db_table = "fieldwork_file"
        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=["study", "file"], name="fw_file_once")
        ]
