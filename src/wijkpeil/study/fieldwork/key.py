"""Keeps the key of pseudonyms, encrypted, apart from everything that may be shared."""

import os
from pathlib import Path

from wijkpeil.fieldwork.pseudonyms import Key, lock, unlock
from wijkpeil.study.fieldwork.texts import make_private, private_folder

FILE = "pseudonyms.key"


def key_path(folder: Path) -> Path:
    """Give where the key is, or should be."""
    return private_folder(folder) / FILE


def read_key(folder: Path, passphrase: str) -> Key:
    """Open the key; an empty one if there is none yet.

    Raises
    ------
    FieldworkError
        If the passphrase is wrong, or the file is no key.
    """
    path = key_path(folder)
    return unlock(path.read_bytes(), passphrase) if path.is_file() else Key()


def write_key(folder: Path, key: Key, passphrase: str) -> None:
    """Encrypt the key and put it in place, whole or not at all, for its owner's eyes only.

    Raises
    ------
    FieldworkError
        If the passphrase is too short.
    """
    data = lock(key, passphrase)
    make_private(folder)
    path = key_path(folder)
    draft = path.with_name(f"{path.name}.part")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())  # a key that is lost can't be made again
    draft.replace(path)


def delete_key(folder: Path) -> bool:
    """Delete the key for good; tells whether there was one.

    Without it nobody can get back from pseudonyms to names. A copy made elsewhere, such as a
    backup, is out of reach here.
    """
    path = key_path(folder)
    if not path.is_file():
        return False
    path.unlink()
    return True
