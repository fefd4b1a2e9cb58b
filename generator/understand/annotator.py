"""Loads the pipeline once and turns articles into annotations; spaCy is imported only when the first article must be read."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import re
import zlib
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cached_property
from importlib import import_module
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from generator import furniture, resources
from generator.errors import PipelineError
from generator.news import SCHEMA, Annotations, Article

from .windows import is_hostile, pieces, readable, windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from spacy.language import Language
    from spacy.tokens import Doc

COMPONENTS = ("entities", "times", "statements", "figures", "facts")
"""What runs after the trained pipeline, in this order; each is the factory of that name in `components/<name>.py`."""

NEEDS = {
    "token.dep": "a dependency parser",
    "token.tag": "a tagger",
    "token.lemma": "a lemmatizer",
    "doc.ents": "a named-entity recogniser",
}
"""What some component of the trained pipeline must assign, and what such a component is called."""

LIBRARIES = ("spacy", "onnxruntime")
"""What the pipeline is run by; another version may read a text otherwise."""

CHUNK = 16
"""Articles per batch: memory is given back after each."""
RECYCLED_AFTER = 40
"""Batches after which a worker process is replaced, so that nothing it holds can grow for ever."""

T = TypeVar("T")


class Failure(NamedTuple):
    """An article that a component could not bear, and what it said: a bug, reported so that the rest is built."""

    message: str


Annotated = Annotations | Failure


# ------------------------------------------------------------------ keys of what is remembered


def fingerprint(model: str = "embedded") -> str:
    """Digest of all that decides what annotations come out of a text: pipeline, libraries, components, rules, record schema.

    Imports no spaCy. Raises PipelineError where there is no such pipeline.
    """
    digest = hashlib.blake2b(digest_size=16)
    for part in (SCHEMA, _identity(model), *COMPONENTS, *map(_version, LIBRARIES)):
        digest.update(part.encode() + b"\0")
    for file in _rules():
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _rules() -> list[Path]:
    """The files that decide what is found: the components, their word lists, the shapes of datelines."""
    folder = Path(__file__).parent
    return [*sorted(file for file in folder.rglob("*") if file.suffix in {".py", ".tsv", ".gz"}), Path(furniture.__file__)]


def key(article: Article, fingerprint: str) -> str:
    """Digest under which this article's annotations are remembered."""
    parts = (fingerprint, article.language, article.published or "", article.outlet.id, article.title, article.text)
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def _identity(model: str) -> str:
    """What tells one pipeline from another: its files, or the version of an installed package."""
    folder = _folder(model)
    if folder is None:
        try:
            return f"{model} {importlib.metadata.version(model)}"
        except importlib.metadata.PackageNotFoundError as error:
            raise _no_pipeline(model) from error
    try:
        json.loads((folder / "meta.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise PipelineError(f"{folder} is no spaCy pipeline: its meta.json cannot be read ({error})") from error
    return _contents(folder)


def _contents(folder: Path) -> str:
    """A line for each file below a folder: its path, size and checksum. A build that changes nothing waits for it, hence CRC-32."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return "\n".join(f"{name} {len(data)} {zlib.crc32(data)}" for name, data in sorted(files.items()))


def _version(library: str) -> str:
    """The version that is installed; "none" where it is missing, which a pipeline that does not use it never notices."""
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return "none"


def _folder(model: str) -> Path | None:
    """The folder of the embedded pipeline or of one given by path; None for the name of an installed package."""
    if model == "embedded":
        return newest(resources.models())
    path = Path(model)
    return path if path.is_dir() else None


def located(model: str, root: Path) -> str:
    """The pipeline that a configuration in the folder `root` means: one given as a path lies beside the configuration."""
    beside = root / model
    return str(beside) if beside.is_dir() else model


def newest(folder: Path) -> Path:
    """The pipeline of the highest version in a folder; 0.10.0 comes after 0.9.0. Raises PipelineError where there is none."""
    found = sorted(folder.glob("en_briefing-*"), key=lambda path: tuple(int(part) for part in re.findall(r"\d+", path.name)))
    if not found:
        raise PipelineError(f"{folder} has no folder en_briefing-<version>: the embedded English pipeline is missing; install the package again")
    return found[-1]


def _no_pipeline(model: str) -> PipelineError:
    hint = "allowed are 'embedded', the path of a pipeline's folder, or the name of an installed package"
    return PipelineError(f"pipeline.model: there is no spaCy pipeline {model!r}; {hint}")


# ------------------------------------------------------------------ loading


def load(model: str = "embedded", components: Sequence[str] = COMPONENTS) -> Language:
    """The trained pipeline with our components after its own; raises PipelineError where it is missing or unfit."""
    import spacy  # noqa: PLC0415 - half a second that a cached build never pays

    from .encoder import component  # noqa: F401, PLC0415 - a pipeline names the factory that it registers

    folder = _folder(model)
    try:
        nlp = spacy.load(folder or model)
    except OSError as error:
        raise _no_pipeline(model) from error
    _require(nlp, model)
    for name in components:
        import_module(f".components.{name}", __package__)
        nlp.add_pipe(name)
    return nlp


def _require(nlp: Language, model: str) -> None:
    assigned = {layer for name in nlp.pipe_names for layer in nlp.get_pipe_meta(name).assigns}
    missing = [what for layer, what in NEEDS.items() if layer not in assigned]
    if missing:
        had, needed = ", ".join(nlp.pipe_names) or "nothing", ", ".join(NEEDS.values())
        raise PipelineError(f"pipeline.model: {model!r} lacks {missing[0]}; it has {had}; needed are {needed}")
    if not any("obl" in labels for labels in nlp.pipe_labels.values()):
        hint = "needed is one whose parser does, as the embedded one"
        raise PipelineError(f"pipeline.model: {model!r} does not label by Universal Dependencies (its parser has no 'obl'); {hint}")


def document(nlp: Language, text: str, *, published: str | None = None, title: str = "") -> Doc:
    """A readable text as tokens, with what components must know beside it and sentence borders where they are certain."""
    from .components import extensions  # noqa: PLC0415 - it needs spaCy

    extensions.register()
    doc = _guarded(nlp, text) if is_hostile(text) else nlp.make_doc(text)
    doc._.published, doc._.title = published, title
    return _with_borders(doc)


def _with_borders(doc: Doc) -> Doc:
    from spacy.attrs import SENT_START  # noqa: PLC0415 - see load

    known = dict(borders([token.text for token in doc]))
    known.update(_after_dateline(doc))
    marks = doc.to_array([SENT_START]).astype("int64")
    for number, starts in known.items():  # setting them one by one takes quadratic time
        marks[number] = 1 if starts else -1
    return doc.from_array([SENT_START], marks.astype("uint64"))


def _after_dateline(doc: Doc) -> Iterator[tuple[int, bool]]:
    """The word with which the news begins behind "KABUL, July 14 (Agency) - ": what stands before it is no part of the sentence."""
    end = furniture.dateline_length(doc[:60].text)
    if end:
        yield from ((token.i, token.idx == end) for token in doc[1:60] if token.idx <= end)


def borders(words: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """Words (by number) that certainly begin a sentence, as after an empty line, and those that certainly do not, as after "]"."""
    for number in range(1, len(words)):
        before, word = words[number - 1], words[number]
        if before.startswith("\n"):
            full = before != "\n" or words[number - 2][-1:] in _ENDS or word[:1] in _OPENING or word[:1].isupper()
            yield number, full
        elif before in _BINDING or word in _BOUND or before[-1:] not in _ENDS:
            yield number, False


_ENDS = frozenset(".!?:;…”\"’')")
_OPENING = frozenset("“\"‘'([")
_BINDING = frozenset("[(“‘]/-")
_BOUND = frozenset(")]”’,;:%.!?")


def _guarded(nlp: Language, text: str) -> Doc:
    from spacy.tokens import Doc  # noqa: PLC0415 - see load

    words: list[str] = []
    spaces: list[bool] = []
    for piece in pieces(text):
        tokens = [(token.text, bool(token.whitespace_)) for token in nlp.make_doc(piece.text)] if piece.plain else [(piece.text, False)]
        words += [word for word, _ in tokens]
        spaces += [space for _, space in tokens]
    return Doc(nlp.vocab, words=words, spaces=spaces)


# ------------------------------------------------------------------ annotating


class Annotator:
    """Turns articles into annotations. The pipeline is loaded when the first article comes; with workers > 1 each process loads its own."""

    def __init__(self, model: str = "embedded", *, workers: int = 1) -> None:
        self._model = model
        self._workers = workers
        self._nlp: Language | None = None
        self._pool: ProcessPoolExecutor | None = None

    @cached_property
    def fingerprint(self) -> str:
        """Digest of all that decides what comes out, as it was when first asked for; nothing is loaded for it."""
        return fingerprint(self._model)

    def annotate(self, articles: Iterable[Article]) -> Iterator[Annotated]:
        """Annotations in input order, or a Failure for an article that a component could not bear; the same whatever the worker count."""
        batches = _batches(articles, CHUNK)
        first = list(islice(batches, 2))
        if self._workers == 1 or (len(first) < 2 and self._pool is None):  # one batch is done before a process has started
            for batch in chain(first, batches):
                yield from self._annotated(batch)
        else:
            yield from self._in_processes(chain(first, batches))

    def _annotated(self, batch: Sequence[Article]) -> list[Annotated]:
        if self._nlp is None:
            self._nlp = load(self._model)
        return annotate_batch(self._nlp, batch)

    def _in_processes(self, batches: Iterable[list[Article]]) -> Iterator[Annotated]:
        """Results in order, with a bounded number of batches under way."""
        pool = self._processes()
        try:
            yield from _ordered(lambda batch: pool.submit(_work, batch), batches, self._workers * 2)
        except BrokenProcessPool as error:
            raise PipelineError("a worker process ended before its work was done (out of memory?); try --workers 1") from error

    def _processes(self) -> ProcessPoolExecutor:
        """Spawned processes, since forked BLAS threads hang; they stay until this annotator goes."""
        if self._pool is None:
            fingerprint(self._model)  # a missing pipeline is said here, not by a dead process
            options: dict[str, Any] = {"mp_context": get_context("spawn"), "initializer": _start, "initargs": (self._model,)}
            self._pool = ProcessPoolExecutor(self._workers, max_tasks_per_child=RECYCLED_AFTER, **options)
        return self._pool


def annotate_batch(nlp: Language, articles: Sequence[Article]) -> list[Annotated]:
    """Annotations of some articles; what the pipeline remembers of their words is given back."""
    with nlp.memory_zone():
        try:
            return _together(nlp, articles)
        except Exception:  # noqa: BLE001 - one of them is to blame: find out which, and keep the rest
            return [_alone(nlp, article) for article in articles]


def _together(nlp: Language, articles: Sequence[Article]) -> list[Annotated]:
    from . import notes  # noqa: PLC0415 - it needs spaCy

    parts = [(number, readable(window)) for number, article in enumerate(articles) for window in windows(article.text)]
    docs = (document(nlp, part.text, published=articles[number].published, title=articles[number].title) for number, part in parts)
    done: list[list[Annotations]] = [[] for _ in articles]
    for (number, part), doc in zip(parts, nlp.pipe(docs, batch_size=CHUNK), strict=True):
        done[number].append(notes.of_window(articles[number].text, part.offsets, doc))
    return [notes.joined(found) for found in done]


def _alone(nlp: Language, article: Article) -> Annotated:
    try:
        return _together(nlp, [article])[0]
    except Exception as error:  # noqa: BLE001 - a bug must not keep a whole edition from its readers
        return Failure(f"{type(error).__name__}: {error}")


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


# ------------------------------------------------------------------ worker processes

_worker: Language | None = None


def _start(model: str) -> None:
    global _worker  # noqa: PLW0603 - a process keeps the pipeline that it loaded
    _worker = load(model)


def _work(batch: list[Article]) -> list[Annotated]:
    assert _worker is not None
    return annotate_batch(_worker, batch)


def _ordered(submit: Callable[[list[Article]], Future[list[Annotated]]], batches: Iterable[list[Article]], ahead: int) -> Iterator[Annotated]:
    waiting: deque[Future[list[Annotated]]] = deque()
    for batch in batches:
        waiting.append(submit(batch))
        if len(waiting) >= ahead:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()
