"""Kinds of intervention: a short list, each with a definition, so that kinds can be compared."""

from dataclasses import dataclass

from wijkpeil.language import N_
from wijkpeil.language import gettext as _


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of intervention.

    Attributes
    ----------
    word : str
        As it is written in a file, whatever the language.
    label, definition : str
        To be translated where shown.
    """

    word: str
    label: str
    definition: str

    def told(self) -> str:
        """Give label and definition in the active language, as one line."""
        return f"{_(self.label)}: {_(self.definition)}"


_LIST = (
    Kind(
        "fysiek",
        N_("physical"),
        N_("Homes, buildings or public space are built, demolished, renovated or laid out anew."),
    ),
    Kind(
        "sociaal",
        N_("social"),
        N_("Residents get support, guidance or contact: caretakers, coaches, meeting places."),
    ),
    Kind(
        "veiligheid",
        N_("safety"),
        N_("Against crime and nuisance: surveillance, enforcement, locks, prevention."),
    ),
    Kind(
        "toewijzing",
        N_("allocation"),
        N_("Rules on who may come to live where: allocation, selection, sale or rent policy."),
    ),
    Kind(
        "economie",
        N_("economy"),
        N_("Work, shops and firms: guidance to work, space for firms, help for entrepreneurs."),
    ),
    Kind(
        "voorzieningen",
        N_("amenities and care"),
        N_("Schools, care, sport, shops or transport are opened, closed, moved or extended."),
    ),
    Kind(
        "participatie",
        N_("participation"),
        N_("Residents decide or act themselves: budgets, own initiatives, neighbourhood watch."),
    ),
    Kind(
        "combinatie",
        N_("combination"),
        N_("Two or more of these in one programme, none of them clearly the main part."),
    ),
)

KINDS = {kind.word: kind for kind in _LIST}
"""The controlled list, by the word in the file."""


def kind_label(word: str) -> str:
    """Name a kind in the active language; a text for a kind that isn't told."""
    return _(KINDS[word].label) if word in KINDS else _("kind not told")
