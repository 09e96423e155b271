"""The ways in which a name is written: with and without first name, initials, particles."""

import re

from wijkpeil.fieldwork.pseudonyms.folding import TOKEN, fold
from wijkpeil.fieldwork.pseudonyms.kinds import Kind
from wijkpeil.fieldwork.pseudonyms.rules.words import words

PARTICLES = words("van von der den de het t ter ten te el al ait ben d da la le v aan in op")
WHAT = words(
    "stichting vereniging woningcorporatie corporatie bewonersgroep bewonerscommissie wijkcentrum "
    "buurthuis buurtcentrum speeltuin basisschool school cafe"
)
"""Words for what an organisation or a place is; it is known without them too."""
SHORT = (("straat", "str"), ("laan", "ln"), ("plein", "pln"), ("burgemeester", "burg"))

Form = tuple[str, ...]


def name_forms(name: str, kind: Kind) -> set[Form]:
    """Give the ways to write a name, each as folded words.

    Parameters
    ----------
    name : str
        A person as "Fatima El Amrani" or "El Amrani, Fatima".
    kind : Kind

    Examples
    --------
    >>> sorted(" ".join(form) for form in name_forms("Jan de Boer", "person"))
    ['boer', 'de boer', 'j boer', 'j de boer', 'jan', 'jan boer', 'jan de boer']
    """
    whole = _folded(name)
    if kind == "person":
        forms = _person(name)
    elif kind == "street":
        forms = {whole, *(_short(whole, long, short) for long, short in SHORT), whole[1:]}
    else:
        forms = {whole, whole[1:] if whole and whole[0] in WHAT else whole}
    return {form for form in forms if not all(w in PARTICLES or len(w) == 1 for w in form)}


def _short(form: Form, long: str, short: str) -> Form:
    return tuple(re.sub(f"{long}$", short, word) for word in form)


def _person(name: str) -> set[Form]:
    given, family = _parts(name)
    bare = family
    while bare and bare[0] in PARTICLES:
        bare = bare[1:]
    forms = {(*given, *family), family, bare, given[:1]}
    initials = tuple(word[0] for word in given)
    for last in {family, bare} - {()}:
        forms |= {(*initials, *last), (*initials[:1], *last), (*given[:1], *last)}
    return forms


def _parts(name: str) -> tuple[Form, Form]:
    """Split a name in first names and surname; without a comma the first word is the first name."""
    surname, comma, given = name.partition(",")
    if comma:
        return _folded(given), _folded(surname)
    whole = _folded(name)
    return whole[:1], whole[1:]


def _folded(written: str) -> Form:
    return tuple(fold(word) for word in TOKEN.findall(written))
