"""The topics of the benchmarks, in the order in which they are printed."""

from collections.abc import Mapping

from benchmarks.sections import (
    agreement,
    cases,
    courses,
    documents,
    explanation,
    fieldwork,
    places,
    qca,
)
from benchmarks.topic import Topic

TOPICS: Mapping[str, Topic] = {
    "speed": courses.speed_section,
    "sequences": courses.sequence_section,
    "peer": courses.peer_section,
    "truth": courses.truth_section,
    "next-wave": courses.next_wave_section,
    "alike": places.alike_section,
    "clusters": places.cluster_section,
    "borders": places.border_section,
    "cases": cases.case_section,
    "explanation": explanation.explanation_section,
    "expectation": explanation.expectation_section,
    "held-out": explanation.held_out_section,
    "qca": qca.qca_section,
    "qca-again": qca.again_section,
    "documents": documents.documents_section,
    "pseudonyms": fieldwork.pseudonyms_section,
    "framework-matrix": fieldwork.matrix_section,
    "store": fieldwork.store_section,
    "refi": fieldwork.refi_section,
    "agreement": agreement.speed_section,
    "agreement-intervals": agreement.coverage_section,
}
