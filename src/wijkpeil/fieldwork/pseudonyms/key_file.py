"""The key as bytes, encrypted with a passphrase.

The first line names the format, the second is a header in JSON: version, scrypt's parameters, salt
and nonce. What follows is AES-256-GCM over the key as JSON, filled up with spaces to a multiple of
4,096 bytes, so that the size of the file tells little. The two lines are authenticated as well.
scrypt: RFC 7914; n = 2^17, r = 8, p = 1 takes 128 MiB of memory and about a third of a second.
"""

import json
import os
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from wijkpeil.errors import FieldworkError, MissingExtra
from wijkpeil.fieldwork.pseudonyms.key import DocumentMap, Identity, Key
from wijkpeil.fieldwork.replacement import Replacement
from wijkpeil.language import gettext as _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FIRST_LINE = b"wijkpeil pseudonym key\n"
VERSION = 1
SHORTEST = 12
"""Characters that a passphrase must have at least."""
PAGE = 4096
MOST_N = 2**20
"""So that a file made by somebody else can't ask for all memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """How hard scrypt makes guessing a passphrase.

    Attributes
    ----------
    n, r, p : int
        RFC 7914: rounds (a power of 2), size of a block, parallel runs. Memory is 128 n r bytes.
    """

    n: int = 2**17
    r: int = 8
    p: int = 1

    def __post_init__(self) -> None:
        """Refuse what is too weak to protect, or too heavy to open."""
        power = self.n > 0 and self.n & (self.n - 1) == 0
        if not (power and 2**14 <= self.n <= MOST_N and 8 <= self.r <= 16 and 1 <= self.p <= 4):
            raise FieldworkError(
                _("The key's header asks for an encryption that is too weak or too heavy.")
            )


DEFAULT = Cost()


def lock(key: Key, passphrase: str, *, cost: Cost = DEFAULT) -> bytes:
    """Encrypt a key. Each time with a fresh salt and nonce, so that no two files are alike.

    Raises
    ------
    FieldworkError
        If the passphrase is too short.
    MissingExtra
        If the library for encryption isn't installed.
    """
    if len(_normal(passphrase)) < SHORTEST:
        message = _(
            "The passphrase is too short: take {count} characters or more, such as five words."
        )
        raise FieldworkError(message.format(count=SHORTEST))
    salt, nonce = os.urandom(16), os.urandom(12)
    header = {
        "version": VERSION,
        "kdf": "scrypt",
        **asdict(cost),
        "salt": b64encode(salt).decode(),
        "cipher": "AES-256-GCM",
        "nonce": b64encode(nonce).decode(),
    }
    open_part = FIRST_LINE + json.dumps(header).encode() + b"\n"
    plain = json.dumps(_plain(key), ensure_ascii=False).encode()
    plain += b" " * (-len(plain) % PAGE)
    return open_part + _cipher(passphrase, salt, cost).encrypt(nonce, plain, open_part)


def unlock(data: bytes, passphrase: str) -> Key:
    """Decrypt a key.

    Raises
    ------
    FieldworkError
        If the passphrase is wrong, the file was changed, or it is no key.
    """
    open_part, header, rest = _split(data)
    cost, salt, nonce = _read_header(header)
    cipher = _cipher(passphrase, salt, cost)
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - an extra

    try:
        plain = cipher.decrypt(nonce, rest, open_part)
    except InvalidTag:
        raise FieldworkError(
            _("The key doesn't open: the passphrase is wrong, or the file was changed.")
        ) from None
    return _key(json.loads(plain))


def change_passphrase(data: bytes, old: str, new: str, *, cost: Cost = DEFAULT) -> bytes:
    """Encrypt a key with another passphrase. Older copies still open with the old one."""
    return lock(unlock(data, old), new, cost=cost)


def _normal(passphrase: str) -> str:
    """Make the same of a passphrase that keyboards send in different code points."""
    return unicodedata.normalize("NFKC", passphrase)


def _cipher(passphrase: str, salt: bytes, cost: Cost) -> "AESGCM":
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - an extra
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415
    except ModuleNotFoundError:
        raise MissingExtra("fieldwork") from None
    kdf = Scrypt(salt=salt, length=32, n=cost.n, r=cost.r, p=cost.p)
    return AESGCM(kdf.derive(_normal(passphrase).encode()))


def _split(data: bytes) -> tuple[bytes, bytes, bytes]:
    if not data.startswith(FIRST_LINE):
        raise FieldworkError(_("This is no key file of Wijkpeil."))
    header, newline, rest = data[len(FIRST_LINE) :].partition(b"\n")
    return FIRST_LINE + header + newline, header, rest


def _read_header(header: bytes) -> tuple[Cost, bytes, bytes]:
    try:
        told = json.loads(header)
        version = told["version"]
        cost = (told["n"], told["r"], told["p"])
        salt, nonce = (b64decode(told[name], validate=True) for name in ("salt", "nonce"))
    except (ValueError, KeyError, TypeError):
        raise FieldworkError(_("The header of the key file can't be read.")) from None
    if version != VERSION:
        message = _("The key file is of version {version}; this program reads version {own}.")
        raise FieldworkError(message.format(version=version, own=VERSION))
    if not all(isinstance(one, int) for one in cost) or len(salt) < 16 or len(nonce) != 12:
        raise FieldworkError(_("The header of the key file can't be read."))
    return Cost(*cost), salt, nonce


def _plain(key: Key) -> dict[str, Any]:
    return {
        "identities": [asdict(one) for one in key.identities],
        "maps": [asdict(one) for one in key.maps],
        "given": key.given,
        "last_id": key.last_id,
    }


def _key(plain: dict[str, Any]) -> Key:
    return Key(
        identities=tuple(
            Identity(**{**one, "forms": tuple(one["forms"]), "earlier": tuple(one["earlier"])})
            for one in plain["identities"]
        ),
        maps=tuple(
            DocumentMap(
                one["document"],
                one["text_sha256"],
                tuple(Replacement(**it) for it in one["replacements"]),
            )
            for one in plain["maps"]
        ),
        given=tuple((label, number) for label, number in plain["given"]),
        last_id=plain["last_id"],
    )
