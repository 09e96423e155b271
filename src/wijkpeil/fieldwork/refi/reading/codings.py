"""Codings on placed selections as codings of Wijkpeil."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.refi.memos import Memos
from wijkpeil.fieldwork.refi.model import selection as model
from wijkpeil.fieldwork.refi.moments import to_utc
from wijkpeil.fieldwork.refi.own import OwnData
from wijkpeil.fieldwork.refi.reading.placing import Placed


@dataclass(frozen=True, slots=True)
class Known:
    """What codings refer to.

    Attributes
    ----------
    codes : mapping of str to Code
        By identity.
    coders : mapping of str to str
        Names by identity.
    memos : Memos
    own : OwnData
    """

    codes: Mapping[str, Code]
    coders: Mapping[str, str]
    memos: Memos
    own: OwnData


@dataclass(slots=True)
class ReadCodings:
    """Codings so far.

    Attributes
    ----------
    codings : list of Coding
    ids : dict of str to str
        Their ids by identity.
    codeless : list of str
        Identities of codings whose code is not in the project.
    zoneless : int
        Moments without a time zone.
    """

    codings: list[Coding] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    codeless: list[str] = field(default_factory=list)
    zoneless: int = 0
    _used: set[str] = field(default_factory=set)

    def add(self, document: str, placed: Placed, known: Known) -> None:
        """Take the codings of a document's text."""
        for selection in placed.text.selections:
            if selection.guid in placed.problems:
                continue
            for coding in selection.codings:
                if coding.code in known.codes:
                    self._add_one(document, placed.spans[selection.guid], selection, coding, known)
                else:
                    self.codeless.append(coding.guid)

    def _add_one(
        self,
        document: str,
        span: tuple[int, int],
        selection: model.TextSelection | model.TranscriptSelection,
        coding: model.Coding,
        known: Known,
    ) -> None:
        kept = known.own.codings.get(coding.guid, {})
        id_ = known.own.ids.get(coding.guid, coding.guid)
        if id_ in self._used:
            id_ = coding.guid
        self._used.add(id_)
        moment = to_utc(coding.created)
        self.zoneless += bool(moment) and "Z" not in coding.created and _no_offset(coding.created)
        self.ids[coding.guid] = id_
        self.codings.append(
            Coding(
                document=document,
                start=span[0],
                end=span[1],
                code=known.codes[coding.code].id,
                coder=coder_of(coding, selection, known.coders),
                id=id_,
                memo=known.memos.of_coding(coding, selection),
                time=str(kept.get("time", moment)),
                flag=str(kept.get("flag", "")),
            )
        )


def coder_of(
    coding: model.Coding,
    selection: model.TextSelection | model.TranscriptSelection,
    coders: Mapping[str, str],
) -> str:
    """Give the name of who coded; some programs say it of the selection alone."""
    return coders.get(coding.created_by or selection.created_by, "")


def _no_offset(moment: str) -> bool:
    return "+" not in moment and "-" not in moment.partition("T")[2]
