"""The assembly line: articles go in at one end, an edition comes out at the other. Only this module knows the order."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime  # noqa: TC003 - msgspec reads the annotations of records at run time
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal, Protocol
from zoneinfo import ZoneInfo

import msgspec

from generator import __version__, resources
from generator.cache import Cache
from generator.clean import clean
from generator.compose import compose
from generator.compose.data import data_files
from generator.compose.feeds import feed_files
from generator.config import Config, load_config
from generator.connect import connect
from generator.errors import ArticleError, ConfigError
from generator.news import SCHEMA, Absence, Annotations, Article, Artifact, Edition, Page, Problem, Reading, Record, Skipped
from generator.provenance import check, check_records
from generator.publish import Publication, Published, clear
from generator.read import Context, distinct, read
from generator.read.article import problem
from generator.read.source import files, opened
from generator.render import Renderer
from generator.understand.annotator import Annotator, Failure, located
from generator.understand.annotator import key as annotation_key

if TYPE_CHECKING:
    from collections.abc import Mapping

Progress = Callable[[str, int, int], None]
"""Told the stage, how many items are done and how many there are."""

_BATCH = 64
_SPARED = 5_000
"""Texts that are remembered beyond those of the edition, so that an edit undone, or another edition, costs nothing."""
_SPARED_OUTCOMES = 8


class Pipeline(Protocol):
    """What turns articles into annotations: the trained pipeline, or a fake of it in a test."""

    @property
    def fingerprint(self) -> str:
        """A digest of all that decides what comes out; asking for it loads nothing."""

    def annotate(self, articles: Iterable[Article]) -> Iterator[Annotations | Failure]:
        """Annotations in input order."""


def silent(stage: str, done: int, total: int) -> None:
    """The progress of a build that nobody watches."""


class Project(Record, frozen=True, kw_only=True):
    """Where a site lives: its configuration and its folders, as absolute paths. `cache` None: nothing is remembered."""

    root: Path
    config: Config
    config_bytes: bytes
    content: Path
    output: Path
    themes: tuple[Path, ...]
    cache: Path | None


class Options(Record, frozen=True, kw_only=True):
    """What one build is asked for.

    `now` decides what is future-dated; it never reaches a page. `durable` False does not wait for the disk, as a preview need not.
    """

    now: datetime
    edition: str | None = None
    drafts: bool = False
    strict: bool = False
    workers: int = 1
    durable: bool = True


class Outcome(Record, frozen=True, kw_only=True):
    """What became of a build or a check. `built` are the paths of the articles in it; `published` None: the site that was there is left as it is.

    `notices` are sentences for the person at the keyboard: a cache or a disk that is not at its best.
    """

    status: Literal["published", "unchanged", "refused", "checked"]
    problems: tuple[Problem, ...]
    skipped: tuple[Skipped, ...]
    built: tuple[str, ...]
    analysed: int = 0
    edition: str | None = None
    published: Published | None = None
    notices: tuple[str, ...] = ()


class Collected(Record, frozen=True):
    """What the content folder holds: the articles of this edition and their files, what is wrong, what waits; `due`: day of the first one to come."""

    articles: tuple[Article, ...]
    paths: tuple[str, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[Skipped, ...]
    due: str | None


class _Parsed(Record, frozen=True):
    """What one file said, as it is remembered."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


class _Last(Record, frozen=True):
    """What is remembered of the last build of an output: its outcome holds as long as its inputs do, and until `due`."""

    outcome: Outcome
    due: str | None


# ------------------------------------------------------------------ the project


def project(config_file: Path, *, output: Path | None = None, cache: Path | None = None, remember: bool = True) -> Project:
    """The site that a configuration file describes. Raises ConfigError."""
    root = config_file.resolve().parent
    if not root.is_dir():
        raise ConfigError(f"{config_file}: there is no such folder; run 'briefing new FOLDER' to start a site")
    config = load_config(config_file)
    content = root / config.content
    if not content.is_dir():
        raise ConfigError(f"{config_file}: content: there is no folder {config.content!r} beside it; create it or run 'briefing new FOLDER'")
    return Project(
        root=root,
        config=config,
        config_bytes=config_file.read_bytes() if config_file.is_file() else b"",
        content=content,
        output=(output or root / config.output).absolute(),
        themes=_themes(root, config),
        cache=((cache or root / config.cache).absolute()) if remember else None,
    )


