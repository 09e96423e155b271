"""Clusters and surroundings in plain words."""

from wijkpeil.language import N_
from wijkpeil.language import gettext as _

_KINDS: dict[str, str] = {
    "rise-amid-rise": N_("rise amid rise"),
    "fall-amid-fall": N_("fall amid fall"),
    "rise-amid-fall": N_("rise amid fall"),
    "fall-amid-rise": N_("fall amid rise"),
}
_COMPANIES: dict[str, str] = {
    "with": N_("with its surroundings"),
    "more": N_("more than its surroundings"),
    "against": N_("against its surroundings"),
    "apart": N_("while its surroundings stayed about the same"),
    "unclear": N_("alone or not: what its surroundings did is unclear"),
    "no neighbours": N_("no neighbours"),
}


def kind_word(kind: str) -> str:
    """Name a kind of cluster.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     kind_word("fall-amid-rise")
    'fall amid rise'
    """
    return _(_KINDS[kind])


def company_word(company: str) -> str:
    """Say how a riser or faller stands to its surroundings.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     company_word("against")
    'against its surroundings'
    """
    return _(_COMPANIES[company])
