"""Choose the language before anything is said, click's own sentences included."""

import gettext
from collections.abc import MutableMapping

from wijkpeil.language import DEFAULT, LANGUAGES, LOCALE, Language, activate

OPTION = "--lang"
VARIABLE = "WIJKPEIL_LANG"


def choose_language(
    words: list[str], environment: MutableMapping[str, str]
) -> tuple[list[str], bool]:
    """Activate the language asked for; return the other words, and whether any was asked for.

    ``--lang`` may stand anywhere; it wins over the environment variable ``WIJKPEIL_LANG``. A
    language that isn't there is left on the command line, for click to refuse.

    Examples
    --------
    >>> choose_language(["run", "study", "--lang", "en"], {})
    (['run', 'study'], True)
    >>> choose_language(["--lang=xx"], {})
    (['--lang=xx'], False)
    >>> choose_language([], {"WIJKPEIL_LANG": "nl"})
    ([], True)
    """
    wanted = environment.get(VARIABLE, "")
    rest: list[str] = []
    pending = iter(words)
    for word in pending:
        name, equals, given = word.partition("=")
        if name != OPTION:
            rest.append(word)
            continue
        value = given if equals else next(pending, "")
        if value in LANGUAGES:
            wanted = value
        else:
            rest.insert(0, f"{OPTION}={value}")
    language: Language = wanted if wanted in LANGUAGES else DEFAULT
    activate(language)
    speak_for_click(language, environment)
    return rest, wanted in LANGUAGES


def speak_for_click(language: Language, environment: MutableMapping[str, str]) -> None:
    """Have click's own words ("Usage:") come from our catalogue.

    Click asks the standard library, which looks in the process's text domain for the language that
    the environment names. The sentences are listed in ``click_words.py``.
    """
    gettext.bindtextdomain("wijkpeil", LOCALE)
    gettext.textdomain("wijkpeil")
    environment["LANGUAGE"] = language