def _themes(root: Path, config: Config) -> tuple[Path, ...]:
    """Folders of templates, the first that has a file wins."""
    own = root / (config.templates or "templates")
    if config.templates and not own.is_dir():
        raise ConfigError(f"templates: there is no folder {config.templates!r}; leave the key out to use the default theme")
    folders = (own, resources.templates()) if own.is_dir() else (resources.templates(),)
    return tuple(dict.fromkeys(folder.resolve() for folder in folders))


# ------------------------------------------------------------------ digests


def digest(*parts: bytes | str) -> str:
    """A digest of the parts in order; their borders count."""
    found = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big") + data)
    return found.hexdigest()


def code_digest() -> str:
    """A digest of the program itself, so that nothing made by other code is ever reused."""
    package = Path(__file__).parent
    sources = sorted(package.rglob("*.py"))
    return digest(__version__, SCHEMA, *(part for path in sources for part in (path.relative_to(package).as_posix(), path.read_bytes())))


def themes_digest(themes: Iterable[Path]) -> str:
    """A digest of every file of the theme."""
    found = [(path.relative_to(folder).as_posix(), path) for folder in themes for path in folder.rglob("*") if path.is_file()]
    return digest(*(part for name, path in sorted(found) for part in (name, path.read_bytes())))


# ------------------------------------------------------------------ read and clean


def collect(site: Project, options: Options, cache: Cache, code: str, contents: Mapping[str, bytes], refused: Sequence[Problem]) -> Collected:
    """The cleaned articles of the edition, from the bytes of their files."""
    context = Context.of(site.config)
    rules = digest(code, msgspec.json.encode(site.config))
    keys = {path: digest(rules, path, data) for path, data in contents.items()}
    known = cache.get_many("read", list(keys.values()))
    decoder = msgspec.msgpack.Decoder(_Parsed)
    parsed, fresh = [], {}
    for path, data in contents.items():
        stored = known.get(keys[path])
        if stored is None:
            one = _cleaned(path, data, context)
            fresh[keys[path]] = msgspec.msgpack.encode(one)
        else:
            one = decoder.decode(stored)
        parsed.append(one)
    cache.put_many("read", fresh)
    if fresh:
        cache.prune("read", keys.values(), spare=_SPARED)
    articles, clashes = distinct((article for one in parsed for article in one.articles), site.config.content)
    problems = (*refused, *(problem for one in parsed for problem in one.problems), *clashes)
    return _selected(articles, problems, site, options)


def _cleaned(path: str, data: bytes, context: Context) -> _Parsed:
    articles, problems = read(path, data, context)
    return _Parsed(tuple(clean(article) for article in articles), problems)


def _selected(articles: tuple[Article, ...], problems: tuple[Problem, ...], site: Project, options: Options) -> Collected:
    today = options.now.astimezone(ZoneInfo(site.config.site.timezone)).date().isoformat()
    absent = [(article, _absence(article, today, options)) for article in articles]
    kept = tuple(article for article, reason in absent if reason is None)
    skipped = sorted(Skipped(_shown(article, site), *reason) for article, reason in absent if reason is not None)
    due = min((article.day for article in articles if article.day and article.day > today), default=None)
    paths = tuple(dict.fromkeys(_shown(article, site) for article in kept))
    return Collected(kept, paths, tuple(sorted(problems, key=_place)), tuple(skipped), due)


def _absence(article: Article, today: str, options: Options) -> tuple[Absence, str] | None:
    """Why an article is not in this edition, in a word and in detail; None where it is."""
    if article.draft and not options.drafts:
        return "draft", "marked 'draft: true'; --drafts builds it"
    if article.day and article.day > today:
        return "future", f"dated {article.day}, which is still to come"
    if article.day and options.edition and article.day > options.edition:
        return "later-edition", f"dated {article.day}, after the edition of {options.edition}"
    return None


def _shown(article: Article, site: Project) -> str:
    """The path of an article's file as an editor knows it."""
    return str(PurePosixPath(site.config.content) / article.path)


def _place(problem: Problem) -> tuple[str, int, str]:
    return (problem.path, problem.line or 0, problem.message)


