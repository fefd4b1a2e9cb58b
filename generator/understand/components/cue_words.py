"""Verbs and nouns by which texts attribute words: the stance of each and what may follow it.

Frames: Q a quotation, C a clause ("that ..."), I an infinitive or -ing clause, N a noun phrase, O someone addressed and what they are told
to do or are accused of, L a label in marks ("called it 'a mistake'"). `prepositions` lead to what is said: "warned of", "called for".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Token

    from generator.news import Stance


class Cue(NamedTuple):
    """How one lemma attributes words."""

    stance: Stance
    frames: str
    prepositions: tuple[str, ...] = ()


def _table(*groups: tuple[Stance, str, str]) -> dict[str, Cue]:
    found: dict[str, Cue] = {}
    for stance, frames, words in groups:
        for word in words.split():
            lemma, *prepositions = word.split("/")
            earlier = found.get(lemma)
            known = earlier.frames if earlier else ""
            found[lemma] = Cue(stance, known + "".join(frame for frame in frames if frame not in known), tuple(prepositions))
    return found


VERBS = _table(
    ("says", "QC", "say tell add state note remark comment explain write tweet retweet post reply respond answer observe mention"),
    ("says", "QC", "recall joke quip conclude rule speculate theorize theorise caption"),
    ("says", "QC", "emphasise emphasize stress underline underscore reiterate repeat suggest hint indicate signal testify muse"),
    ("says", "QC", "counter agree lament complain apologise apologize"),
    ("says", "QC", "inform remind elaborate clarify recount interject exclaim reflect summarize summarise opine retort text email"),
    ("says", "QC", "intone murmur whisper shout yell gush"),
    ("says", "Q", "chant sing bellow roar holler scold"),
    ("says", "Q", "continue go laugh plead concur wonder inquire express describe call recite scoff snap tease urge joke"),
    ("says", "Q", "cry declare agree"),
    ("says", "QL", "call describe label dub characterize characterise brand portray praise hail"),
    ("says", "Q", "fire message blog offer respond praise argue insist implore demand quote refer label dub boast crow fume rail"),
    ("says", "Q", "deadpan allow sum finish open acknowledge"),
    ("claims", "QC", "argue assert contend boast brag insist maintain posit charge"),
    ("claims", "QCI", "allege purport profess"),
    ("claims", "QCIN", "claim"),
    ("denies", "QCIN", "deny"),
    ("denies", "QCN", "refute dispute rebut"),
    ("confirms", "QCN", "confirm affirm reaffirm verify corroborate"),
    ("reports", "QCN", "report"),
    ("reports", "QC", "reveal disclose relay"),
    ("reports", "C", "find show"),
    ("announces", "QCN", "announce proclaim declare"),
    ("warns", "QCO", "warn/of/about/against caution/against alert"),
    ("warns", "QCI", "threaten"),
    ("promises", "QCIN", "promise pledge vow"),
    ("promises", "QCI", "swear guarantee assure"),
    ("demands", "QCIN", "demand"),
    ("says", "QCO", "ask tell"),
    ("demands", "QCO", "urge order beg implore instruct request encourage exhort pressure"),
    ("demands", "Q", "appeal/for"),
    ("says", "QL", "call/for"),
    ("accuses", "QO", "accuse blame"),
    ("accuses", "QN", "criticise criticize fault slam denounce condemn blast deride chide rebuke lambaste decry assail"),
    ("accuses", "QNLO", "slam denounce condemn blast deride decry assail criticize criticise fault"),
    ("rejects", "QCNL", "dismiss"),
    ("says", "QCN", "stress emphasise emphasize underline underscore reiterate praise laud"),
    ("says", "QL", "laud tout"),
    ("estimates", "C", "estimate believe think reckon suspect calculate"),
    ("acknowledges", "QCIN", "acknowledge admit concede"),
    ("acknowledges", "QC", "recognise recognize confess"),
    ("rejects", "QCN", "reject"),
    ("expects", "QCN", "predict forecast foresee"),
    ("expects", "C", "expect anticipate hope project fear"),
)
"""Of equal lemmas the last one stands, with the frames of all."""


def lemma_of(token: Token) -> str:
    """The lemma in small letters; of a cue that the lemmatizer cut short ("speculat") the whole one."""
    found = token.lemma_.lower()
    return f"{found}e" if found not in VERBS and f"{found}e" in VERBS else found


PARTICLE_VERBS = {
    "call on": Cue("demands", "O"),
    "put it": Cue("says", "QC"),
    "point out": Cue("says", "QC"),
    "rule out": Cue("rejects", "QNI"),
    "lash out": Cue("says", "Q"),
    "hit back": Cue("says", "Q"),
    "shoot back": Cue("says", "Q"),
}
CLAIMED = frozenset(
    "responsibility victory credit success innocence ignorance progress immunity ownership knowledge majority control win triumph defeat".split()
)
"""Objects of "claim" that are said to be so; others are what is taken or asked for."""
NOT_TOLD = frozenset("life victim medal title loss profit war winner emergency independence bankruptcy candidacy asylum".split())
"""Objects that make "claim", "report" or "declare" no saying: "claimed 20 lives"."""
NOT_SAID = frozenset({"comment", "speak", "elaborate", "answer", "discuss", "say", "give", "identify", "be"})
"""What is declined without anything being said: "declined to comment"."""
NOUNS: dict[str, Stance] = {
    "claim": "claims",
    "allegation": "claims",
    "assertion": "claims",
    "warning": "warns",
    "announcement": "announces",
    "denial": "denies",
    "statement": "says",
    "admission": "acknowledges",
    "promise": "promises",
    "pledge": "promises",
    "vow": "promises",
    "demand": "demands",
    "accusation": "accuses",
    "prediction": "expects",
    "report": "reports",
}
"""Nouns with a that-clause; their speaker is a possessive."""
WEAK_SUBJECTS = frozenset({"it", "this", "that", "which", "what", "there", "these", "those", "nothing", "something", "everything"})
"""Subjects that say nothing."""
AMOUNTS = frozenset({"figure", "number", "total", "amount", "share", "sum"})
"""What is said of them is said by somebody else."""
PERIODS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday week month year day night morning evening afternoon today yesterday tomorrow".split()
)
"""Words for times that a parser may take for a subject or an object."""
