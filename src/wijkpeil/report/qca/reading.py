"""What a model says of the cases, in sentences."""

from collections.abc import Sequence

import numpy as np

from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.qca.after.memberships import model_memberships
from wijkpeil.qca.models import Model
from wijkpeil.report.qca.words import Words, begin, listed, outcome_words, share, term_words
from wijkpeil.results.qca import Answer, QcaResults, ToldModel, ToldSolution


def path_sentences(told: ToldModel, answer: Answer, words: Words) -> tuple[str, ...]:
    """Say each path with its cases, and which cases have it without the outcome."""
    model = model_memberships(told.model.terms, answer.data)
    having = model.outcome > 0.5
    outcome = begin(outcome_words(answer.question.outcome, words))
    found = []
    for term, members in zip(told.model.terms, model.members, strict=True):
        inside = members > 0.5
        with_it = _named(answer, inside & having)
        sentence = ngettext(
            "{outcome} went with {term}, in {covered} of {all} case with that outcome",
            "{outcome} went with {term}, in {covered} of {all} cases with that outcome",
            int(having.sum()),
        ).format(
            outcome=outcome,
            term=term_words(term, answer.data.space, words),
            covered=number(len(with_it)),
            all=number(int(having.sum())),
        )
        sentence += f" ({listed(with_it)})." if with_it else "."
        if not with_it:  # a path without an example is no finding
            sentence = _("The path “{term}” has no case with that outcome on it.").format(
                term=term_words(term, answer.data.space, words)
            )
        without = _named(answer, inside & (model.outcome < 0.5))
        if without:
            sentence += " " + ngettext(
                "{cases} had this too, but not that outcome.",
                "{cases} had this too, but not that outcome.",
                len(without),
            ).format(cases=listed(without))
        found.append(sentence)
    return tuple(found)


def uncovered_sentence(told: ToldModel) -> str:
    """Say which cases with the outcome no path covers."""
    names = [one.case for one in told.types.deviant_coverage]
    if not names:
        return _("Every case with that outcome is on a path.")
    return ngettext(
        "Not covered: {cases}. That case has the outcome, but is on no path.",
        "Not covered: {cases}. They have the outcome, but are on no path.",
        len(names),
    ).format(cases=listed(names))


def fit_sentence(model: Model) -> str:
    """Say how well a model fits, in words that need no key."""
    if model.fit is None:
        return ""
    return _(
        "All paths together: consistency {consistency} (how much of what is on a path has the "
        "outcome too) and coverage {coverage} (how much of the outcome is on a path)."
    ).format(consistency=share(model.fit.inclS), coverage=share(model.fit.covS))


def ambiguity(told: ToldSolution) -> str:
    """Say loudly that more models fit equally well; "" if there is one."""
    count = told.count
    if count.models == 1 and count.exact:
        return ""
    least = "" if count.exact else _("at least") + " "
    text = _(
        "{least}{count} models fit equally well. The cases can't choose between them; who tells "
        "one as the finding, chooses. Below is the first of them, in the order of the conditions."
    )
    return begin(text.format(least=least, count=number(count.models)))


def told_briefly(answer: Answer, results: QcaResults) -> list[str]:
    """Tell the first model of the solution that is told first, path by path."""
    first = answer.first
    if first is None:
        return [answer.why_not]
    told, loud = first.models[0], ambiguity(first)
    lines = [loud] if loud else []
    lines += path_sentences(told, answer, results.words)
    return [*lines, f"{uncovered_sentence(told)} {fit_sentence(told.model)}"]


def _named(answer: Answer, chosen: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]") -> list[str]:
    cases: Sequence[str] = answer.data.cases
    return [cases[place] for place in np.flatnonzero(chosen).tolist()]
