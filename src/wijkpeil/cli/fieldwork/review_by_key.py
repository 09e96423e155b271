"""Asks a person on the terminal about one proposal after another, and keeps each answer at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from wijkpeil.cli.yes import ask
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number

if TYPE_CHECKING:
    from wijkpeil.fieldwork.pseudonyms import Offer, Proposal, Review

AROUND = 60
OUT, KEEP, NAME, ANOTHER, LATER, STOP = "out", "keep", "name", "another", "later", "stop"
KEYS = {
    **dict.fromkeys(("o", "out", "u", "uit"), OUT),
    **dict.fromkeys(("k", "keep", "h", "houden"), KEEP),
    **dict.fromkeys(("n", "name", "noem"), NAME),
    **dict.fromkeys(("a", "another", "ander"), ANOTHER),
    **dict.fromkeys(("l", "later"), LATER),
    **dict.fromkeys(("s", "stop"), STOP),
}
"""What may be typed, in English and Dutch, and what it means."""


class ReviewByKey:
    """The questions of one review.

    Parameters
    ----------
    text : str
    review : Review
    keep : callable
        Keeps the review after each answer.
    offers : callable
        Gives the answers that the same words got before.
    """

    def __init__(
        self,
        text: str,
        review: "Review",
        *,
        keep: "Callable[[Review], object]",
        offers: "Callable[[Review], tuple[Offer, ...]]",
    ) -> None:
        self.text = text
        self.review = review
        self.keep = keep
        self.offers = offers

    def run(self) -> None:
        """Ask until everything is decided and seen, or the person stops."""
        click.echo(_keys())
        done = self._proposals() and self._additions() and self._risks()
        left = len(self.review.undecided)
        if done:
            click.echo(_("The review is complete. Next: wijkpeil fieldwork pseudonyms approve."))
        elif left:
            click.echo(proposals_left(left))
        else:
            click.echo(_("Before a text is approved, a person must have looked at each of these."))

    def _proposals(self) -> bool:
        later: set[tuple[int, int]] = set()
        while True:
            open_ = [one for one in self.review.undecided if one.span not in later]
            if not open_:
                return not self.review.undecided
            self._take_offers()
            if open_[0] not in self.review.undecided:
                continue
            answer = self._ask(open_[0])
            if answer == STOP:
                return False
            if answer == LATER:
                later.add(open_[0].span)

    def _take_offers(self) -> None:
        """Offer to answer as the same words were answered before, all at once."""
        from wijkpeil.fieldwork.pseudonyms import said, take

        offered = [one for one in self.offers(self.review) if not one.against]
        if not offered:
            return
        for one in offered:
            self._show(one.proposal.start, one.proposal.end, said(one.proposal.kind))
        question = _("The same words were decided on before. Decide these {count} likewise?")
        if ask(question.format(count=number(len(offered))), default=True):
            self._set(take(self.review, offered))
        else:
            self.offers = lambda _review: ()

    def _ask(self, one: "Proposal") -> str:
        from wijkpeil.fieldwork.pseudonyms import said

        self._show(one.start, one.end, said(one.kind))
        click.secho(f"  {_(one.why)}", dim=True)
        answer = _decision()
        if answer == OUT:
            self._set(self.review.accept(one))
        elif answer == KEEP:
            self._set(self.review.keep(one))
        elif answer == NAME:
            label = click.prompt(_("Call it (such as resident, street)"))
            self._set(self.review.accept(one, label=label))
        elif answer == ANOTHER:
            words = click.prompt(_("Words in its place"))
            self._set(self.review.accept(one, instead=words))
        return answer

    def _additions(self) -> bool:
        """Let the person name what nothing proposed; every occurrence is taken out."""
        while True:
            words: str = click.prompt(
                _("Other words to take out (Enter when there are none)"),
                default="",
                show_default=False,
            )
            if not words.strip():
                return True
            self._add(words)

    def _add(self, words: str) -> None:
        from wijkpeil.fieldwork.pseudonyms import places_of, taken_out

        count = 0
        for start, end in places_of(self.text, words):
            if not taken_out(self.review, start, end):
                self._set(self.review.add(start, end, "other"))
                count += 1
        if count:
            text = ngettext("Taken out in {count} place.", "Taken out in {count} places.", count)
            click.echo(text.format(count=number(count)))
        else:
            click.echo(_("These words don't stand in the text, or were taken out already."))

    def _risks(self) -> bool:
        from wijkpeil.fieldwork.pseudonyms import risk_notes

        notes = [one for one in risk_notes(self.text) if one not in self.review.notes_seen]
        if not notes:
            return True
        click.secho(_("These passages may point to somebody without a name:"), bold=True)
        for note in notes:
            self._show(note.start, note.end, _("look"))
            click.secho(f"  {_(note.why)}", dim=True)
        if not ask(_("Did you look at each, and may they stay?"), default=False):
            return False
        self._set(self.review.see(notes))
        return True

    def _show(self, start: int, end: int, kind: str) -> None:
        before = self.text[max(0, start - AROUND) : start].replace("\n", " ")
        after = self.text[end : end + AROUND].replace("\n", " ")
        words = click.style(self.text[start:end].replace("\n", " "), bold=True, underline=True)
        click.echo(f"\n[{kind}]  …{before}{words}{after}…")

    def _set(self, review: "Review") -> None:
        self.review = review
        self.keep(review)


def _keys() -> str:
    return _(
        "o: take out, with a pseudonym   k: keep the words   n: take out, and name what it is\n"
        "a: another wording instead      l: later            s: stop for now"
    )


def _decision() -> str:
    while True:
        typed = click.prompt(_("Decision [O/k/n/a/l/s]"), default="o", show_default=False)
        answer = KEYS.get(str(typed).strip().casefold())
        if answer is not None:
            return answer
        click.echo(_keys(), err=True)


def proposals_left(count: int) -> str:
    """Say how many proposals nobody decided on."""
    text = ngettext("{count} proposal is left.", "{count} proposals are left.", count)
    return text.format(count=number(count))
