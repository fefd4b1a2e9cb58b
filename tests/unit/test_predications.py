"""The core of a clause: predicate, doer, what it is done to, negation, doubt."""

from __future__ import annotations

import pytest
from parsed import parsed_doc

from generator.understand.components.predications import clause_root, phrase, predication

CONTROL = (
    "The/DT/det>2 rebels/NNS/nsubj>4 had/VBD/aux>4 seized/VBN/root>4/seize control/NN/obj>4 of/IN/case>9 the/DT/det>9 "
    "northern/JJ/amod>9 crossing/NN/nmod>5 with/IN/case>11 Estuary_/NNP/nmod>9 ././punct>4"
)
PASSIVE = (
    "The/DT/det>2 town/NN/nsubj:pass>5 was/VBD/aux:pass>5 not/RB/advmod>5 seized/VBN/root>5/seize by/IN/case>8 the/DT/det>8 "
    "rebels_/NNS/obl:agent>5 ././punct>5"
)
DOUBT = "The/DT/det>2 rebels/NNS/nsubj>5 may/MD/aux>5 have/VB/aux>5 taken/VBN/root>5/take over/RP/compound:prt>5 the/DT/det>8 bridge_/NN/obj>5 ././punct>5"
UNREAL = "The/DT/det>2 flood/NN/nsubj>5 would/MD/aux>5 have/VB/aux>5 drowned/VBN/root>5/drown the/DT/det>7 town_/NN/obj>5 ././punct>5"
SEEMING = (
    "The/DT/det>2 army/NN/nsubj>3 appears/VBZ/root>3/appear to/TO/mark>6 have/VB/aux>6 left/VBN/xcomp>3/leave the/DT/det>8 town_/NN/obj>6 ././punct>3"
)
STATE = "The/DT/det>2 council/NN/nsubj>5 is/VBZ/cop>5/be in/IN/case>5 control/NN/root>5 of/IN/case>8 the/DT/det>8 bridge_/NN/nmod>5 ././punct>5"
RELATIVE = "The/DT/det>2 captain/NN/root>2 who/WP/nsubj>4 crossed/VBD/acl:relcl>2/cross the/DT/det>6 bridge/NN/obj>4 no/DT/det>8 longer/RB/advmod>2"
NONE_KILLED = "No/DT/det>2 soldiers/NNS/nsubj:pass>4 were/VBD/aux:pass>4 killed_/VBN/root>4/kill ././punct>4"


def shown(source: str, root: str) -> str:
    doc = parsed_doc(source)
    found = predication(next(token for token in doc if token.text == root))
    assert found is not None
    parts = [found.predicate, found.subject.text if found.subject else "-", found.object.text if found.object else "-"]
    return " | ".join(parts + ["negated"] * found.negated + ["hedged"] * found.hedged)


@pytest.mark.parametrize(
    ("source", "root", "expected"),
    [
        (CONTROL, "seized", "seize control | The rebels | the northern crossing with Estuary"),
        (PASSIVE, "seized", "seize | the rebels | The town | negated"),
        (DOUBT, "taken", "take over | The rebels | the bridge | hedged"),
        (UNREAL, "drowned", "drown | The flood | the town | hedged"),
        (SEEMING, "appears", "leave | The army | the town | hedged"),
        (STATE, "control", "be in control | The council | the bridge"),
        (RELATIVE, "crossed", "cross | The captain | the bridge"),
        (NONE_KILLED, "killed", "kill | - | No soldiers | negated"),
    ],
)
def test_the_core_of_a_clause(source: str, root: str, expected: str) -> None:
    """Light objects, passives, doubt, states and relative clauses come out as who did what to what."""
    assert shown(source, root) == expected


def test_a_bare_noun_phrase_is_no_clause() -> None:
    """What heads no clause has no predication."""
    doc = parsed_doc("The/DT/det>2 bridge/NN/root>2")
    assert predication(doc[1]) is None
    assert clause_root(doc, 0, len(doc.text)) is None


def test_the_phrase_of_a_noun_leaves_days_and_relative_clauses_out() -> None:
    """A day that the parser hangs on a name is no part of it."""
    doc = parsed_doc("The/DT/det>2 Council/NNP/nsubj>5 on/IN/case>4 Monday/NNP/nmod>2 voted/VBD/root>5/vote")
    assert phrase(doc[1]).text == "The Council"
