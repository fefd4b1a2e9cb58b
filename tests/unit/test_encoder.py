"""What the encoder reads of words, how texts are cut for it, and how its scores become lemmas, trees and names."""

from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.understand.encoder import decoding, lemmas
from generator.understand.encoder.chunks import CERTAIN, CONTEXT, HARD_CONTEXT, LIKELY, NONE, breaks, cut
from generator.understand.encoder.lexicon import Lexicon
from generator.understand.encoder.pieces import EVIDENCE, MOST_PIECES, SHAPES, Evidence, Pieces, shape

VOCABULARY = ["[PAD]", "[unused0]", "[UNK]", "[CLS]", "[SEP]", "bold", "##ak", "spin", "a", "##b", ".", "/", "-", "u", "s", "cafe"]


class TestPieces:
    """Words as numbers."""

    @pytest.mark.parametrize(
        ("word", "expected"),
        [
            ("border", "lower"),
            ("Kabul", "Title"),
            ("UN", "UPPER"),
            ("I", "Single"),
            ("McDonald", "MixedUpper"),
            ("SpinBoldak", "MixedUpper"),
            ("al-Qaeda", "mixedLower"),
            ("270,000", "number"),
            ("F-16", "lettersAndDigits"),
            ("10th", "lettersAndDigits"),
            ("U.S.", "Initials"),
            ("J.", "Initials"),
            ("\n\n", "break"),
            ("  ", "space"),
            ("—", "punctuation"),
            ("کابل", "uncased"),
        ],
    )
    def test_the_spelling_of_a_word_has_a_class(self, word, expected):
        """The word pieces are lower case, so capitals come back as a class of the whole word."""
        assert SHAPES[shape(word)] == expected

    @pytest.mark.parametrize(
        ("word", "expected"),
        [
            ("Boldak", ["bold", "##ak"]),
            ("SPIN-boldak", ["spin", "-", "bold", "##ak"]),
            ("U.S.", ["u", ".", "s", "."]),
            ("Café", ["cafe"]),
            ("ab", ["a", "##b"]),
            ("xyz", ["[UNK]"]),
            ("\u200b", ["[UNK]"]),
            ("\n\n", ["[unused0]"]),
            (" ", ["[unused0]"]),
        ],
    )
    def test_a_word_is_read_as_its_longest_known_pieces(self, word, expected):
        """Small, without accents, signs apart; what has no piece is unknown, white space has a piece of its own."""
        assert [VOCABULARY[number] for number in Pieces(VOCABULARY)(word).pieces] == expected

    def test_of_an_endless_word_the_beginning_is_read(self):
        """An address has no more pieces than a name."""
        assert len(Pieces(VOCABULARY)("a/" * 1000).pieces) == MOST_PIECES

    @given(st.text(min_size=1, max_size=20))
    def test_any_word_has_a_piece(self, word):
        """Emoji, controls and ideographs, too."""
        assert 1 <= len(Pieces(VOCABULARY)(word).pieces) <= MOST_PIECES

    def test_what_is_remembered_of_words_is_bounded(self, monkeypatch):
        """The words of ten thousand articles do not pile up."""
        monkeypatch.setattr("generator.understand.encoder.pieces.REMEMBERED", 10)
        pieces = Pieces(VOCABULARY)
        for number in range(100):
            pieces(str(number))
        assert len(pieces._known) <= 10


