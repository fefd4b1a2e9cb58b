"""The embedded English pipeline: what the rules on top of it rely on."""

import json

import numpy as np
import pytest
import spacy

from generator import resources
from generator.understand.annotator import newest
from generator.understand.encoder.component import FILES

pytestmark = pytest.mark.model

FOLDER = newest(resources.models())
TEXT = (
    "The minister said on Wednesday that rebels had seized the border crossing.\n\n"
    "“We don’t know who holds it,” Maria Oliveira told reporters in Nairobi. Kenya’s army sent two hundred soldiers."
)


@pytest.fixture(scope="module")
def nlp():
    """The pipeline, loaded once."""
    return spacy.load(FOLDER)


@pytest.fixture(scope="module")
def doc(nlp):
    """The text above, analysed."""
    return nlp(TEXT)


def word(doc, text):
    """The first token with this text."""
    return next(token for token in doc if token.text == text)


def test_every_layer_that_rules_read_is_set(doc):
    """Each token has a coarse and a fine part of speech, a lemma and a dependency."""
    for layer in ("POS", "TAG", "LEMMA", "DEP", "SENT_START", "ENT_IOB"):
        assert doc.has_annotation(layer, require_complete=layer not in ("ENT_IOB", "SENT_START")), layer


def test_a_reporting_verb_has_its_subject_and_clause(doc):
    """A verb of speech governs its speaker and, in Universal Dependencies' terms, what was said."""
    said = word(doc, "said")
    assert (said.lemma_, said.pos_, said.dep_) == ("say", "VERB", "ROOT")
    assert {child.dep_: child.text for child in said.children}.items() >= {("nsubj", "minister"), ("ccomp", "seized")}


def test_paragraphs_and_full_stops_part_sentences(doc):
    """A sentence starts after a blank line and after a full stop, not inside a quotation."""
    starts = [sent.text.split()[0] for sent in doc.sents]
    assert starts[0] == "The"
    assert "Kenya" in " ".join(starts)
    assert not any(sent.start_char < TEXT.index("“") < sent.end_char - 1 for sent in doc.sents)


def test_printed_apostrophes_are_read(doc):
    """A contraction with a curly apostrophe has the lemmas of its words."""
    assert (word(doc, "n’t").lemma_, word(doc, "do").lemma_) == ("not", "do")


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("the U.S.-led talks", ["the", "U.S.", "-", "led", "talks"]),
        ("an anti-government co-founder", ["an", "anti-government", "co-founder"]),
        ("pro-Kabul and non-Afghan", ["pro", "-", "Kabul", "and", "non", "-", "Afghan"]),
        ("Lt. Gen. Silva (army): no", ["Lt.", "Gen.", "Silva", "(", "army", ")", ":", "no"]),
        ("and/or 12–15 dead.Police", ["and", "/", "or", "12", "–", "15", "dead", ".", "Police"]),
    ],
)
def test_text_is_cut_as_news_needs_it(nlp, text, tokens):
    """A name stands alone, a bound prefix and the full stop of an abbreviation do not."""
    assert [token.text for token in nlp.make_doc(text)] == tokens


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("They invoked the clause, hoping for troops.", {"invoked": "invoke", "hoping": "hope", "troops": "troop", "They": "they"}),
        ("Rebels overthrew him and carried off the armies' guns.", {"overthrew": "overthrow", "carried": "carry", "armies": "army"}),
    ],
)
def test_lemmas_are_words(nlp, text, lemmas):
    """A form that the network has never seen leads to a word that is known."""
    found = {token.text: token.lemma_ for token in nlp(text)}
    assert found.items() >= lemmas.items()


def test_names_are_found(doc):
    """A person, a city and a country are told apart, without a possessive."""
    assert {(ent.text, ent.label_) for ent in doc.ents} >= {("Maria Oliveira", "PERSON"), ("Nairobi", "GPE"), ("Kenya", "GPE")}


def test_two_loads_agree(doc):
    """The pipeline has no chance in it."""
    again = spacy.load(FOLDER)(TEXT)
    assert again.to_bytes(exclude=["user_data"]) == doc.to_bytes(exclude=["user_data"])


def test_each_sentence_is_one_tree(doc):
    """One root, and every head in the same sentence."""
    for sent in doc.sents:
        assert [token.dep_ for token in sent].count("ROOT") == 1
        assert all(token.head.sent == sent for token in sent)


def test_what_is_read_of_a_text_does_not_depend_on_its_neighbours(nlp):
    """Alone and among others it comes out the same, though the graph computes with eight bits."""
    texts = [TEXT, "Prices rose.", TEXT * 20, "The talks in Doha failed."]
    together = [doc.to_bytes(exclude=["user_data"]) for doc in nlp.pipe(texts)]
    assert together == [nlp(text).to_bytes(exclude=["user_data"]) for text in texts]


def test_a_paragraph_is_read_the_same_wherever_it_stands(nlp):
    """A long text is read in parts, and none of its words is lost."""
    doc = nlp("\n\n".join([TEXT] * 60))
    assert [ent.text for ent in doc.ents].count("Nairobi") == 60
    assert all(token.dep_ and token.tag_ for token in doc)


def test_borders_that_are_known_are_kept(nlp):
    """Where the text's shape says that a sentence begins or does not, the pipeline agrees."""
    doc = nlp.make_doc("Kabul fell The army fled. It was over")
    for token in doc[1:]:
        token.is_sent_start = token.text == "The"
    assert [sent.text for sent in nlp(doc).sents] == ["Kabul fell", "The army fled. It was over"]


def test_vectors_of_sentences_know_what_is_alike(nlp):
    """Two reports of one event are nearer to each other than to anything else."""
    doc = nlp("Insurgents seized the border crossing.\n\nFighters captured the frontier post.\n\nThe recipe needs two spoons of sugar.")
    one, other, third = (sent.vector / np.linalg.norm(sent.vector) for sent in doc.sents)
    assert one @ other > one @ third + 0.2
    assert doc.vector.shape == one.shape


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?", "a" * 5000, "— “ ” …", "\u200b"])
def test_odd_texts_pass_through(nlp, text):
    """A text without words is analysed and keeps its characters."""
    assert nlp(text).text == text


def test_only_what_runs_is_shipped():
    """No setting of training and no vocabulary of a corpus is in the folder, and it is small."""
    config = (FOLDER / "config.cfg").read_text(encoding="utf-8")
    strings = json.loads((FOLDER / "vocab" / "strings.json").read_text(encoding="utf-8"))
    assert "[training" not in config
    assert "[corpora" not in config
    assert len(strings) < 20_000
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 45_000_000


def test_licence_and_sources_are_named():
    """The card, the licence and the metadata agree on CC BY-SA 4.0."""
    meta = json.loads((FOLDER / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC BY-SA 4.0"
    assert {source["name"].split()[0] for source in meta["sources"]} >= {"UD", "re3d", "Few-NERD,", "all-MiniLM-L6-v2,"}
    assert all("CC BY-SA 4.0" in (FOLDER / name).read_text(encoding="utf-8") for name in ("LICENSE", "README.md"))


def test_what_others_made_goes_with_its_licence():
    """The notice names every file that others' work went into, and the licence that it must come with is there in full."""
    notice = (FOLDER / "NOTICE").read_text(encoding="utf-8")
    assert all(f"briefing_encoder/{name}" in notice for name in FILES if name != "labels.json")
    apache = (FOLDER / "LICENSE-APACHE").read_text(encoding="utf-8")
    assert "Version 2.0, January 2004" in apache
    assert "END OF TERMS AND CONDITIONS" in apache
