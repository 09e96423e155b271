"""How steady a solution is, in sentences."""

from collections.abc import Sequence

from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.qca.robustness.cut_ranges import Range
from wijkpeil.report.qca.words import listed, part, share
from wijkpeil.results.qca import Steadiness


def survives(found: Steadiness) -> str:
    """Say what comes back, and beside it which choices gave nothing to come back in."""
    return f"{_core(found)} {_without_solution(found)}".rstrip()


def _core(found: Steadiness) -> str:
    protocol = found.protocol
    if protocol is None:
        return _("None of the other choices gave a solution, so nothing can be said to survive.")
    core = protocol.expressions.robust
    if not core:
        return _("No part of the solution comes back under every other choice.")
    return _(
        "In every solution that other choices gave, this comes back (the robust core): {core}. The "
        "consistency of the solution is {consistency} times that of the core (RF_cons), and the "
        "coverage of the core is {coverage} times that of the solution (RF_cov). The overlap of "
        "the solution with the least that other choices left of it is {overlap} (RF_SC; 1 is the "
        "same)."
    ).format(
        core=core,
        consistency=share(protocol.fit.RF_cons),
        coverage=share(protocol.fit.RF_cov),
        overlap=share(protocol.fit.RF_SC_minTS),
    )


def _without_solution(found: Steadiness) -> str:
    """Name the choices that gave no solution at all, of which the core says nothing; "" if none."""
    empty = [test.name for test in found.tests if not test.models]
    if not empty or found.protocol is None:
        return ""
    return ngettext(
        "{count} of these {all} other choices gave no solution at all, so the core says nothing of "
        "it: {names}.",
        "{count} of these {all} other choices gave no solution at all, so the core says nothing of "
        "them: {names}.",
        len(empty),
    ).format(count=number(len(empty)), all=number(len(found.tests)), names="; ".join(empty))


def all_at_once(found: Steadiness) -> str:
    """Say what all other choices give when they are combined."""
    choices = found.choices
    text = _(
        "All these choices combined make {possible} analyses. Of {done} that were worked out, "
        "{same} give exactly the same models; together they give {answers} different answers."
    ).format(
        possible=number(choices.possible),
        done=number(choices.analyses),
        same=part(choices.same),
        answers=number(choices.answers),
    )
    if choices.without_solution > 0:
        text += " " + _("{share} give no solution at all.").format(
            share=part(choices.without_solution)
        )
    if not choices.complete:
        text += " " + _(
            "Some have more models than were looked at, so these figures are not exact."
        )
    terms = [f"{one.term} ({part(one.in_some_model)})" for one in choices.terms[:5]]
    if terms:
        text += " " + _("Paths that come back most: {terms}.").format(terms="; ".join(terms))
    return text


def frequency_sentence(cuts: Sequence[Range]) -> str:
    """Say how many cases a row may need before anything changes."""
    one = next(cut for cut in cuts if cut.name == "frequency")
    if one.low == one.high:
        return _("With another number of cases per row the models differ.")
    return _("A row may need {low} to {high} cases without a change.").format(
        low=number(one.low), high=number(one.high)
    )


def groups(found: Steadiness) -> tuple[str, ...]:
    """Sort the cases by how sure it is that the solution covers them."""
    if found.protocol is None:
        return ()
    cases = found.protocol.cases
    named = (
        (_("Robust, in every solution"), cases.robust_typical, cases.robust_deviant),
        (_("Shaky, not in every solution"), cases.shaky_typical, cases.shaky_deviant),
        (_("Possible, only in others"), cases.possible_typical, cases.possible_deviant),
        (_("In no solution"), cases.extreme_deviant_coverage, cases.irrelevant),
    )
    items = []
    for name, typical, deviant in named:
        told = [
            _("with the outcome: {cases}").format(cases=listed(typical)) if typical else "",
            _("without it: {cases}").format(cases=listed(deviant)) if deviant else "",
        ]
        items.append(f"{name} – {'; '.join(filter(None, told)) or _('none')}")
    return tuple(items)
