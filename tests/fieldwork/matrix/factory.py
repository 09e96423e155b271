"""A small made-up fieldwork: three made-up places, three perspectives, and what is said of them."""

from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.codebook import Codebook
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.matrix.framework import framework_matrix
from wijkpeil.fieldwork.timeline import TimelineEntry
from wijkpeil.study.fieldwork.model import Fieldwork
from wijkpeil.study.fieldwork.texts import fingerprint

NOORD, OOST, ZUID = "WK900001", "WK900002", "WK900003"
CASES = (NOORD, OOST, ZUID)
POLICY, WORKERS, PEOPLE = "policy", "professionals", "residents"
PERSPECTIVES = (POLICY, WORKERS, PEOPLE)
CODES = (
    Code("dev", "Rise or decline", kind="development"),
    Code("basics", "Basics", kind="theme"),
    Code("safe", "Safety", parent="basics", kind="factor"),
    Code("lamps", "Street lamps", parent="safe"),
    Code("trust", "Trust", kind="factor"),
    Code("kept", "Promises kept", parent="trust", kind="factor"),
    Code("when", "What happened", kind="theme"),
)
TEXTS = {
    "noord-note": "The council invested here. The area is doing well. The lamps were replaced.",
    "noord-talk": "It went downhill.\nI would not walk there after dark, with or without lamps.",
    "oost-talk": "Better every year. People here say hello, and they keep their word.",
    "both-report": "Nobody knows who to call. It stayed as it was, more or less, in both of them.",
    "zuid-raw": "This text still holds the name of Aad Voorbeeld.",
}
"""Of each document; the last has not been reviewed."""


def document(id_: str, cases: tuple[str, ...], perspective: str, date: str, **more) -> Document:
    given = {"reviewed_by": "B. Lezer", "kind": "interview"} | more
    return Document(
        id_,
        f"Document {id_}",
        cases=cases,
        perspective=perspective,
        date=date,
        text_sha256=fingerprint(TEXTS[id_]) if id_ in TEXTS else "",
        **given,
    )


DOCUMENTS = (
    document("noord-note", (NOORD,), POLICY, "2016-02-03", kind="policy paper"),
    document("noord-talk", (NOORD,), PEOPLE, "2017"),
    document("oost-talk", (OOST,), PEOPLE, ""),
    document("both-report", (NOORD, OOST), WORKERS, "2015-10-01", kind="report"),
    document("zuid-raw", (ZUID,), PEOPLE, "2018", reviewed_by=""),
)


def words(id_: str, document_: str, text: str, code: str, coder: str = "ada", **more) -> Coding:
    """Code the given words of a document."""
    start = TEXTS[document_].index(text)
    return Coding(document_, start, start + len(text), code, coder, id_, **more)


CODINGS = (
    words("k1", "noord-note", "The area is doing well.", "dev"),
    words("k2", "noord-note", "The lamps were replaced.", "lamps"),
    words("k3", "noord-note", "lamps were replaced", "lamps", "bo"),
    words("k4", "noord-talk", "It went downhill.", "dev"),
    words("k5", "noord-talk", "I would not walk there after dark", "safe"),
    words("k6", "oost-talk", "Better every year.", "dev"),
    words("k7", "oost-talk", "they keep their word", "kept"),
    words("k8", "both-report", "Nobody knows who to call.", "trust"),
    words("k9", "both-report", "It stayed as it was", "dev"),
    words("k10", "noord-note", "The council invested here.", "when"),
    words("k11", "zuid-raw", "This text still holds the name of Aad Voorbeeld.", "safe"),
)
ASSESSMENTS = (
    Assessment(NOORD, POLICY, "dev", 1, "Doing well.", ("k1",), "ada"),
    Assessment(NOORD, PEOPLE, "dev", -2, "Downhill.", ("k4",), "ada"),
    Assessment(NOORD, WORKERS, "dev", 0, "As it was.", ("k9",), "ada"),
    Assessment(NOORD, POLICY, "safe", 2, "New lamps.", ("k2",), "ada"),
    Assessment(NOORD, PEOPLE, "safe", -1, "Dark.", ("k5",), "ada"),
    Assessment(NOORD, WORKERS, "trust", None, "Not clear.", (), "ada"),
    Assessment(OOST, PEOPLE, "dev", 2, "Better.", ("k6",), "ada"),
    Assessment(OOST, WORKERS, "dev", None, "Not clear.", ("k9",), "ada"),
    Assessment(OOST, PEOPLE, "kept", 1, "They keep it.", ("k7",), "ada"),
    Assessment(OOST, WORKERS, "trust", -1, "=1+1", ("k8", "k7"), "ada"),
    Assessment(ZUID, POLICY, "safe", 0, "From memory.", (), "ada"),
    Assessment(ZUID, PEOPLE, "safe", 1, "Safer.", ("k11",), "ada"),
)
TIMELINE = (
    TimelineEntry("t1", (NOORD,), "2014", "New lamps", codings=("k2",), intervention="I1"),
    TimelineEntry("t2", (NOORD, OOST), "2015", "Fire in the hall", codings=("k9",)),
)


ONE_FACTOR = (Code("f", "F", kind="factor"),)


def book(codes=CODES) -> Codebook:
    return Codebook.of(codes)


def matrix(**changes):
    """Make the matrix; any part can be other."""
    given = {
        "cases": CASES,
        "perspectives": PERSPECTIVES,
        "codebook": book(),
        "documents": DOCUMENTS,
        "codings": CODINGS,
        "assessments": ASSESSMENTS,
    }
    return framework_matrix(**(given | changes))


def fieldwork(**changes) -> Fieldwork:
    given = {
        "documents": DOCUMENTS,
        "codes": book().codes,
        "codings": CODINGS,
        "assessments": ASSESSMENTS,
        "timeline": TIMELINE,
    }
    return Fieldwork(**(given | changes))


def scored(*rows, perspectives=PERSPECTIVES, codes=ONE_FACTOR):
    """Make a matrix of assessments alone: a row is a case's scores, "?" unclear, "" none."""
    cases = [f"WK{at:06d}" for at in range(1, len(rows) + 1)]
    assessments = [
        Assessment(case, perspective, codes[0].id, None if score == "?" else score)
        for case, row in zip(cases, rows, strict=True)
        for perspective, score in zip(perspectives, row, strict=True)
        if score != ""
    ]
    return matrix(
        cases=cases,
        perspectives=perspectives,
        codebook=book(codes),
        documents=(),
        codings=(),
        assessments=assessments,
    )
