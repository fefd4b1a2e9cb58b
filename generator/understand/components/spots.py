"""Where the numbers of a text stand: their tokens and their sentences, looked up once for the whole text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from generator.news import Span

from .quantities import fractions, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from .quantities import Quantity


class Sentence(NamedTuple):
    """A sentence of a Doc: `first` is its first token, `start` where that begins; `span` has no blanks at its ends."""

    first: int
    start: int
    span: Span


class Spot(NamedTuple):
    """A quantity in a Doc: the token where its number begins, the first token after it, and its sentence.

    `text` is the Doc's, which would build it anew; a token's own `sent` would be looked for word by word each time.
    """

    doc: Doc
    text: str
    quantity: Quantity
    number: int
    after: int
    sentence: Sentence

    def token(self, place: int) -> Token | None:
        """The token at a place, None beyond the ends."""
        return self.doc[place] if 0 <= place < len(self.doc) else None

    @property
    def before(self) -> Token | None:
        """The token before the number."""
        return self.token(self.number - 1)

    @property
    def is_plain(self) -> bool:
        """Whether the number stands alone: no measure, no words of a bound."""
        return self.quantity.unit is None and self.quantity.start == self.quantity.number


def spots(doc: Doc, text: str) -> Iterator[Spot]:
    """Quantities with their tokens, in text order; a number within a fraction ("one in five") is none of its own."""
    tokens, found = [token.idx for token in doc], _sentences(doc, text)
    firsts = [sentence.first for sentence in found]
    for quantity in _all_quantities(text):
        number = bisect_right(tokens, quantity.number) - 1
        if number >= 0 and not doc[number].is_space:
            yield Spot(doc, text, quantity, number, bisect_left(tokens, quantity.end), found[bisect_right(firsts, number) - 1])


def _all_quantities(text: str) -> Sequence[Quantity]:
    shares = list(fractions(text))
    inside = {offset for share in shares for offset in range(share.start, share.end)}
    plain = (each for each in quantities(text) if each.number not in inside)
    return sorted([*shares, *plain], key=lambda each: each.number)


def _sentences(doc: Doc, text: str) -> Sequence[Sentence]:
    """The sentences that hold more than blanks."""
    parts = ((part, text[part.start_char : part.end_char]) for part in doc.sents)
    return [Sentence(part.start, part.start_char, _stripped(part.start_char, said)) for part, said in parts if said.strip()]


def _stripped(start: int, said: str) -> Span:
    start += len(said) - len(said.lstrip())
    said = said.strip()
    return Span(start, start + len(said), said)
