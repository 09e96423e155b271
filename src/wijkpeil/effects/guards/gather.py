"""From what the guards say to the grades that the rule needs."""

from collections.abc import Iterable

from wijkpeil.effects.guards.finding import Finding, refuse_if_asked
from wijkpeil.effects.verdict.grades import ALLOWED, Design, Grades
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _


def gather(findings: Iterable[Finding], *, design: Design) -> Grades:
    """Put findings together.

    Parameters
    ----------
    findings : iterable of Finding
        One for each point but the design. Of two on the same point the worse counts.
    design : str

    Returns
    -------
    Grades

    Raises
    ------
    EffectError
        If a guard refuses, or a point was not looked at by its guard.
    """
    said = list(findings)
    refuse_if_asked(said)
    worst: dict[str, str] = {"design": design}
    for finding in said:
        order = ALLOWED[finding.point].index
        worst[finding.point] = max(
            worst.get(finding.point, finding.grade), finding.grade, key=order
        )
    missing = [point for point in ALLOWED if point not in worst]
    if missing:
        raise EffectError(
            _("No guard looked at: {points}. A verdict needs all of them.").format(
                points=", ".join(missing)
            )
        )
    return Grades(**worst)  # type: ignore[arg-type]  # each guard gives grades of its point
