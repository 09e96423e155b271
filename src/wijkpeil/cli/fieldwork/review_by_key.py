"""Asks a person on the terminal about one proposal after another, and keeps each answer at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from wijkpeil.cli.yes import ask
from wijkpeil.errors import FieldworkError
from wijkpeil.language import gettext as _
from wijkpeil.language import number

if TYPE_CHECKING:
    from wijkpeil.fieldwork.pseudonyms import Offer, Proposal, Review

AROUND = 60
OUT, KEEP, LABEL, INSTEAD, LATER, STOP = "o", "k", "l", "i", "s", "q"


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
        else:
            click.echo(_("{count} proposals are left.").format(count=number(left)))

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
        choices = click.Choice([OUT, KEEP, LABEL, INSTEAD, LATER, STOP])
        answer: str = click.prompt(_("Decision"), type=choices, default=OUT)
        if answer == OUT:
            self._set(self.review.accept(one))
        elif answer == KEEP:
            self._set(self.review.keep(one))
        elif answer == LABEL:
            label = click.prompt(_("Call it (such as resident, street)"))
            self._set(self.review.accept(one, label=label))
        elif answer == INSTEAD:
            words = click.prompt(_("Words in its place"))
            self._set(self.review.accept(one, instead=words))
        return answer

    def _additions(self) -> bool:
        """Let the person name what nothing proposed; every occurrence is taken out."""
        while True:
            words = click.prompt(
                _("Other words to take out (Enter when there are none)"),
                default="",
                show_default=False,
            )
            if not words:
                return True
            self._add(words)

    def _add(self, words: str) -> None:
        start, count = self.text.find(words), 0
        while start >= 0:
            try:
                self._set(self.review.add(start, start + len(words), "other"))
                count += 1
            except FieldworkError as error:
                click.echo(str(error), err=True)
            start = self.text.find(words, start + len(words))
        click.echo(_("Taken out in {count} places.").format(count=number(count)))

    def _risks(self) -> bool:
        from wijkpeil.fieldwork.pseudonyms import risk_notes

        notes = [one for one in risk_notes(self.text) if one not in self.review.notes_seen]
        if not notes:
            return True
        click.secho(_("These passages may point to somebody without a name:"), bold=True)
        for note in notes:
            self._show(note.start, note.end, note.rule)
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
        "o: take out, with a pseudonym   k: keep the words   l: take out, and choose the word for "
        "it\ni: other words instead          s: later            q: stop for now"
    )
