"""Agreement between coders: how far two people who read the same text do the same with it.

>>> both = ratings({"Ann": list("aabbdcccedda"), "Ben": list("babbbccceddd")})
>>> found = krippendorff_alpha(both)
>>> round(found.value, 2), trust(found)
(0.69, 'unclear')

Everything here is pure: ratings and codings in, frozen results out.
"""

from wijkpeil.fieldwork.agreement.alpha import krippendorff_alpha
from wijkpeil.fieldwork.agreement.blind import (
    BlindSample,
    Part,
    blind_sample,
    passages,
    sampled_texts,
    visible_codings,
    whole_documents,
)
from wijkpeil.fieldwork.agreement.coded_text import CodedText, LeftOut, paragraph_bounds
from wijkpeil.fieldwork.agreement.coding_agreement import (
    CodeAgreement,
    CodingAgreement,
    DocumentAgreement,
    Measures,
    coding_agreement,
)
from wijkpeil.fieldwork.agreement.coefficient import Coefficient
from wijkpeil.fieldwork.agreement.cohen import cohen_kappa
from wijkpeil.fieldwork.agreement.confusions import Confusion, confusions
from wijkpeil.fieldwork.agreement.disagreements import (
    Disagreement,
    DocumentDisagreements,
    Side,
    disagreements,
)
from wijkpeil.fieldwork.agreement.kappas import (
    brennan_prediger,
    conger_kappa,
    fleiss_kappa,
    gwet_ac,
    percent_agreement,
)
from wijkpeil.fieldwork.agreement.labels import (
    krippendorff_label,
    landis_koch_label,
    name_of,
    reason_of,
    sentence,
    trust,
    trust_word,
)
from wijkpeil.fieldwork.agreement.ratings import Ratings, ratings
from wijkpeil.fieldwork.agreement.scores import (
    ScoreDisagreement,
    score_disagreements,
    score_ratings,
)
from wijkpeil.fieldwork.agreement.unitising.alpha_u import AlphaU, alpha_u
from wijkpeil.fieldwork.agreement.unitising.continuum import Continuum, Unit, continuum
from wijkpeil.fieldwork.agreement.unitising.domain import domain_continua
from wijkpeil.fieldwork.agreement.unitising.family import UnitisingAlphas, unitising_alphas

__all__ = [
    "AlphaU",
    "BlindSample",
    "CodeAgreement",
    "CodedText",
    "CodingAgreement",
    "Coefficient",
    "Confusion",
    "Continuum",
    "Disagreement",
    "DocumentAgreement",
    "DocumentDisagreements",
    "LeftOut",
    "Measures",
    "Part",
    "Ratings",
    "ScoreDisagreement",
    "Side",
    "Unit",
    "UnitisingAlphas",
    "alpha_u",
    "blind_sample",
    "brennan_prediger",
    "coding_agreement",
    "cohen_kappa",
    "confusions",
    "conger_kappa",
    "continuum",
    "disagreements",
    "domain_continua",
    "fleiss_kappa",
    "gwet_ac",
    "krippendorff_alpha",
    "krippendorff_label",
    "landis_koch_label",
    "name_of",
    "paragraph_bounds",
    "passages",
    "percent_agreement",
    "ratings",
    "reason_of",
    "sampled_texts",
    "score_disagreements",
    "score_ratings",
    "sentence",
    "trust",
    "trust_word",
    "unitising_alphas",
    "visible_codings",
    "whole_documents",
]
