"""Put suggested cases and the rule they were chosen by into a study, undoing nothing."""

from dataclasses import replace
from pathlib import Path

from wijkpeil.cases.rule import SelectionRule
from wijkpeil.errors import StudyError
from wijkpeil.language import gettext as _
from wijkpeil.study.case_rule import case_rule_lines
from wijkpeil.study.cases import FILE as CASES
from wijkpeil.study.cases import write_cases
from wijkpeil.study.model import Case, Study
from wijkpeil.study.table import FILE as SETTINGS
from wijkpeil.study.texts import read_text
from wijkpeil.workflow.output import write_whole
from wijkpeil.workflow.question import Question
from wijkpeil.workflow.study_inputs import question_of

KEPT = f"{CASES}.bak"


def check_writable(
    study: Study, *, question: Question, cases: tuple[Case, ...], rule: SelectionRule
) -> None:
    """Refuse what a reader of the study could not redo, or what would lose something.

    Parameters
    ----------
    study : Study
    question : Question
        That the cases were chosen by; it must be the study's own.
    cases : tuple of Case
    rule : SelectionRule

    Raises
    ------
    StudyError
        If the question differs from that of ``study.toml``, if that holds another rule, if a city
        is not one of the study's, or if a copy was kept before and is still there.
    """
    _check_question(study, question)
    known = study.case_rule
    if known is not None and replace(known, cities=tuple(sorted(known.cities))) != rule:
        raise StudyError(
            _(
                "study.toml already has a rule under [cases], and it is another one. Remove it or "
                "change it there, then run this again. Nothing was written."
            )
        )
    _check_cities(study, cases)
    if (study.folder / CASES).is_file() and (study.folder / KEPT).exists():
        raise StudyError(
            _(
                "{file} would be kept as {copy}, but a copy of before is still there. Move it "
                "away, then run this again. Nothing was written."
            ).format(file=CASES, copy=KEPT)
        )


def write_into_study(
    study: Study, cases: tuple[Case, ...], rule: SelectionRule
) -> tuple[Path, ...]:
    """Write ``cases.csv`` into a study, and its rule into ``study.toml``.

    A ``cases.csv`` that was there is kept as ``cases.csv.bak``. The rule is added at the end of
    ``study.toml``, which is otherwise left as it was written; nothing is added if it is there.
    Ask `check_writable` first.

    Returns
    -------
    tuple of Path
        What was written.
    """
    settings, path = study.folder / SETTINGS, study.folder / CASES
    written = [path]
    if path.is_file():
        write_whole(study.folder / KEPT, path.read_bytes())
        written.append(study.folder / KEPT)
    write_cases(study.folder, cases)
    if study.case_rule is None:
        text = read_text(settings)
        text += "" if text.endswith("\n") else "\n"
        write_whole(settings, (text + "".join(case_rule_lines(rule))).encode("utf-8"))
        written.append(settings)
    return tuple(written)


def _check_question(study: Study, question: Question) -> None:
    """Refuse a question that overrules the study's: its cases could not be chosen again."""
    own = question_of(study)
    pairs = {
        "vulnerable": (str(own.vulnerable), str(question.vulnerable)),
        "minimum_change": (own.minimum, question.minimum),
        "wrong_signs": (own.cap, question.cap),
        "relative_to": (own.reference, question.reference),
    }
    other = [name for name, (mine, given) in pairs.items() if mine != given]
    if other:
        raise StudyError(
            _(
                "These settings were given beside study.toml, which has others: {names}. Change "
                "them there, under [rules], so that the cases can be chosen again from the study; "
                "then run this again. Nothing was written."
            ).format(names=", ".join(other))
        )


def _check_cities(study: Study, cases: tuple[Case, ...]) -> None:
    strange = sorted({case.city for case in cases} - set(study.cities))
    if strange:
        raise StudyError(
            _(
                "These cities are not in the list of cities in study.toml: {cities}. Add them "
                "there first. Nothing was written."
            ).format(cities=", ".join(strange))
        )
