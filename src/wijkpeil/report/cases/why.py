"""Why an option was chosen, how sure that is, and what would have been chosen otherwise."""

from wijkpeil.cases.options import Option
from wijkpeil.cases.parts import BADLY_PLACED, both_moved, part_of
from wijkpeil.cases.runners_up import RunnerUp
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number, percentage
from wijkpeil.report.cases.facts import Facts, Known
from wijkpeil.report.cases.words import loss_words, pair_words, part_words
from wijkpeil.report.trajectories.phrases import DIGITS, more_than, points, span
from wijkpeil.report.words import class_steps, finding
from wijkpeil.results.cases import SuggestedCases


def course(results: SuggestedCases, row: Known) -> str:
    """Say what happened to an area, with its interval."""
    about = results.about
    return _("{name} {finding}, compared with {rest}: {points} points (95%: {span}).").format(
        name=row.name,
        finding=_finding(row),
        rest=more_than(about.reference),
        points=points(row.estimate),
        span=span(row.low95, row.high95),
    )


def _finding(row: Known) -> str:
    if row.verdict != "unclear":
        return finding(row.verdict, row.sure)
    return _("may have risen or fallen (we can't tell)")


def why_pair(results: SuggestedCases, option: Option, known: Facts) -> str:
    """Say why two areas were chosen together."""
    better, worse = (known[option.code(role)] for role in ("riser", "faller"))
    names = {"better": better.name, "worse": worse.name}
    apart = abs(better.level - worse.level)
    start = _(
        "{better} and {worse} started alike in {year}: {apart} points apart, {steps}."
    ).format(
        year=results.about.start,
        apart=number(apart, digits=DIGITS),
        steps=class_steps(apart),
        **names,
    )
    if len(set(option.cities)) == 1:
        return start
    return (
        start
        + " "
        + _("They lie in different cities and are alike: {distance} standard deviations.").format(
            distance=number(option.distance, digits=2)
        )
    )


def two_questions(results: SuggestedCases) -> str:
    """Say that direction and size are two questions, which their figures don't show."""
    return _(
        "Whether an area rose or fell, and whether it did so by more than {minimum} points, are "
        "two questions: the first can be almost certain where the second is not."
    ).format(minimum=number(results.about.minimum, digits=DIGITS))


def moved(option: Option, known: Facts) -> bool:
    """Whether a pair is a riser and a faller by the verdicts on the two."""
    return both_moved(option, tuple(known[code].verdict for code in option.codes))


def sure_pair(results: SuggestedCases, option: Option, known: Facts) -> str:
    """Say how sure it is that the two of a pair truly differ, and that each of them moved."""
    better, worse = (known[option.code(role)] for role in ("riser", "faller"))
    text = _(
        "The chance that {better} truly did better than {worse}, by more than {minimum} points, is "
        "{chance}. The chance that {better} itself rose by more than that is {rise}; that {worse} "
        "itself fell by more than that, {fall}."
    ).format(
        better=better.name,
        worse=worse.name,
        minimum=number(results.about.minimum, digits=DIGITS),
        chance=percentage(option.sure),
        rise=percentage(better.rise_beyond),
        fall=percentage(worse.fall_beyond),
    )
    return f"{text} {_alone(better, worse)}".strip()


def _alone(better: Known, worse: Known) -> str:
    """Warn where one of a pair is no riser or faller by itself."""
    weak = []
    if better.verdict != "rising":
        weak.append(_("{name} is no riser by itself").format(name=better.name))
    if worse.verdict != "falling":
        weak.append(_("{name} is no faller by itself").format(name=worse.name))
    if not weak:
        return _("Each of the two verdicts also stands by itself.")
    return _("Mind: {which}. It is the difference that is sure.").format(which=", ".join(weak))


def why_single(results: SuggestedCases, option: Option, known: Facts) -> str:
    """Say why an area was chosen alone."""
    row = known[option.codes[0]]
    role = option.roles[0]
    part = part_of(option, role, verdict=row.verdict)
    only = sum(one.city == row.city for one in known.values()) == 1
    parts = []
    if only:
        parts.append(
            _("{name} is the only area of {city} that can be chosen.").format(
                name=row.name, city=row.city
            )
        )
    minimum = number(results.about.minimum, digits=DIGITS)
    if role in ("riser", "faller"):
        text = (
            _("The chance that {name} rose by more than {minimum} points is {chance}.")
            if role == "riser"
            else _("The chance that {name} fell by more than {minimum} points is {chance}.")
        )
    else:
        text = _("{name} is chosen as: {role}. The chance that this is right is {chance}.")
    parts.append(
        text.format(
            name=row.name, role=part_words(part), minimum=minimum, chance=percentage(option.sure)
        )
    )
    if option.sure < BADLY_PLACED:
        parts.append(_("That is less than one in two: it completes the number, and is no proof."))
    elif part == "completes":
        parts.append(_("No such verdict is sure enough: it completes the number, and is no proof."))
    return " ".join(parts)


def runner_up_words(runner: RunnerUp | None, known: Facts) -> str:
    """Say what would have been chosen without an option."""
    if runner is None:
        return ""
    if not runner.possible:
        return _("Without it the conditions can't be met: nothing can take its place.")
    if not runner.instead:
        return _("Nothing could take its place; there would be fewer cases.")
    names = " + ".join(_together(option, known) for option in runner.instead)
    return _("Runner-up: {names} ({loss}).").format(names=names, loss=loss_words(runner.loss))


def _together(option: Option, known: Facts) -> str:
    names = [known[code].name for code in option.codes]
    cities = {known[code].city for code in option.codes}
    joined = _(" and ").join(names)
    return f"{joined} ({', '.join(sorted(cities))})"


def kept_words(results: SuggestedCases, option: Option) -> str:
    """Say under how many other rules the same option is chosen."""
    tried = [variant for variant in results.variants if variant.kind != "other_file"]
    if not tried:
        return ""
    kept = sum(set(option.codes) <= set(variant.codes) for variant in tried)
    return ngettext(
        "It is also chosen under {kept} of {tried} other rule.",
        "It is also chosen under {kept} of {tried} other rules.",
        len(tried),
    ).format(kept=kept, tried=len(tried))


def short_why(results: SuggestedCases, option: Option, code: str, known: Facts) -> str:
    """Say in one line why an area was chosen, for ``cases.csv``."""
    about, row = results.about, known[code]
    role = option.roles[option.codes.index(code)]
    part = part_of(option, role, verdict=row.verdict)
    change = points(row.estimate)
    if option.is_pair:
        other = next(one for one in option.codes if one != code)
        return _("{why}, {start}–{end} ({change} points; chance that they differ {chance})").format(
            why=pair_words(part, other=known[other].name),
            start=about.start,
            end=about.end,
            change=change,
            chance=percentage(option.sure),
        )
    if part == "completes" or option.sure < BADLY_PLACED:
        return _("completes the number, {start}–{end} ({change} points)").format(
            start=about.start, end=about.end, change=change
        )
    return _("{role}, {start}–{end} ({change} points; chance {chance})").format(
        role=part_words(part),
        start=about.start,
        end=about.end,
        change=change,
        chance=percentage(option.sure),
    )