class TestEvidence:
    """Names of places in a row of words."""

    evidence: ClassVar = Evidence.of_names({"Spin Boldak": 2, "Kabul": 1, "Niger": 0, "Isle of Man": 0, "York": 1, "New York": 1})

    def read(self, text):
        """The evidence of each word of a text."""
        return [EVIDENCE[number] for number in self.evidence(text.split())]

    def test_the_longest_name_wins(self):
        """New York is not York, and small words belong to a name only inside it."""
        assert self.read("in New York and Isle of Man") == ["none", "B-city", "I-city", "none", "B-country", "I-country", "I-country"]

    def test_spelling_does_not_matter_but_a_capital_does(self):
        """A name run together, with a hyphen or in capitals is known; a common word is not."""
        assert self.read("SpinBoldak Spin-Boldak SPIN BOLDAK kabul") == ["B-town", "B-town", "B-town", "I-town", "none"]

    def test_a_country_comes_before_its_namesakes(self):
        """Of two places of one name the larger kind counts."""
        assert Evidence.of_names({"Niger": 2, "niger": 0})(["Niger"]) == [1]

    def test_it_survives_being_stored(self):
        """Arrays give back what made them."""
        again = Evidence.from_arrays(*self.evidence.to_arrays())
        words = "from Kabul to Spin Boldak".split()
        assert again(words) == self.evidence(words)


class TestChunks:
    """Texts in parts that the encoder can read."""

    def test_sentences_begin_after_line_breaks_and_likely_after_full_stops(self):
        """A closing quotation mark still belongs to the sentence before it."""
        assert breaks(["He", "left", ".", "”", "She", "\n\n", "stayed"]) == [NONE, NONE, NONE, NONE, LIKELY, NONE, CERTAIN]

    def test_a_short_text_is_one_chunk(self):
        """Nothing is cut that can be read at once."""
        assert cut([1] * 50, [NONE] * 50, 64) == [(0, 0, 50, 50)]

    def test_a_text_is_cut_where_a_paragraph_begins(self):
        """There no context is needed."""
        borders = [NONE] * 100
        borders[30], borders[45], borders[55] = LIKELY, CERTAIN, LIKELY
        assert cut([1] * 100, borders, 64)[:1] == [(0, 0, 45, 45)]

    def test_a_cut_between_sentences_has_a_little_context_and_one_within_a_sentence_more(self):
        """Words near the border are read with their neighbours."""
        borders = [NONE] * 100
        borders[50] = LIKELY
        assert cut([1] * 100, borders, 64) == [(0, 0, 50, 50 + CONTEXT), (50 - CONTEXT, 50, 100, 100)]
        assert cut([1] * 100, [NONE] * 100, 64) == [(0, 0, 64, 64 + HARD_CONTEXT), (64 - HARD_CONTEXT, 64, 100, 100)]

    @given(st.lists(st.tuples(st.integers(1, 8), st.sampled_from([NONE, LIKELY, CERTAIN])), max_size=300), st.integers(8, 64))
    def test_every_token_is_in_one_chunk_and_no_chunk_is_too_long(self, tokens, most):
        """Whatever the text, chunks share it out in order."""
        sizes, borders = [size for size, _ in tokens], [border for _, border in tokens]
        found = cut(sizes, borders, most)
        assert [token for chunk in found for token in range(chunk.start, chunk.end)] == list(range(len(sizes)))
        assert all(chunk.first <= chunk.start < chunk.end <= chunk.last for chunk in found)
        assert all(sum(sizes[chunk.start : chunk.end]) <= most for chunk in found)


class TestLemmas:
    """Lemmas by rule."""

    @pytest.mark.parametrize(
        ("form", "lemma", "rule"),
        [
            ("districts", "district", "-1"),
            ("Fled", "flee", "-1e"),
            ("denied", "deny", "-3y"),
            ("was", "be", "!be"),
            ("Afghanistan", "Afghanistan", "=0"),
            ("said", "say", "-2y"),
            ("The", "the", "-0"),
        ],
    )
    def test_a_rule_is_what_changes(self, form, lemma, rule):
        """And applied to the form it gives the lemma again."""
        assert lemmas.rule(form, lemma) == rule
        assert lemmas.applied(rule, form) == lemma

    @given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
    def test_every_pair_has_a_rule_that_gives_the_lemma(self, form, lemma):
        """Even a pair that has nothing in common."""
        assert lemmas.applied(lemmas.rule(form, lemma), form) == lemma

    def test_a_form_that_is_too_short_stays(self):
        """A rule never leaves nothing."""
        assert lemmas.applied("-3y", "ab") == "ab"


