"""The selections of a text: those that were there, moved if need be, and new ones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.refi.guid import named
from wijkpeil.fieldwork.refi.memos import Memos
from wijkpeil.fieldwork.refi.model import selection as model
from wijkpeil.fieldwork.refi.moments import to_utc
from wijkpeil.fieldwork.refi.reading.codings import coder_of
from wijkpeil.fieldwork.refi.writing.identities import Identities
from wijkpeil.fieldwork.refi.writing.memos import NewNotes
from wijkpeil.fieldwork.refi.xml.values import read_moment

Span = tuple[int, int]
AnySelection = model.TextSelection | model.TranscriptSelection


@dataclass(frozen=True, slots=True)
class Marked:
    """A selection and where it stands."""

    selection: AnySelection
    span: Span | None


@dataclass(frozen=True, slots=True)
class Selecting:
    """What is needed to make selections.

    Attributes
    ----------
    project : str
        Its name.
    identities : Identities
    aside : frozenset of str
        Selections and codings that are no codings of Wijkpeil, and stay as they were.
    memos : Memos
        Of the project that was imported.
    coders : mapping of str to str
        Names by identity, of the project that was imported.
    new : NewNotes
    """

    project: str
    identities: Identities
    aside: frozenset[str]
    memos: Memos
    coders: Mapping[str, str]
    new: NewNotes = field(repr=False)

    def select(
        self,
        document: str,
        earlier: tuple[AnySelection, ...],
        spans: Mapping[str, Span],
        codings: Mapping[str, Coding],
        *,
        changed: bool,
    ) -> list[Marked]:
        """Make the selections of one text.

        Parameters
        ----------
        document : str
            Its identity.
        earlier : tuple of selections
            As they were imported.
        spans : mapping of str to (int, int)
            Where those stood, by identity.
        codings : mapping of str to Coding
            The text's codings now, by identity, in order.
        changed : bool
            Whether the text changed since: then what nobody moved along has lost its place, and
            the words in a selection's name may be words that were taken out.
        """
        left = dict(codings)
        marked = []
        for old in earlier:
            kept = self._keep_changed(old, left) if changed else self._keep(old, spans, left)
            if kept is not None:
                marked.append(kept)
        by_span: dict[Span, list[tuple[str, Coding]]] = {}
        for guid, coding in left.items():
            by_span.setdefault((coding.start, coding.end), []).append((guid, coding))
        for span, group in by_span.items():
            marked.append(Marked(self._make(document, span, group), span))
        return marked

    def _keep(
        self, old: AnySelection, spans: Mapping[str, Span], left: dict[str, Coding]
    ) -> Marked | None:
        """Keep a selection with those of its codings that are still there, or were kept aside."""
        span = spans.get(old.guid)
        if old.guid in self.aside or not old.codings:
            return Marked(old, span)
        span = _span_now(old, left) or span
        memo_of_first = left[old.codings[0].guid].memo if old.codings[0].guid in left else None
        codings = tuple(self._still_there(old, span, left))
        if not codings:
            return None
        if self._remark_gone(old, codings, memo_of_first):
            return Marked(replace(old, codings=codings, description="", notes=()), span)
        return Marked(replace(old, codings=codings), span)

    def _keep_changed(self, old: AnySelection, left: dict[str, Coding]) -> Marked | None:
        """Keep the identity of a selection whose text changed, if codings moved along with it."""
        span = _span_now(old, left)
        if span is None:
            return None
        bare = replace(old, name="", description="", notes=())
        return Marked(
            replace(
                bare,
                codings=tuple(
                    coding
                    for coding in self._still_there(bare, span, left)
                    if coding.guid not in self.aside
                ),
            ),
            span,
        )

    def _still_there(
        self, old: AnySelection, span: Span | None, left: dict[str, Coding]
    ) -> Iterator[model.Coding]:
        for coding in old.codings:
            now = left.get(coding.guid)
            if coding.guid in self.aside:
                yield coding
            elif now is not None and (now.start, now.end) == span:
                yield self._update(coding, old, left.pop(coding.guid))

    def _remark_gone(
        self, old: AnySelection, codings: tuple[model.Coding, ...], memo: str | None
    ) -> bool:
        """Tell whether the selection's remark, which was its first coding's memo, was taken out."""
        first = old.codings[0]
        if first.guid in self.aside:
            return False
        shown = not self.memos.of(first.notes)
        return codings[0].guid != first.guid or (shown and not memo)

    def _update(self, coding: model.Coding, old: AnySelection, now: Coding) -> model.Coding:
        same_coder = coder_of(coding, old, self.coders) == now.coder
        return replace(
            coding,
            code=self.identities.codes[now.code],
            created_by=coding.created_by
            if same_coder
            else self.identities.users.get(now.coder, ""),
            created=coding.created if to_utc(coding.created) == now.time else _moment(now.time),
            notes=coding.notes
            if self.memos.of_coding(coding, old) == now.memo
            else self._memo(coding.guid, now),
        )

    def _memo(self, guid: str, coding: Coding) -> tuple[str, ...]:
        if not coding.memo:
            return ()
        author = self.identities.users.get(coding.coder, "")
        return (self.new.add_memo(guid, coding.memo, author=author),)

    def _make(self, document: str, span: Span, group: list[tuple[str, Coding]]) -> AnySelection:
        start, end = span
        coders = {coding.coder for _guid, coding in group}
        author = self.identities.users.get(coders.pop(), "") if len(coders) == 1 else ""
        return model.TextSelection(
            guid=named(self.project, "selection", document, str(start), str(end)),
            start=start,
            end=end,
            created_by=author,
            codings=tuple(
                model.Coding(
                    guid=guid,
                    code=self.identities.codes[coding.code],
                    notes=self._memo(guid, coding),
                    created_by=self.identities.users.get(coding.coder, ""),
                    created=_moment(coding.time),
                )
                for guid, coding in group
            ),
        )


def _span_now(old: AnySelection, left: Mapping[str, Coding]) -> Span | None:
    """Tell where the first of a selection's codings that is still there stands now."""
    for coding in old.codings:
        if coding.guid in left:
            return left[coding.guid].start, left[coding.guid].end
    return None


def _moment(time: str) -> str:
    return time if read_moment(time) == time else ""
