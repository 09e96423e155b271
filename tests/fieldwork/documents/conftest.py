"""What tests of reading documents share: English words, and files made on the spot."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from wijkpeil.errors import RefusedDocument
from wijkpeil.fieldwork.documents import read_document
from wijkpeil.language import speaking

_spec = importlib.util.spec_from_file_location(
    "made_documents", Path(__file__).with_name("made_documents.py")
)
made_documents = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(made_documents)


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


@pytest.fixture(scope="session")
def made() -> ModuleType:
    """Functions that make documents."""
    return made_documents


@pytest.fixture(scope="session")
def refusal():
    """Give the sentence with which a file is refused, without its name."""

    def refused(data: bytes, name: str = "file") -> str:
        with pytest.raises(RefusedDocument) as caught:
            read_document(data, name=name)
        assert str(caught.value) == f"{caught.value.file}: {caught.value.message}"
        return caught.value.message

    return refused