def contents_of(site: Project) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The bytes of every article file by relative path, and a Problem for each that cannot be opened."""
    paths, problems = files(site.content, site.config.content)
    contents, refused = {}, list(problems)
    for path in paths:
        try:
            contents[path] = opened(site.content, path, site.config.limits.article_bytes)
        except ArticleError as error:
            refused.append(problem(error, str(PurePosixPath(site.config.content) / path), kept=False))
    return contents, tuple(refused)


# ------------------------------------------------------------------ understand


class _Analysis:
    """Annotations of articles, from the cache where it has them, else from the pipeline, which is loaded only then."""

    def __init__(self, site: Project, cache: Cache, pipeline: Pipeline, progress: Progress) -> None:
        self._site, self._cache, self._pipeline, self._progress = site, cache, pipeline, progress
        self.problems: list[Problem] = []
        self.analysed = 0

    def readings(self, articles: Sequence[Article]) -> tuple[Reading, ...]:
        """Each article with what was understood of it, in the given order."""
        fingerprint = self._pipeline.fingerprint
        keys = [annotation_key(article, fingerprint) for article in articles]
        stored = self._cache.get_many("annotations", keys)
        decoder = msgspec.msgpack.Decoder(Annotations)
        found = {name: decoder.decode(data) for name, data in stored.items()}
        missing = {name: article for name, article in zip(keys, articles, strict=True) if name not in found}
        found.update(self._fresh(missing))
        if missing:
            self._cache.prune("annotations", keys, spare=_SPARED)
        return tuple(Reading(article, found[name]) for name, article in zip(keys, articles, strict=True))

    def _fresh(self, missing: Mapping[str, Article]) -> Iterator[tuple[str, Annotations]]:
        if not missing:
            return
        batch: dict[str, bytes] = {}
        for (name, article), result in zip(missing.items(), self._pipeline.annotate(tuple(missing.values())), strict=True):
            self.analysed += 1
            self._progress("analyse", self.analysed, len(missing))
            if isinstance(result, Failure):
                self.problems.append(_unread(_shown(article, self._site), result))
                yield name, Annotations()
                continue
            batch[name] = msgspec.msgpack.encode(result)
            if len(batch) >= _BATCH:  # saved as it goes, so that a killed build loses little
                self._cache.put_many("annotations", batch)
                batch.clear()
            yield name, result
        self._cache.put_many("annotations", batch)


def _unread(path: str, failure: Failure) -> Problem:
    hint = "the article is published without extracted facts; please report this text"
    return Problem(path, f"the pipeline could not analyse it: {failure.message}", hint=hint, status="kept")


# ------------------------------------------------------------------ the line


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """No search for garbage in cycles meanwhile: records have none, and looking through a million of them takes a tenth of a build."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()


def build(site: Project, options: Options, progress: Progress = silent, pipeline: Pipeline | None = None) -> Outcome:
    """One build, with the configured pipeline unless another is given.

    Raises BriefingError where nothing could be published; the site that was there is then untouched.
    """
    pipeline = pipeline or Annotator(located(site.config.pipeline.model, site.root), workers=options.workers)
    code = digest(code_digest(), pipeline.fingerprint)
    sources = (site.content, *site.themes)
    with (
        _nothing_collected(),
        Cache(site.cache and site.cache / "cache.sqlite") as cache,
        Publication(
            site.output, generator=f"briefing {__version__}", protected=_protected(site), sources=sources, durable=options.durable
        ) as publication,
    ):
        contents, refused = contents_of(site)
        progress("read", len(contents), len(contents))
        inputs = _inputs(site, options, code, contents, refused)
        last = _remembered(cache, inputs, publication, site, options)
        if last is not None:
            return last
        collected = collect(site, options, cache, code, contents, refused)
        if options.strict and collected.problems:
            return Outcome(status="refused", problems=collected.problems, skipped=collected.skipped, built=collected.paths)
        analysis = _Analysis(site, cache, pipeline, progress)
        outcome = _published(site, options, collected, analysis, publication, inputs, code, progress)
        cache.put_many("build", {inputs: msgspec.msgpack.encode(_Last(outcome, collected.due))})
        cache.prune("build", (inputs,), spare=_SPARED_OUTCOMES)
        notices = tuple(filter(None, (cache.notice, outcome.published.leftover if outcome.published else "")))
        return msgspec.structs.replace(outcome, notices=notices)


def _protected(site: Project) -> tuple[Path, ...]:
    return (site.content, *site.themes, site.root, resources.sample(), *((site.cache,) if site.cache else ()))


