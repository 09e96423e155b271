"""Why no text is taken from a file; inside this package only."""

from wijkpeil.language import gettext as _


class Refusal(Exception):  # noqa: N818 - it becomes a RefusedDocument
    """A sentence for the user; `read_document` puts the file's name before it."""


def damaged() -> Refusal:
    """Refuse a file that ends too early or isn't what it says it is."""
    return Refusal(
        _(
            "It is damaged or not complete. Open it in the program that it was made with, "
            "save it again, or ask for it again."
        )
    )


def protected() -> Refusal:
    """Refuse a file with a password on it."""
    return Refusal(
        _(
            "It is protected with a password. Open it with the password, save it without one, "
            "and add that file."
        )
    )


def bomb() -> Refusal:
    """Refuse a file that is made to fill a computer."""
    return Refusal(
        _("It grows far too large when it is unpacked (a “zip bomb”). Nothing was read from it.")
    )


def without_text() -> Refusal:
    """Refuse a file with nothing to read in it."""
    return Refusal(_("There is no text in it."))
