"""The encrypted key: opens with its passphrase alone, and every change is noticed."""

import builtins
import json

import pytest

from wijkpeil.errors import FieldworkError, MissingExtra
from wijkpeil.fieldwork.pseudonyms import (
    Cost,
    DocumentMap,
    Identity,
    Key,
    change_passphrase,
    lock,
    unlock,
)
from wijkpeil.fieldwork.pseudonyms.key_file import FIRST_LINE, PAGE
from wijkpeil.fieldwork.replacement import Replacement

QUICK = Cost(n=2**14)
PASSPHRASE = "vijf losse woorden bij elkaar"  # noqa: S105 - for tests
KEY = Key(
    (
        Identity("i1", "person", "[bewoner 1]", ("Fatima", "Thérèse"), ("[bewoner 2]",)),
        Identity("i3", "street", "[straat 1]", ("Tulpstraat",)),
    ),
    (DocumentMap("document-one", "ab" * 32, (Replacement(0, 6, "[bewoner 1]"),)),),
    (("[bewoner {number}]", 2), ("[straat {number}]", 1)),
    3,
)


@pytest.fixture(scope="module")
def locked():
    return lock(KEY, PASSPHRASE, cost=QUICK)


def header_of(data):
    return json.loads(data[len(FIRST_LINE) :].partition(b"\n")[0])


def with_header(data, **changes):
    _first, rest = data[: len(FIRST_LINE)], data[len(FIRST_LINE) :].partition(b"\n")[2]
    return FIRST_LINE + json.dumps({**header_of(data), **changes}).encode() + b"\n" + rest


def test_it_opens_with_its_passphrase(locked):
    assert unlock(locked, PASSPHRASE) == KEY


def test_it_holds_no_word_in_the_open(locked):
    for word in ("Fatima", "Tulpstraat", "bewoner", "document-one", PASSPHRASE):
        assert word.encode() not in locked


def test_no_two_are_alike(locked):
    again = lock(KEY, PASSPHRASE, cost=QUICK)
    assert header_of(again)["salt"] != header_of(locked)["salt"]
    assert header_of(again)["nonce"] != header_of(locked)["nonce"]


def test_its_size_tells_little():
    one, two = (lock(key, PASSPHRASE, cost=QUICK) for key in (Key(), KEY))
    assert len(one) == len(two)
    assert len(one) > PAGE


@pytest.mark.parametrize("passphrase", ["", "vijf losse woorden bij elkaar ", "VIJF losse woorden"])
def test_another_passphrase_does_not_open_it(locked, passphrase):
    with pytest.raises(FieldworkError, match="the passphrase is wrong, or the file was changed"):
        unlock(locked, passphrase)


def test_the_same_passphrase_from_another_keyboard_opens_it():
    data = lock(KEY, "caf\u00e9 aan de overkant", cost=QUICK)
    assert unlock(data, "cafe\u0301 aan de overkant") == KEY


@pytest.mark.parametrize("place", [-1, -500, 200])
def test_every_change_is_noticed(locked, place):
    changed = bytearray(locked)
    changed[place] ^= 1
    with pytest.raises(FieldworkError):
        unlock(bytes(changed), PASSPHRASE)


def test_a_changed_header_is_noticed(locked):
    with pytest.raises(FieldworkError, match="was changed"):
        unlock(with_header(locked, cipher="none"), PASSPHRASE)


@pytest.mark.parametrize("passphrase", ["", "kort", "e\u0301" * 11])
def test_a_short_passphrase_is_refused(passphrase):
    with pytest.raises(FieldworkError, match="too short: take 12 characters or more"):
        lock(KEY, passphrase, cost=QUICK)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", FIRST_LINE[:-5]])
def test_another_file_is_refused(data):
    with pytest.raises(FieldworkError, match="no key file of Wijkpeil"):
        unlock(data, PASSPHRASE)


@pytest.mark.parametrize("header", [b"", b"{", b"[]", b"{}", b'{"version": 1}', b"\xff"])
def test_a_broken_header_is_refused(header):
    with pytest.raises(FieldworkError, match="header of the key file can't be read"):
        unlock(FIRST_LINE + header + b"\nrest", PASSPHRASE)


def test_odd_parts_of_the_header_are_refused(locked):
    for changes in ({"n": "16384"}, {"salt": "YQ=="}, {"nonce": "YQ=="}, {"nonce": "é"}):
        with pytest.raises(FieldworkError, match="header of the key file can't be read"):
            unlock(with_header(locked, **changes), PASSPHRASE)


@pytest.mark.parametrize(
    "changes", [{"n": 2**30}, {"n": 2**10}, {"n": 20_000}, {"r": 1}, {"p": 99}]
)
def test_a_weak_or_heavy_header_is_refused(locked, changes):
    with pytest.raises(FieldworkError, match="too weak or too heavy"):
        unlock(with_header(locked, **changes), PASSPHRASE)


def test_a_newer_version_is_told(locked):
    with pytest.raises(FieldworkError, match="of version 2; this program reads version 1"):
        unlock(with_header(locked, version=2), PASSPHRASE)


def test_the_passphrase_can_be_changed(locked):
    data = change_passphrase(locked, PASSPHRASE, "een andere zin van woorden", cost=QUICK)
    assert unlock(data, "een andere zin van woorden") == KEY
    with pytest.raises(FieldworkError):
        unlock(data, PASSPHRASE)


def test_the_usual_cost_is_what_is_advised():
    assert Cost() == Cost(n=131_072, r=8, p=1)


def test_without_the_library_the_extra_is_named(monkeypatch, locked):
    real = builtins.__import__

    def no_cryptography(name, *rest, **more):
        if name.startswith("cryptography"):
            raise ModuleNotFoundError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", no_cryptography)
    for attempt in (lambda: lock(KEY, PASSPHRASE, cost=QUICK), lambda: unlock(locked, PASSPHRASE)):
        with pytest.raises(MissingExtra, match="fieldwork"):
            attempt()
