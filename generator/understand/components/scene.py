"""A text as the rules for statements look at it: its quotations and paragraphs beside its tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from .quotations import Quotation

Range = tuple[int, int]
"""Tokens from the first up to but not including the second."""


class Said(NamedTuple):
    """Tokens of what is said, `first` up to but not including `end`; `hole`: what stands between the parts of a split quotation, cue and speaker."""

    first: int
    end: int
    hole: Range = (0, 0)

    def parts(self) -> tuple[Range, ...]:
        """The one or two parts that are said."""
        return ((self.first, self.hole[0]), (self.hole[1], self.end)) if self.hole[1] else ((self.first, self.end),)

    def holds(self, at: int) -> bool:
        """Whether this token is said."""
        return self.first <= at < self.end and not self.hole[0] <= at < self.hole[1]


ENDLESS = 400
"""Tokens in a sentence from which on it is none."""


class Scene(NamedTuple):
    """A text with its quotations and paragraphs, as the rules look at it."""

    doc: Doc
    quotations: tuple[Quotation, ...]
    paragraphs: tuple[Range, ...]

    def words(self) -> Iterator[Token]:
        """The tokens of all sentences but endless ones, which are lists or noise; rules may look at a whole sentence for each."""
        for sentence in self.doc.sents:
            if len(sentence) <= ENDLESS:
                yield from sentence

    def quoted(self, at: int) -> Quotation | None:
        """The quotation that this token is in."""
        place = bisect_right(self.quotations, at, key=lambda item: item.first) - 1
        if place >= 0 and at < self.quotations[place].end:
            return self.quotations[place]
        return None

    def quotations_in(self, part: Range) -> Iterator[Quotation]:
        """The quotations that begin within a range."""
        place = bisect_left(self.quotations, part[0], key=lambda item: item.first)
        while place < len(self.quotations) and self.quotations[place].first < part[1]:
            yield self.quotations[place]
            place += 1

    def paragraph(self, at: int) -> Range:
        """The paragraph that this token is in."""
        place = bisect_right(self.paragraphs, at, key=lambda item: item[0]) - 1
        return self.paragraphs[max(place, 0)]

    def before(self, at: int) -> Quotation | None:
        """The last quotation that ends before this token, in the same paragraph."""
        place = bisect_right(self.quotations, at, key=lambda item: item.first) - 1
        if place >= 0 and self.quotations[place].end <= at and self.quotations[place].first >= self.paragraph(at)[0]:
            return self.quotations[place]
        return None

    def after(self, at: int) -> Quotation | None:
        """The first quotation that begins after this token, in the same paragraph."""
        place = bisect_right(self.quotations, at, key=lambda item: item.first)
        if place < len(self.quotations) and self.quotations[place].first < self.paragraph(at)[1]:
            return self.quotations[place]
        return None

    def announced(self, at: int) -> Quotation | None:
        """The quotation that is the next paragraph, where the paragraph of this token ends in a colon."""
        place = bisect_right(self.paragraphs, (at, len(self.doc))) - 1
        if place + 1 >= len(self.paragraphs) or self.doc[self.paragraphs[place][1] - 1].text != ":":
            return None
        following = self.quoted(self.paragraphs[place + 1][0])
        return following if following is not None and following.first == self.paragraphs[place + 1][0] else None


FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of finite verbs."""
