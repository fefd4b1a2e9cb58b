"""English inflection without a model: the forms of an editor's keyword, and the base of a word in a headline."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.connect.word_lists import words as listed

_IRREGULAR = """
be am is are was were been being|have has had having|do does did done doing|go goes went gone|say said|get got gotten getting|make made
know knew known|take took taken|see saw seen|come came coming|think thought|give gave given|find found|tell told|become became|leave left
feel felt|bring brought|begin began begun beginning|keep kept|hold held|write wrote written|stand stood|hear heard|let letting|mean meant
set setting|meet met|run ran running|pay paid|sit sat sitting|speak spoke spoken|lie lay lain lying|lead led|read|grow grew grown|lose lost
fall fell fallen|send sent|build built|understand understood|draw drew drawn|break broke broken|spend spent|cut cutting|rise rose risen
drive drove driven|buy bought|wear wore worn|choose chose chosen|seek sought|throw threw thrown|catch caught|deal dealt|win won winning
forget forgot forgotten|fight fought|flee fled|fly flew flown|shoot shot shooting|strike struck stricken|steal stole stolen|sell sold
teach taught|hit hitting|hide hid hidden|bear bore born borne|beat beaten|bind bound|bleed bled|blow blew blown|burn burnt|feed fed
forbid forbade forbidden|freeze froze frozen|hang hung|hurt|kneel knelt|lay laid|lend lent|light lit|overrun overran
overthrow overthrew overthrown|overtake overtook overtaken|put putting|quit quitting|retake retook retaken|ride rode ridden|ring rang rung
shake shook shaken|shrink shrank shrunk|shut shutting|sing sang sung|sink sank sunk|sleep slept|spread|spring sprang sprung|stick stuck
swear swore sworn|sweep swept|swim swam swum|tear tore torn|undergo underwent undergone|undertake undertook undertaken|wake woke woken
weep wept|withdraw withdrew withdrawn|withhold withheld|withstand withstood|split splitting|arise arose arisen|awake awoke|breed bred
cling clung|man men|woman women|child children|person people|foot feet|life lives|wife wives|half halves|leaf leaves|shelf shelves
loaf loaves|thief thieves|crisis crises|analysis analyses|basis bases|hypothesis hypotheses|medium media|datum data|criterion criteria
policeman policemen|policewoman policewomen|spokesman spokesmen|spokeswoman spokeswomen|gunman gunmen|fisherman fishermen
serviceman servicemen|mouse mice|goose geese|tooth teeth
"""
_NEVER_PLURAL = listed("news series species politics economics always perhaps us is was has this thus gas bus lens chaos ethos corps")
_VOWELS = "aeiou"
_SYLLABLE = re.compile(f"[{_VOWELS}]+")


@lru_cache(maxsize=1)
def _families() -> dict[str, tuple[str, ...]]:
    """Irregular form -> all forms of its word, the base first."""
    families: dict[str, tuple[str, ...]] = {}
    for family in _IRREGULAR.strip().replace("\n", "|").split("|"):
        forms = tuple(family.split())
        for form in forms:
            families.setdefault(form, forms)
    return families


def _singular(word: str) -> str:
    if word in _NEVER_PLURAL or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]


@lru_cache(maxsize=100_000)
def base(word: str) -> str:
    """The base of a lower-case word as far as its plural or an irregular form tells; other words as they are."""
    family = _families().get(word)
    return family[0] if family else _singular(word)


def _stem_candidates(word: str) -> tuple[str, ...]:
    """Bases that an -ed or -ing form may have: "seized" seiz, seize; "planned" plan; "controlled" control, but "called" no cal."""
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and any(c in _VOWELS + "y" for c in stem):
            single = "s" if len(_SYLLABLE.findall(stem)) > 1 else "sl"
            doubled = (stem[:-1],) if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS + single else ()
            y = (stem[:-1] + "y",) if ending == "ed" and stem.endswith("i") else ()
            return (*y, *doubled, stem, stem + "e")
    return ()


def _regular(word: str) -> tuple[str, ...]:
    """Plural, third person, past and -ing forms of a base."""
    y = word.endswith("y") and word[-2:-1] not in _VOWELS
    plural = word[:-1] + "ies" if y else word + "es" if word.endswith(("s", "sh", "ch", "x", "z")) else word + "s"
    if word.endswith("e"):
        return plural, word + "d", (word + "ing" if word.endswith("ee") else word[:-1] + "ing")
    past = word[:-1] + "ied" if y else word + "ed"
    doubles = len(word) > 2 and word[-1] not in _VOWELS + "wxys" and word[-2] in _VOWELS and word[-3] not in _VOWELS
    return (plural, past, word + "ing", *((word + word[-1] + "ed", word + word[-1] + "ing") if doubles else ()))


@lru_cache(maxsize=10_000)
def forms(word: str) -> frozenset[str]:
    """Every inflected form of a lower-case word, whichever form is given: "fled", "fleeing" and "flees" give the same."""
    bases = {word, base(word), *_stem_candidates(word)}
    found = set(bases)
    for each in bases:
        found.update(_families().get(each, ()))
        found.update(_regular(_families().get(each, (each,))[0]))
    return frozenset(found)
