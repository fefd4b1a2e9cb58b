"""English verbs whose past is not made by rule: the learned rules for lemmas know the frequent ones, and guess at "retaken" and "overthrew"."""

from __future__ import annotations

_VERBS = """
arise arose arisen; awake awoke awoken; bear bore borne; beat beat beaten; become became become; befall befell befallen; begin began begun; bend
bent; bet bet; bid bid; bind bound; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brought; broadcast
broadcast; build built; burst burst; buy bought; cast cast; catch caught; choose chose chosen; cling clung; come came come; cost cost; creep crept;
cut cut; deal dealt; dig dug; draw drew drawn; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight
fought; flee fled; fling flung; fly flew flown; forbid forbade forbidden; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen;
get got gotten; give gave given; go went gone; grow grew grown; hang hung; hear heard; hide hid hidden; hit hit; hold held; hurt hurt; keep kept;
kneel knelt; know knew known; lay laid; lead led; leap leapt; leave left; lend lent; let let; light lit; lose lost; make made; mean meant; meet met;
pay paid; put put; quit quit; read read; rid rid; ride rode ridden; ring rang rung; rise rose risen; run ran run; say said; see saw seen; seek
sought; sell sold; send sent; set set; shake shook shaken; shed shed; shine shone; shoot shot; show showed shown; shrink shrank shrunk; shut shut;
sing sang sung; sink sank sunk; sit sat; slay slew slain; sleep slept; slide slid; speak spoke spoken; spend spent; spin spun; split split; spread
spread; spring sprang sprung; stand stood; steal stole stolen; stick stuck; sting stung; strike struck stricken; strive strove striven; swear swore
sworn; sweep swept; swell swelled swollen; swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think thought;
throw threw thrown; thrust thrust; tread trod trodden; understand understood; wake woke woken; wear wore worn; weave wove woven; weep wept; win won;
withdraw withdrew withdrawn; withhold withheld; withstand withstood; wring wrung; write wrote written
"""
_PREFIXES = ("over", "under", "with", "fore", "out", "mis", "re", "un", "up")

_PAST = {form: words[0] for verb in _VERBS.replace("\n", " ").split(";") for words in [verb.split()] for form in words[1:]}


def past_of(form: str) -> str | None:
    """The lemma of a past form, with or without a prefix; None where the form is made by rule."""
    word = form.lower()
    if word in _PAST:
        return _PAST[word]
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and rest in _PAST:
            return prefix + _PAST[rest]
    return None
