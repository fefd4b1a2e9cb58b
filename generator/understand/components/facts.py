"""Facts: the key sentences of one article, each with its who, what, where and when."""

from __future__ import annotations

import re
from collections import Counter
from math import log
from typing import TYPE_CHECKING

from spacy.language import Language

from generator.news import Fact

from . import extensions, predications
from .antecedents import BACK, leans, needed
from .calendar_values import parse_day
from .dating import Case, Dated, dated, is_recent
from .lines import LEAD, lines
from .participants import participants
from .quotations import quotations
from .reasons import fired
from .salience import PENALTY, Traits, chosen, faults, shares
from .stems import CONTENT, stems, token_stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from spacy.tokens import Doc, Token

    from generator.news import Statement, TimeExpression

    from .lines import Line



def found_facts(doc: Doc) -> tuple[Fact, ...]:
    """The key sentences of a Doc, in text order; reads all that the other components wrote."""
    sentences = lines(doc)
    day = parse_day(extensions.published(doc))
    traits = [*_traits(doc, sentences, day)]
    found = chosen(traits)
    best = max((score for _, score in found), default=0.0)
    return tuple(_fact(doc, sentences, traits[place], score, day, leads=place < LEAD or score == best) for place, score in found)


# ------------------------------------------------------------------ traits


def _traits(doc: Doc, sentences: Sequence[Line], day: date | None) -> Iterable[Traits]:
    headline = stems(extensions.title(doc))
    words_by_weight, names_by_weight = _weights(sentences), _main_names(sentences)
    quoted = frozenset(number for quotation in quotations(doc) for number in range(quotation.first, quotation.end))
    for place, line in enumerate(sentences):
        words = [token for token in line.tokens if not (token.is_punct or token.is_space)]
        yield Traits(
            place=place,
            words=len(words),
            has_verb=any(token.pos_ in {"VERB", "AUX"} for token in words),
            title=len(headline & token_stems(words)) / len(headline) if headline else None,
            central=_centrality(words, words_by_weight),
            names=min(1.0, sum(names_by_weight[name] for name in {each.name for each in line.mentions})),
            figures=len(line.figures),
            statements=len(line.statements) + len(line.saying),
            voiceless=not (line.statements or line.saying) and _is_quoted(words, quoted),
            fresh=day is not None and any(is_recent(time, day) for time in line.times),
            stale=_is_stale(line.times, day),
            leaning=leans(line.tokens, line.mentions),
            borrowed=not line.statements and bool(line.saying) and _is_quoted(words, quoted),
            hollow=_is_hollow(line),
            pictured=day is not None and _is_pictured(line, day),
            text=line.span.text,
        )


def _is_quoted(words: Sequence[Token], quoted: frozenset[int]) -> bool:
    """Whether most of a sentence stands between quotation marks."""
    return sum(token.i in quoted for token in words) > 0.6 * len(words)


def _is_hollow(line: Line) -> bool:
    """Whether all that its main verb says stands in other sentences: "He told reporters on Monday."."""
    root = line.tokens.root
    main = _main_statement(line, root)
    if main is None or any(child.dep_ in {"conj", "parataxis"} and predications.is_clause(child) for child in root.children):
        return False
    return main.content.end <= line.span.start or line.span.end <= main.content.start


def _is_pictured(line: Line, day: date) -> bool:
    """Whether it reads as the line below a picture: "A trader waits at the gate in Arin, July 14, 2021."."""
    if line.tokens.root.tag_ not in {"VBZ", "VBP"} or line.statements or not line.times:
        return False
    last = max(line.times, key=lambda each: each.span.end)
    taken = parse_day(last.value) if re.search(r"\d.*\d{4}$", last.span.text) else None
    return taken is not None and taken <= day and line.span.end - last.span.end <= 1


_MAIN_NAMES = 3
"""Names that an article is about; a sentence with as many mentions' worth of them has all."""


def _main_names(sentences: Sequence[Line]) -> dict[str, float]:
    """How much each name counts: its mentions as a share of those of the three most frequent ones."""
    counts = Counter(each.name for line in sentences for each in line.mentions)
    whole = sum(count for _, count in counts.most_common(_MAIN_NAMES))
    return {name: count / whole for name, count in counts.items()}


def _weights(sentences: Sequence[Line]) -> dict[str, float]:
    """How common a content word is in the article: 1 for the most common one."""
    counts = Counter(lemma for line in sentences for lemma in {token.lemma_.lower() for token in line.tokens if token.pos_ in CONTENT})
    most = max(counts.values(), default=1)
    return {word: log(1 + count) / log(1 + most) for word, count in counts.items()}


def _centrality(words: Sequence[Token], weights: Mapping[str, float]) -> float:
    lemmas = {token.lemma_.lower() for token in words if token.pos_ in CONTENT}
    return sum(weights[lemma] for lemma in lemmas) / max(len(lemmas), 6) if lemmas else 0.0


def _is_stale(times: Sequence[TimeExpression], day: date | None) -> bool:
    """Whether the sentence speaks of years at least two back, and of nothing later."""
    years = [int(time.value[:4]) for time in times if time.type == "date" and time.value and re.match(r"\d{4}", time.value)]
    return day is not None and bool(years) and max(years) <= day.year - 2


# ------------------------------------------------------------------ records


def _fact(doc: Doc, sentences: Sequence[Line], traits: Traits, score: float, day: date | None, *, leads: bool) -> Fact:
    line = sentences[traits.place]
    root = line.tokens.root
    main = _main_statement(line, root)
    cast = participants(line, root, main)
    needs = needed([(each.tokens, each.span, each.mentions) for each in sentences[max(0, traits.place - BACK) : traits.place + 1]])
    when = dated(Case(line, root, leads, day))
    fired(doc, "facts", line.span.start, _reason(traits, when))
    return Fact(
        id=f"k{line.span.start}",
        span=line.span,
        score=score,
        what=main.predication if main and main.predication else predications.predication(root),
        who=cast.who,
        where=cast.where,
        when=when.time,
        statements=tuple(each.id for each in (*line.statements, *line.saying)),
        figures=tuple(each.id for each in line.figures),
        needs=needs,
    )


def _reason(traits: Traits, when: Dated) -> str:
    """The parts of the score, what was taken off it, and how the fact was dated."""
    gains = [f"{name} {share:.2f}" for name, share in shares(traits).items() if share >= 0.005]
    losses = [f"{name} -{PENALTY}" for name in faults(traits)]
    return ", ".join([*gains, *losses]) + (f"; dated {when.rule.replace('_', ' ')}" if when.rule else "")


def _main_statement(line: Line, root: Token) -> Statement | None:
    """The statement whose cue is the sentence's main verb: the fact is then what is said."""
    return next((each for each in line.statements if each.cue.start <= root.idx < each.cue.end), None)


# ------------------------------------------------------------------ pipeline


@Language.component(  # type: ignore[untyped-decorator]  # spaCy comes without types
    "facts",
    assigns=["doc._.facts"],
    requires=["token.pos", "token.lemma", "token.dep", "doc.sents", "doc._.mentions", "doc._.times", "doc._.statements", "doc._.figures"],
)
def facts(doc: Doc) -> Doc:
    """Writes the key sentences of the text to `doc._.facts`."""
    return extensions.assign(doc, "facts", found_facts(doc))