def _published(  # noqa: PLR0913 - the one place where everything meets
    site: Project, options: Options, collected: Collected, analysis: _Analysis, publication: Publication, inputs: str, code: str, progress: Progress
) -> Outcome:
    readings = analysis.readings(collected.articles)
    gc.disable()  # loading a pipeline has switched it on again (srsly does); `build` puts it back
    problems = (*collected.problems, *analysis.problems)
    edition = connect(readings, site.config, edition=options.edition, problems=problems, skipped=collected.skipped)
    write_site(edition, site, publication, code, progress)
    published = publication.commit(inputs)
    return Outcome(
        status="published",
        problems=problems,
        skipped=edition.skipped,
        built=collected.paths,
        analysed=analysis.analysed,
        edition=edition.date,
        published=published,
    )


def write_site(edition: Edition, site: Project, publication: Publication, code: str, progress: Progress) -> None:
    """Every file of the site goes into the publication; a page made from the same record and templates is kept, not rendered again.

    Raises ProvenanceError before anything is published if one passage differs from its source.
    """
    texts = {reading.article.id: reading.article.text for reading in edition.readings}
    renderer = Renderer(site.themes)
    theme = digest(code, themes_digest(site.themes))
    for count, page in enumerate(compose(edition, site.config), start=1):
        made_from = digest(theme, page.template, msgspec.msgpack.encode(page.record))
        _write_page(page, made_from, renderer, texts, publication)
        progress("render", count, 0)
    for artifact in data_files(edition, site.config):
        _write_data(artifact, digest(code, artifact.data), texts, publication)
    for artifact in (*renderer.assets(), *feed_files(edition, site.config)):  # fixed names, in which content has no hand
        publication.write_control(artifact.path, artifact.data, "")


def _write_page(page: Page, made_from: str, renderer: Renderer, texts: Mapping[str, str], publication: Publication) -> None:
    if publication.holds(page.path, made_from):
        publication.keep(page.path)
        return
    artifact = renderer.render(page)
    check(artifact, texts)
    publication.write(artifact.path, artifact.data, made_from)


def _write_data(artifact: Artifact, key: str, texts: Mapping[str, str], publication: Publication) -> None:
    """An article's file holds the text that its records were compared with: one with the bytes of the last build was compared then."""
    if artifact.path.startswith("data/articles/") and publication.holds(artifact.path, key):
        publication.keep(artifact.path)
        return
    check_records(artifact, texts)
    publication.write(artifact.path, artifact.data, key)


def _inputs(site: Project, options: Options, code: str, contents: Mapping[str, bytes], refused: Sequence[Problem]) -> str:
    """A digest of all that decides the bytes of the site, and of nothing else: no clock, no path of this machine, no worker count."""
    asked = msgspec.json.encode((options.edition, options.drafts, options.strict))
    pieces = (part for path in sorted(contents) for part in (path, contents[path]))
    return digest(code, themes_digest(site.themes), site.config_bytes, asked, msgspec.json.encode(tuple(refused)), *pieces)


def _remembered(cache: Cache, inputs: str, publication: Publication, site: Project, options: Options) -> Outcome | None:
    """The last outcome, where the same inputs made the site that is still there, and no future-dated article has come due."""
    previous = publication.previous
    if previous is None or previous.inputs != inputs or not publication.intact():
        return None
    stored = cache.get("build", inputs)
    if stored is None:
        return None
    last = msgspec.msgpack.decode(stored, type=_Last)
    today = options.now.astimezone(ZoneInfo(site.config.site.timezone)).date().isoformat()
    if last.due is not None and last.due <= today:
        return None
    return msgspec.structs.replace(last.outcome, status="unchanged", analysed=0)


def check_content(site: Project, options: Options) -> Outcome:
    """Reads everything and writes nothing: all that a build would say of the content."""
    contents, refused = contents_of(site)
    with Cache(None) as cache:
        collected = collect(site, options, cache, code_digest(), contents, refused)
    return Outcome(status="checked", problems=collected.problems, skipped=collected.skipped, built=collected.paths)


def remove_made(site: Project) -> tuple[Path, ...]:
    """Removes the site, but for the files in it that no build made, and the cache; the folders that held them. Raises PublishError."""
    removed = []
    if clear(site.output, protected=_protected(site), sources=(site.content, *site.themes)):
        removed.append(site.output)
    if site.cache is not None and site.cache.is_dir():
        for name in ("cache.sqlite", "cache.sqlite-wal", "cache.sqlite-shm"):
            (site.cache / name).unlink(missing_ok=True)
        removed.append(site.cache)
    return tuple(removed)