class TestLexicon:
    """Lemmas of inflected words that a list knows."""

    words = Lexicon(
        {"noun": {"mice": ["mouse"]}, "verb": {"fled": ["flee"], "referred": ["refer"]}, "adj": {}, "adv": {"best": ["well"]}},
        {"noun": frozenset({"army", "troop"}), "verb": frozenset({"carry", "hop", "hope", "seize"}), "adj": frozenset({"large"}), "adv": frozenset()},
    )

    @pytest.mark.parametrize(
        ("form", "tag", "expected"),
        [
            ("armies", "NNS", ("army",)),
            ("mice", "NNS", ("mouse",)),
            ("carries", "VBZ", ("carry",)),
            ("fled", "VBD", ("flee",)),
            ("largest", "JJS", ("large",)),
            ("best", "RBS", ("well",)),
        ],
    )
    def test_a_form_leads_to_a_known_lemma(self, form, tag, expected):
        """By rule, or as an exception."""
        assert self.words.lemmas(form, tag) == expected

    def test_a_stem_that_doubles_its_last_letter_is_not_meant_where_it_stands_single(self):
        """What is hoping hopes; what is hopping is an exception that the list must have."""
        assert self.words.lemmas("hoping", "VBG") == ("hope",)

    def test_of_words_that_are_not_inflected_and_of_unknown_ones_there_is_nothing(self):
        """The learned rules decide there."""
        assert self.words.lemmas("troop", "NN") == ()
        assert self.words.lemmas("doxxed", "VBD") == ()

    def test_it_survives_being_stored(self, tmp_path):
        """And is stored as the same bytes every time."""
        path = tmp_path / "lexicon.json.gz"
        path.write_bytes(self.words.to_bytes())
        again = Lexicon.from_file(path)
        assert again.lemmas("armies", "NNS") == ("army",)
        assert again.to_bytes() == self.words.to_bytes()


class TestCase:
    """Capitals of lemmas."""

    @pytest.mark.parametrize(
        ("lemma", "form", "tag", "expected"),
        [
            ("The", "The", "DT", "the"),
            ("i", "me", "PRP", "I"),
            ("SEIZE", "SEIZED", "VBD", "seize"),
            ("kabul", "Kabul", "NNP", "Kabul"),
            ("Afghan", "Afghan", "JJ", "Afghan"),
            ("house", "Houses", "NNPS", "House"),
            ("fence", "fences", "NNS", "fence"),
        ],
    )
    def test_the_tag_says_what_capitals_mean(self, lemma, form, tag, expected):
        """They belong to a name, to "I", or to the place in the sentence."""
        assert lemmas.with_case(lemma, form, tag) == expected


