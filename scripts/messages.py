"""Collect the sentences to translate, merge them into the Dutch catalogue, compile it.

``python scripts/messages.py [FRAGMENT.po ...]`` also takes translations from fragments.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "wijkpeil"
PO = SOURCE / "locale" / "nl" / "LC_MESSAGES" / "wijkpeil.po"
KEYWORDS = {"_": None, "gettext": None, "N_": None, "ngettext": (1, 2), "_n": (1, 2)}
WHEN = datetime(2026, 11, 24, tzinfo=UTC)
METHODS = [("**.py", "python"), ("**.jinja", "jinja2")]


def template() -> Catalog:
    """Every sentence that the code asks for."""
    catalogue = Catalog(project="wijkpeil", charset="utf-8")
    found = extract_from_dir(
        str(SOURCE),
        method_map=METHODS,
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        options_map={"**.jinja": {"trimmed": "true", "silent": "false"}},
    )
    for file, _line, message, comments, context in found:
        catalogue.add(message, None, [(file, None)], auto_comments=comments, context=context)
    return catalogue


def load() -> Catalog:
    """Read the Dutch catalogue as it stands."""
    if not PO.exists():
        return Catalog(locale="nl", project="wijkpeil", charset="utf-8")
    with PO.open("rb") as stream:
        return read_po(stream, locale="nl")


def update(fragments: list[Path]) -> Catalog:
    """Merge template, catalogue and fragments; drop what is no longer asked for."""
    catalogue = load()
    catalogue.update(template(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.creation_date = WHEN  # so that the same sentences give the same bytes
    for fragment in fragments:
        with fragment.open("rb") as stream:
            for message in read_po(stream, locale="nl"):
                known = catalogue.get(message.id) if message.id else None
                if known is not None and any(message.string):
                    known.string = message.string
    return catalogue


def translated(message: Message) -> bool:
    """Tell whether a sentence has its Dutch, in every plural form."""
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def main() -> None:
    """Write the catalogue and its compiled form; exit 1 if a sentence lacks its Dutch."""
    catalogue = update([Path(name) for name in sys.argv[1:]])
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as stream:
        write_po(stream, catalogue, width=100, sort_output=True, include_lineno=False)
    with PO.with_suffix(".mo").open("wb") as stream:
        write_mo(stream, catalogue)
    missing = [message.id for message in catalogue if message.id and not translated(message)]
    for message in missing:
        sys.stdout.write(f"No Dutch yet: {message!r}\n")
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
