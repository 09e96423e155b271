"""What a document holds beside its text, said to the person who adds it."""

from collections import Counter
from collections.abc import Mapping

from wijkpeil.language import N_, ngettext, number
from wijkpeil.language import gettext as _

_SAID: Mapping[str, str] = {
    "changes": N_(
        "It has tracked changes: what was put in is in the text, what was struck out is not."
    ),
    "comments": N_("The comments in the margin were not taken over."),
    "hidden": N_("Hidden text was not taken over."),
    "boxes": N_("Text in boxes stands after the paragraph that the box hangs on."),
    "drawings": N_("Words in charts and diagrams were not taken over."),
    "files": N_("Another file is embedded in it; that was not taken over."),
    "fields": N_("What was filled in in form fields was not taken over."),
    "symbols": N_("Some symbols could not be read and were left out."),
}


def seen_notes(seen: Counter[str]) -> tuple[str, ...]:
    """Say what was left out, or put elsewhere.

    Examples
    --------
    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     seen_notes(Counter(comments=3, pictures=2))
    ('The comments in the margin were not taken over.', '2 pictures were not taken over.')
    """
    said = [_(sentence) for kind, sentence in _SAID.items() if seen[kind]]
    if count := seen["pictures"]:
        message = ngettext(
            "{count} picture was not taken over.", "{count} pictures were not taken over.", count
        )
        said.append(message.format(count=number(count)))
    return tuple(said)