class TestTrees:
    """One tree per sentence."""

    def mended(self, heads, scores, sentences=None):
        """Heads as `trees` makes them of a square of scores, whose diagonal is the score of being the root."""
        table = np.array(scores, dtype=float)
        numbers = np.zeros(len(heads), dtype=int) if sentences is None else np.array(sentences)
        return decoding.trees(np.array(heads), numbers, table.diagonal(), lambda token: (0, table[token])).tolist()

    def test_a_tree_stays(self):
        """Where every sentence has one root and no cycle nothing changes."""
        assert self.mended([1, 1, 1, 3, 3], np.zeros((5, 5)), [0, 0, 0, 1, 1]) == [1, 1, 1, 3, 3]

    def test_a_cycle_is_broken_where_it_costs_least(self):
        """The token whose next best head is nearly as good gets that head."""
        scores = [[9, 0, 0], [1, 0, 8], [5, 7, 0]]
        assert self.mended([0, 2, 1], scores) == [0, 2, 0]

    def test_of_two_roots_the_better_one_stays(self):
        """The other hangs on its best head."""
        scores = [[3, 1, 2], [0, 9, 0], [0, 4, 0]]
        assert self.mended([0, 1, 1], scores) == [2, 1, 1]

    def test_a_sentence_without_a_root_gets_one(self):
        """The token with the best score of being one."""
        assert self.mended([1, 0], [[5, 1], [1, 2]]) == [0, 0]

    def test_a_long_chain_below_a_cycle_is_climbed_once(self):
        """A list of 30,000 words that is read as one sentence costs no more than many short ones."""
        length = 30_000
        heads = np.array([0, *range(2, length), length - 2])
        scores = np.array([0.0, 5.0])
        found = decoding.trees(heads, np.zeros(length, dtype=int), np.arange(length, 0, -1.0), lambda token: (max(0, token - 1), scores))
        assert np.flatnonzero(found != heads).tolist() == [length - 2]
        assert found[length - 2] == 0

    def test_an_owner_hangs_on_what_it_owns(self):
        """In "a traders' union said" the parse made both nouns subjects; in "the mayor's office staff" both hang on the staff, and stay."""
        marks, nouns = np.array([0, 0, 1, 0, 0], dtype=bool), np.array([0, 1, 0, 1, 0], dtype=bool)
        assert decoding.owned(np.array([3, 4, 1, 4, 4]), marks, nouns).tolist() == [3, 3, 1, 4, 4]
        nouns[4] = True
        assert decoding.owned(np.array([4, 4, 1, 4, 4]), marks, nouns).tolist() == [4, 4, 1, 4, 4]

    @given(st.data())
    def test_whatever_the_scores_each_sentence_becomes_a_tree(self, data):
        """One root, every token below it, no head in another sentence."""
        length = data.draw(st.integers(1, 12))
        numbers = decoding.sentence_numbers(np.array(data.draw(st.lists(st.booleans(), min_size=length, max_size=length))))
        scores = np.random.default_rng(data.draw(st.integers(0, 2**32 - 1))).integers(-9, 10, (length, length))
        heads = [data.draw(st.sampled_from(np.flatnonzero(numbers == numbers[token]).tolist())) for token in range(length)]
        found = self.mended(heads, scores, numbers)
        for sentence in set(numbers.tolist()):
            tokens = np.flatnonzero(numbers == sentence).tolist()
            roots = [token for token in tokens if found[token] == token]
            assert len(roots) == 1
            for token in tokens:
                assert numbers[found[token]] == sentence
                climbed = token
                for _ in tokens:
                    climbed = found[climbed]
                assert climbed == roots[0]


class TestNames:
    """Names from scores of labels."""

    labels: ClassVar = ["O", *(f"{place}-{kind}" for kind in ("ORG", "PERSON") for place in "BILU")]

    def found(self, *rows, starts=(0,)):
        """Names for rows of label and score."""
        scores = np.zeros((len(rows), len(self.labels)))
        for row, labels in zip(scores, rows, strict=True):
            for label, score in labels.items():
                row[self.labels.index(label)] = score
        return list(decoding.Names(self.labels).spans(scores, list(starts)))

    def test_a_valid_sequence_is_read_as_it_is(self):
        """A name of three words, a word outside, a name of one."""
        rows = [{"B-ORG": 9}, {"I-ORG": 9}, {"L-ORG": 9}, {"O": 9}, {"U-PERSON": 9}]
        assert self.found(*rows) == [(0, 3, "ORG"), (4, 5, "PERSON")]

    def test_an_invalid_sequence_gives_way_to_the_best_valid_one(self):
        """A name has one kind from its first word to its last."""
        assert self.found({"B-ORG": 5}, {"L-PERSON": 6, "L-ORG": 5.5}) == [(0, 2, "ORG")]

    def test_no_name_crosses_a_sentence(self):
        """What begins at its end ends there."""
        assert self.found({"B-ORG": 5, "U-ORG": 4}, {"L-ORG": 5, "U-ORG": 4}, starts=(0, 1)) == [(0, 1, "ORG"), (1, 2, "ORG")]
