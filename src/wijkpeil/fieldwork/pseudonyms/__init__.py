"""Pseudonymising (AVG): the machine proposes, a person decides, a key remembers under lock.

>>> text = "Mevrouw El Amrani woont op Tulpstraat 12."
>>> review = begin_review(text, propose(text))
>>> for proposal in review.undecided:
...     review = review.accept(proposal, label="bewoner" if proposal.kind == "person" else "")
>>> done = pseudonymise(text, review, Key(), document="d1", labels={"address": "adres"})
>>> done.text
'Mevrouw [bewoner 1] woont op [adres 1].'
>>> reidentify(done.key, "[bewoner 1]")
('El Amrani',)

No text counts as pseudonymised before `approve`, and that takes a person's name.
"""

from wijkpeil.fieldwork.pseudonyms.approval import Check, approve, check_before_approval
from wijkpeil.fieldwork.pseudonyms.deduce import deduce_proposals
from wijkpeil.fieldwork.pseudonyms.frog import frog_proposals
from wijkpeil.fieldwork.pseudonyms.key import (
    DocumentMap,
    Identity,
    Key,
    forget_identity,
    join,
    known_names,
    reidentify,
)
from wijkpeil.fieldwork.pseudonyms.key_file import Cost, change_passphrase, lock, unlock
from wijkpeil.fieldwork.pseudonyms.kinds import KINDS, Kind, said
from wijkpeil.fieldwork.pseudonyms.log import ACTIONS, Action, LogEntry
from wijkpeil.fieldwork.pseudonyms.project_list import ProjectList
from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.propose import propose
from wijkpeil.fieldwork.pseudonyms.pseudonymise import (
    Pseudonymised,
    move_places,
    original_span,
    pseudonymise,
    restore_map,
)
from wijkpeil.fieldwork.pseudonyms.review import Decision, Review, begin_review
from wijkpeil.fieldwork.pseudonyms.review_table import (
    decided_in_table,
    places_of,
    review_table,
    taken_out,
)
from wijkpeil.fieldwork.pseudonyms.risks import RiskNote, risk_notes
from wijkpeil.fieldwork.pseudonyms.rules import FIGURE_RULES, RULES
from wijkpeil.fieldwork.pseudonyms.same_words import Answer, Offer, answers, offers, take

__all__ = [
    "ACTIONS",
    "FIGURE_RULES",
    "KINDS",
    "RULES",
    "Action",
    "Answer",
    "Check",
    "Cost",
    "Decision",
    "DocumentMap",
    "Identity",
    "Key",
    "Kind",
    "LogEntry",
    "Offer",
    "ProjectList",
    "Proposal",
    "Pseudonymised",
    "Review",
    "RiskNote",
    "answers",
    "approve",
    "begin_review",
    "change_passphrase",
    "check_before_approval",
    "decided_in_table",
    "deduce_proposals",
    "forget_identity",
    "frog_proposals",
    "join",
    "known_names",
    "lock",
    "move_places",
    "offers",
    "original_span",
    "places_of",
    "propose",
    "pseudonymise",
    "reidentify",
    "restore_map",
    "review_table",
    "risk_notes",
    "said",
    "take",
    "taken_out",
    "unlock",
]
