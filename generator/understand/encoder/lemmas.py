"""Lemmas as rules on the word: letters cut off its end and others put there, or the lemma itself where that is irregular."""

from __future__ import annotations


def rule(form: str, lemma: str) -> str:
    """The rule that makes this lemma of this form: case ("=" kept, "-" lowered), letters cut, letters added; "!lemma" for anything else."""
    for case, word in (("-", form.lower()), ("=", form)):
        common = _common(word, lemma)
        if common and len(word) - common <= 4 and len(lemma) - common <= 4:
            return f"{case}{len(word) - common}{lemma[common:]}"
    return f"!{lemma}"


def applied(rule: str, form: str) -> str:
    """The lemma of a form; the form itself, lowered where the rule lowers, if it is too short for the rule."""
    if rule[0] == "!":
        return rule[1:]
    word = form.lower() if rule[0] == "-" else form
    cut = int(rule[1])
    return word[: len(word) - cut] + rule[2:] if cut < len(word) else word


def _common(one: str, other: str) -> int:
    """Length of the common beginning."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


LOWERED = frozenset("CC DT EX IN JJR JJS MD PDT POS PRP PRP$ RB RBR RBS RP TO VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB".split())
"""Tags of words whose capitals tell of their place, not of what they are."""
NAMES = frozenset({"NNP", "NNPS"})


def with_case(lemma: str, form: str, tag: str) -> str:
    """The lemma in small letters unless it is "I" or the tag leaves open what its capitals mean; that of a name begins as its form does."""
    if tag in LOWERED:
        return "I" if lemma in {"i", "I"} else lemma.lower()
    if tag in NAMES and form[:1].isupper() and lemma[:1].islower():
        return form[: len(lemma)] if form.lower().startswith(lemma) else lemma[:1].upper() + lemma[1:]
    return lemma
