"""What a Dutch name is made of: capitals, initials, particles."""

import re

_LATIN = [chr(code) for code in range(0x250)]
UPPER = "".join(letter for letter in _LATIN if letter.isupper())
"""Capitals of Latin script, with accents: Ö, Ł, İ."""

_PARTICLE = (
    r"v\.?[ ]?d\.?|v\.|van|von|der|den|de|het|['’]t|ter|ten|te|el|al|ait|aït|ben|bin|bint|abu|abou|"
    r"da|dos|di|del|della|la|le|du|des|zu|(?:in|op)[ ](?:['’]t|den|de[nr]?(?=[ ]))|"
    r"(?:uit|onder|aan)[ ]den"
)
PARTICLES = rf"(?:(?:{_PARTICLE})[ ])"
"""One particle (tussenvoegsel) and a space; case is for the pattern that uses it."""

CAPITAL = (
    rf"(?:[DdLl]['’]|O['’])?[{UPPER}][^\W\d_]*(?:-(?:(?:de|van|el|der|den)[ ])*[{UPPER}][^\W\d_]*)*"
)
"""A word with a capital: ``Fatima``, ``Anne-Marie``, ``Vlietstra-de Wit``, ``d'Ancona``."""

INITIALS = rf"(?:(?:[{UPPER}]|Th|Ch|Chr|IJ|Sj|Ph)\.[ ]?){{1,5}}"
"""``J.``, ``A.J.``, ``Th. M.``"""

_PARTICLES_ANY = rf"(?:(?i:{_PARTICLE})[ ])"
_LEAD = rf"(?:{INITIALS}{_PARTICLES_ANY}{{0,4}}|{_PARTICLES_ANY}{{1,4}})?"
NAME = (
    rf"{_LEAD}{CAPITAL}(?:[ ]{PARTICLES}{{0,4}}(?:[{UPPER}]\.(?!\w)|{CAPITAL}))*"
    rf"(?:[ ]-[ ]{_PARTICLES_ANY}{{0,4}}{CAPITAL})?"
)
"""A name of one word or more: ``W.F. van 't Hart``, ``Q. Tjon A Fat``, ``G. 't Lam - van Rhee``."""

ENDS_SENTENCE = re.compile(r"(?:^|[.!?:;…\n\]])[\s\"'“”‘’(\[*•–—#>|-]*$")


def starts_sentence(text: str, at: int) -> bool:
    """Tell whether a sentence starts at a place: where any word has a capital.

    >>> starts_sentence("Ja. Roos komt.", 4), starts_sentence("Ja, Roos komt.", 4)
    (True, False)
    """
    return ENDS_SENTENCE.search(text, max(0, at - 12), at) is not None if at else True
