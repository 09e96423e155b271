"""What goes further than rise and fall, as parts of the report and of each portrait."""

from wijkpeil.language import gettext as _
from wijkpeil.report.alike.block import alike_block
from wijkpeil.report.cases.firmness import firmness, summary_of
from wijkpeil.report.cases.words import firmness_sentence
from wijkpeil.report.document import Block, Paragraph, Section
from wijkpeil.report.effects.section import effects_section
from wijkpeil.report.explanation.expected import expectation_block, expectation_section
from wijkpeil.report.explanation.section import explanation_section
from wijkpeil.report.fieldwork.section import fieldwork_section
from wijkpeil.report.qca.section import qca_section
from wijkpeil.report.spatial.section import clusters_section
from wijkpeil.report.spatial.sentences import surroundings_sentence
from wijkpeil.results.further import Further
from wijkpeil.study.model import Case


def sections(results: Further, *, kicker: str) -> tuple[Section, ...]:
    """Tell of clusters, of better or worse than expected, and of what goes with change."""
    found: list[Section] = []
    if results.clusters is not None:
        found.append(clusters_section(results.clusters, kicker=kicker))
    if results.expectation is not None:
        found.append(expectation_section(results.expectation, kicker=kicker))
    if results.explanation is not None:
        found.append(explanation_section(results.explanation, kicker=kicker))
    return tuple(found)


def comparison(results: Further, *, kicker: str) -> Section | None:
    """Compare the cases; None if that was not asked."""
    return None if results.qca is None else qca_section(results.qca, kicker=kicker)


def perspectives(results: Further, *, kicker: str) -> Section | None:
    """Tell what each side says; None if there is no fieldwork."""
    found = results.fieldwork
    return None if found is None else fieldwork_section(found, kicker=kicker)


def helped(results: Further, *, kicker: str) -> Section | None:
    """Tell what interventions did; None if the study has none."""
    found = results.effects
    return None if found is None else effects_section(found, kicker=kicker)


def firm(results: Further, *, kicker: str) -> Section | None:
    """Tell how firm the verdict on each case is; None if that was not asked."""
    return None if results.stability is None else firmness(results.stability, kicker=kicker)


def beside(results: Further, case: Case, *, key: str) -> tuple[Block, ...]:
    """Set a case beside its surroundings, areas like it, and what was to be expected of it.

    Parameters
    ----------
    results : Further
    case : Case
    key : str
        Prefix of addresses, unique on the page.
    """
    blocks: list[Block] = []
    if results.clusters is not None:
        sentence = surroundings_sentence(results.clusters, case.code)
        blocks += [Paragraph(sentence)] if sentence else []
    if results.alike is not None:
        blocks += alike_block(results.alike, case.code, name=case.name, key=f"{key}-like")
    if results.expectation is not None:
        blocks += expectation_block(results.expectation, case.code, name=case.name)
    if not blocks:
        return ()
    plain = tuple(_as_body(block) for block in blocks)
    title = _("{name} compared with others").format(name=case.name)
    return (Section(f"{key}-beside", title, plain),)


def how_firm(results: Further, case: Case) -> tuple[Block, ...]:
    """Say in a line how firm the verdict on a case is."""
    if results.stability is None:
        return ()
    codes = list(map(str, results.stability.cases.index))
    if case.code not in codes:
        return ()
    found = results.stability.found[codes.index(case.code)]
    text = firmness_sentence(found, name=case.name, summary=summary_of(found))
    return (Paragraph(text),)


def _as_body(block: Block) -> Block:
    """Set a lead as running text: a portrait has one lead, its verdict."""
    return Paragraph(block.text) if isinstance(block, Paragraph) else block
