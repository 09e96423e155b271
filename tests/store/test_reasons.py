"""What a database raises becomes a sentence, without what was in its rows."""

import pytest
from django.db import DataError, IntegrityError, OperationalError

from wijkpeil.errors import StoreError
from wijkpeil.store.reasons import as_sentences


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (IntegrityError("Key (memo)=(geheim)"), "does not fit"),
        (OperationalError("geheim"), "does not answer"),
        (DataError("geheim"), r"refused this \(DataError\)"),
    ],
)
def test_sentences(error, said):
    with pytest.raises(StoreError, match=said) as told, as_sentences():
        raise error
    assert "geheim" not in str(told.value)


def test_an_unknown_number_of_sqlite_is_told_as_a_refusal():
    error = OperationalError("geheim")
    error.__cause__ = OSError()
    error.__cause__.sqlite_errorcode = 99
    with pytest.raises(StoreError, match=r"refused this \(OSError\)"), as_sentences():
        raise error
