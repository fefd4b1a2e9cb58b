"""How the pipeline cuts text into tokens: spaCy's English rules, brought nearer to the treebanks' where news is concerned."""

import spacy
from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

RUNS = ("[!?]{2,}", "-{2,}", "={2,}", "_{2,}", "~{2,}", "<{2,}", ">{2,}", r"\*{2,}", r"\${2,}")
"""Runs of one sign are one token."""
BOUND = "anti co counter cross e inter mid mini multi non over post pre pro re semi sub trans ultra".split()
"""Prefixes whose hyphen binds them to a word in small letters, as in UD's English treebanks: co-founder, but pro - Beijing, for the name's sake."""
TITLES = "Amb Atty Brig Capt Cmdr Col Cpl Drs Ft Govs Insp Lieut Lt Maj Mlle Mme Msgr Pvt Reps Sens Sgt Sgts Supt al approx".split()
"""Abbreviations that no sentence ends with."""
_HYPHEN = f"(?:{HYPHENS})"
_FREE = "".join(rf"(?<!\b[{word[0].upper()}{word[0]}]{word[1:]})" for word in BOUND)
_LETTER = r"[^\W\d_]"  # spaCy's own classes of letters are lists of ranges, which take long to compile
INFIXES = (
    rf"(?<=[\w.]){_HYPHEN}(?=[^\W\d_a-z])",
    rf"(?<=[\w.]){_FREE}{_HYPHEN}(?=[a-z])",
    r"(?<=[0-9])–(?=[0-9])",
    # No space was left where sentences, brackets or quotations meet.
    r"(?<=[\w.])[(\[{)\]}](?=\w)",
    rf"(?<={_LETTER})[?!;](?={_LETTER})",
    rf"(?<={_LETTER})[\"“”](?={_LETTER}|[<-])",
)
_USUAL_HYPHEN = rf"(?<=[{ALPHA}0-9])(?:{HYPHENS})(?=[{ALPHA}])"


def english() -> Language:
    """A pipeline of this tokenizer alone. Raises ValueError where spaCy's rule for hyphens, which is replaced, is not known."""
    nlp = spacy.blank("en")
    usual = list(nlp.Defaults.infixes or ())
    usual.remove(_USUAL_HYPHEN)
    tokenizer = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, *nlp.Defaults.prefixes]).search
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, *nlp.Defaults.suffixes]).search
    tokenizer.infix_finditer = compile_infix_regex([*usual, *INFIXES]).finditer
    # A closed bracket before a colon is no face, and "and/or" is three words.
    tokenizer.rules = {text: rule for text, rule in tokenizer.rules.items() if text != "and/or" and text[0] not in ")]"}
    for word in TITLES:
        tokenizer.add_special_case(f"{word}.", [{"ORTH": f"{word}."}])
    return nlp
