"""The key: which pseudonym stands for whom. It holds personal data, and is kept encrypted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.pseudonyms.folding import same_key
from wijkpeil.fieldwork.pseudonyms.kinds import Kind
from wijkpeil.fieldwork.pseudonyms.project_list import ProjectList, names_of
from wijkpeil.fieldwork.replacement import Replacement
from wijkpeil.language import gettext as _


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """Somebody or something, and the pseudonym that stands for it everywhere.

    Attributes
    ----------
    id : str
        ``i1``, ``i2`` ...; never used again for another.
    kind : Kind
    pseudonym : str
        ``[bewoner 1]``.
    forms : tuple of str
        How it was written, as first met; empty once it is forgotten.
    earlier : tuple of str
        Pseudonyms of identities that were joined with this one; texts may still hold them.
    """

    id: str
    kind: Kind
    pseudonym: str
    forms: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Tell which, not who."""
        return f"Identity({self.id}, {self.kind}, {len(self.forms)} forms)"

    @property
    def pseudonyms(self) -> tuple[str, ...]:
        """All pseudonyms that stand for it."""
        return (self.pseudonym, *self.earlier)

    @property
    def keys(self) -> frozenset[str]:
        """Its forms without differences of writing."""
        return frozenset(same_key(form, self.kind) for form in self.forms)


@dataclass(frozen=True, slots=True, repr=False)
class DocumentMap:
    """Where pseudonyms came in a document, to bring positions back.

    It is kept in the key: positions tell nothing, but the length of what was replaced narrows
    down a name.

    Attributes
    ----------
    document : str
    text_sha256 : str
        Of the text with pseudonyms that the map leads to.
    replacements : tuple of Replacement
        With positions in the text before.
    """

    document: str
    text_sha256: str
    replacements: tuple[Replacement, ...]

    def __repr__(self) -> str:
        """Tell the document, not the lengths."""
        return f"DocumentMap({self.document!r})"


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """All identities of a project.

    Attributes
    ----------
    identities : tuple of Identity
        In the order of their ids.
    maps : tuple of DocumentMap
    given : tuple of (str, int)
        Labels and the highest number that was given to each, so that none is given twice.
    last_id : int
        Of the identities that were ever made.
    """

    identities: tuple[Identity, ...] = ()
    maps: tuple[DocumentMap, ...] = ()
    given: tuple[tuple[str, int], ...] = ()
    last_id: int = 0

    def __repr__(self) -> str:
        """Tell how much it holds, not what."""
        return f"Key({len(self.identities)} identities, {len(self.maps)} documents)"

    def identity(self, id: str) -> Identity:  # noqa: A002 - the field's name
        """Give an identity by its id.

        Raises
        ------
        FieldworkError
            If there is none.
        """
        for one in self.identities:
            if one.id == id:
                return one
        raise FieldworkError(_("The key has no identity “{id}”.").format(id=id))

    def candidates(self, kind: Kind, words: str) -> tuple[Identity, ...]:
        """Give the identities that were written like this before: none, one or more."""
        wanted = same_key(words, kind)
        return tuple(one for one in self.identities if one.kind == kind and wanted in one.keys)

    def of_pseudonym(self, pseudonym: str) -> Identity:
        """Give the identity that a pseudonym stands for.

        Raises
        ------
        FieldworkError
            If the key doesn't have it.
        """
        for one in self.identities:
            if pseudonym in one.pseudonyms:
                return one
        message = _("The key has no pseudonym “{pseudonym}”.")
        raise FieldworkError(message.format(pseudonym=pseudonym))

    def __post_init__(self) -> None:
        """Refuse a key in which one pseudonym would stand for two."""
        counts = Counter(word for one in self.identities for word in one.pseudonyms)
        twice = [word for word, count in sorted(counts.items()) if count > 1]
        if twice:
            message = _("The pseudonym “{pseudonym}” stands for two identities in this key.")
            raise FieldworkError(message.format(pseudonym=twice[0]))


def new_identity(
    key: Key, *, kind: Kind, words: str, pattern: str, avoid: Iterable[str] = ()
) -> tuple[Key, Identity]:
    """Add an identity with the next number of its label.

    Parameters
    ----------
    key : Key
    kind : Kind
    words : str
        How it was written.
    pattern : str
        The pseudonym with ``{number}``, such as ``[bewoner {number}]``.
    avoid : iterable of str
        Pseudonyms that a text holds already without being of this key.
    """
    given = dict(key.given)
    number = given.get(pattern, 0) + 1
    while pattern.format(number=number) in avoid:
        number += 1
    made = Identity(f"i{key.last_id + 1}", kind, pattern.format(number=number), (words,))
    given[pattern] = number
    with_it = replace(
        key,
        identities=(*key.identities, made),
        given=tuple(sorted(given.items())),
        last_id=key.last_id + 1,
    )
    return with_it, made


def with_form(key: Key, id: str, words: str) -> Key:  # noqa: A002
    """Add another way of writing to an identity."""
    one = key.identity(id)
    if same_key(words, one.kind) in one.keys:
        return key
    return _put(key, replace(one, forms=(*one.forms, words)))


def join(key: Key, kept: str, joined: str) -> Key:
    """Make two identities one: "Fatima" and "mevrouw El Amrani" turn out to be the same person.

    Texts that hold the pseudonym of the second stay true: it now stands for the first.

    Raises
    ------
    FieldworkError
        If they are of different kinds, or are the same.
    """
    one, other = key.identity(kept), key.identity(joined)
    if one.id == other.id or one.kind != other.kind:
        message = _("“{one}” and “{other}” can't be joined: they must be two of one kind.")
        raise FieldworkError(message.format(one=kept, other=joined))
    forms = [form for form in other.forms if same_key(form, one.kind) not in one.keys]
    both = replace(one, forms=(*one.forms, *forms), earlier=(*one.earlier, *other.pseudonyms))
    left = tuple(it for it in key.identities if it.id != joined)
    return _put(replace(key, identities=left), both)


def forget_identity(key: Key, id: str) -> Key:  # noqa: A002
    """Forget who is behind one pseudonym, for good once older copies of the key are gone.

    The pseudonym stays, so that its number isn't given again. The maps of documents that hold it
    go as well, because they tell how long its name was.
    """
    one = key.identity(id)
    gone = set(one.pseudonyms)
    maps = tuple(m for m in key.maps if gone.isdisjoint(it.new for it in m.replacements))
    return _put(replace(key, maps=maps), replace(one, forms=()))


def reidentify(key: Key, pseudonym: str) -> tuple[str, ...]:
    """Give the words behind one pseudonym, as they were written. The caller logs that it was asked.

    Raises
    ------
    FieldworkError
        If the key doesn't have it, or has forgotten it.
    """
    one = key.of_pseudonym(pseudonym)
    if not one.forms:
        message = _("The key has forgotten who “{pseudonym}” is. That can't be undone.")
        raise FieldworkError(message.format(pseudonym=pseudonym))
    return one.forms


def known_names(key: Key) -> ProjectList:
    """Give everything that the key knows as a project list, to find it in the next document."""
    return names_of(known_forms(key))


def known_forms(key: Key) -> tuple[tuple[Kind, str], ...]:
    """Give every form that the key knows, with its kind."""
    return tuple((one.kind, form) for one in key.identities for form in one.forms)


def _put(key: Key, one: Identity) -> Key:
    identities = tuple(one if it.id == one.id else it for it in key.identities)
    return replace(key, identities=identities)
