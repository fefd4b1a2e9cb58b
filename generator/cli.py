"""The command `briefing`: arguments in, exit codes out. The only module that prints.

Exit codes: 0 built, 1 problems under --strict or nothing could be published, 2 usage or configuration. What is slow to import (the stages, the
pipeline) is imported by the command that needs it, so that --help answers at once.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator import __version__
from generator.errors import BriefingError, ConfigError, OutputRefused, PipelineError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.build import Options, Outcome, Progress, Project
    from generator.news import Problem, Skipped

app = typer.Typer(
    name="briefing",
    help="Turns a folder of news articles into a static briefing site. Every line can be traced to the sentence it came from.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: what draws boxes takes longer to import than all the rest
    context_settings={"help_option_names": ["-h", "--help"]},
)

ConfigOption = Annotated[Path, typer.Option("--config", "-c", help="Configuration file; its folder is the project.", show_default="config.yaml")]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="Folder that the site is written to.", show_default="site")]
EditionOption = Annotated[str | None, typer.Option("--edition", metavar="DATE", help="Rebuild the edition of a day (YYYY-MM-DD).")]
DraftsOption = Annotated[bool, typer.Option("--drafts", help="Include articles marked as drafts.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="Any problem is a failure: nothing is published, exit code 1.")]
WorkersOption = Annotated[int, typer.Option("--workers", "-j", min=1, max=64, help="Processes that analyse articles.")]
CacheOption = Annotated[Path | None, typer.Option("--cache", metavar="DIR", help="Folder of what is remembered between builds.")]
NoCacheOption = Annotated[bool, typer.Option("--no-cache", help="Remember nothing.")]
ReportOption = Annotated[Path | None, typer.Option("--report", metavar="FILE", help="Write a JSON report: path, status, line, message per article.")]
JsonlOption = Annotated[
    tuple[Path, Path] | None, typer.Option("--jsonl", metavar="IN OUT", help="Rows {id, text, title, published} in, one row of annotations each out.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors and problems only.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Print every article that is left out, however many.")]


def main() -> None:
    """Entry point: errors meant for people become one message and an exit code; anything else is a bug and shows its traceback."""
    try:
        app()
    except BriefingError as error:
        _complain(str(error))
        sys.exit(2 if isinstance(error, ConfigError | UsageError | OutputRefused | PipelineError) else 1)
    except KeyboardInterrupt:
        sys.exit(130)


# ------------------------------------------------------------------ commands


@app.command()
def build(  # noqa: PLR0913 - one parameter per option
    config: ConfigOption = Path("config.yaml"),
    output: OutputOption = None,
    edition: EditionOption = None,
    drafts: DraftsOption = False,
    strict: StrictOption = False,
    workers: WorkersOption = 1,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    report: ReportOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Build the site from the content folder."""
    from generator.build import build as run  # noqa: PLC0415 - slow to import
    from generator.build import project  # noqa: PLC0415

    site = project(config, output=output, cache=cache, remember=not no_cache)
    started = datetime.now(UTC)
    with _progress(quiet=quiet) as progress:
        outcome = run(site, _options(edition=edition, drafts=drafts, strict=strict, workers=workers), progress)
    if report:
        report.write_text(_report(outcome), encoding="utf-8")
    _show_problems(outcome.problems)
    if not quiet:
        _show_skipped(outcome.skipped, every=verbose)
        for notice in outcome.notices:
            _say(notice)
        _show_outcome(outcome, site, (datetime.now(UTC) - started).total_seconds())
    if outcome.status == "refused":
        raise typer.Exit(1)


@app.command()
def serve(  # noqa: PLR0913 - one parameter per option
    config: ConfigOption = Path("config.yaml"),
    output: OutputOption = None,
    edition: EditionOption = None,
    drafts: DraftsOption = False,
    workers: WorkersOption = 1,
    host: Annotated[str, typer.Option(help="Address to listen on; anything but the loopback shows your drafts to the network.")] = "127.0.0.1",
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port to listen on.", show_default="the next free one from 8000")] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the site in a browser.")] = False,
) -> None:
    """Preview the site locally; rebuilds and reloads when content, templates, assets or config change."""
    from generator.preview import serve as run  # noqa: PLC0415 - slow to import

    options = _options(edition=edition, drafts=drafts, workers=workers, durable=False)
    run(
        lambda: _rebuilt(config, output, options),
        output=_served(config, output),
        watch=_watched(config),
        host=host,
        port=port,
        open_browser=open_browser,
        say=_say,
    )


@app.command()
def new(folder: Annotated[Path, typer.Argument(help="Folder to make; it must not exist or be empty.")]) -> None:
    """Start a site: configuration and sample articles to replace with your own."""
    import shutil  # noqa: PLC0415 - --help needs none of it

    from generator import resources  # noqa: PLC0415

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder}: exists and is not an empty folder; choose another name")
    shutil.copytree(resources.sample() / "content", folder / "content")
    shutil.copyfile(resources.sample() / "config.yaml", folder / "config.yaml")
    (folder / ".gitignore").write_text("/site/\n/.briefing/\n/.*.briefing/\n", encoding="utf-8")
    _say(f"Made {folder}. Next: cd {folder} && briefing build")


@app.command()
def check(
    config: ConfigOption = Path("config.yaml"),
    drafts: DraftsOption = False,
    strict: StrictOption = False,
    report: ReportOption = None,
) -> None:
    """Read everything, write nothing, list every problem."""
    from generator.build import check_content, project  # noqa: PLC0415 - slow to import

    outcome = check_content(project(config, remember=False), _options(edition=None, drafts=drafts, strict=strict, workers=1))
    if report:
        report.write_text(_report(outcome), encoding="utf-8")
    _show_problems(outcome.problems)
    _show_skipped(outcome.skipped, every=True)
    _say(f"{_count(len(outcome.built), 'file')} read, {_count(len(outcome.problems), 'problem')}")
    if strict and outcome.problems:
        raise typer.Exit(1)


@app.command()
def analyse(  # noqa: PLR0913 - one parameter per option
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE...", help="Articles to analyse.")] = None,
    config: ConfigOption = Path("config.yaml"),
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, one line per article, as in data/articles/<id>.json.")] = False,
    as_is: Annotated[bool, typer.Option("--as-is", help="Take texts as they are, without cleaning (with --jsonl).")] = False,
    jsonl: JsonlOption = None,
    explain: Annotated[bool, typer.Option("--explain", help="Name the rule that found each record.")] = False,
    html: Annotated[Path | None, typer.Option("--html", metavar="PAGE", help="Write a page with all layers marked.")] = None,
    workers: WorkersOption = 1,
) -> None:
    """Show what the pipeline sees in articles: names, statements, figures, dates, facts."""
    from generator import inspection  # noqa: PLC0415 - slow to import

    settings = inspection.settings(config)
    if jsonl is not None:
        inspection.analyse_rows(*jsonl, settings, as_is=as_is, workers=workers)
    elif not files:
        raise UsageError("analyse: name a FILE, or give --jsonl IN OUT")
    elif as_json:
        for line in inspection.json_lines(files, settings):
            sys.stdout.write(line + "\n")
    else:
        _show(inspection.insights(files, settings, explain=explain), html)


@app.command()
def clean(config: ConfigOption = Path("config.yaml"), output: OutputOption = None, cache: CacheOption = None) -> None:
    """Remove what builds made: the site and the cache, and nothing else."""
    from generator.build import project, remove_made  # noqa: PLC0415 - slow to import

    for removed in remove_made(project(config, output=output, cache=cache)):
        _say(f"removed {removed}")


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)] = False) -> None:
    if version:
        _say(f"briefing {__version__}")
        raise typer.Exit


# ------------------------------------------------------------------ between the command line and the stages


def _options(*, edition: str | None, drafts: bool, workers: int, strict: bool = False, durable: bool = True) -> Options:
    from generator.build import Options  # noqa: PLC0415 - slow to import

    if edition is not None:
        try:
            edition = datetime.strptime(edition, "%Y-%m-%d").replace(tzinfo=UTC).date().isoformat()
        except ValueError:
            raise UsageError(f"--edition: found {edition!r}; allowed is a date like 2021-07-15") from None
    return Options(now=_now(), edition=edition, drafts=drafts, strict=strict, workers=workers, durable=durable)


def _now() -> datetime:
    """The instant of SOURCE_DATE_EPOCH where it is set (reproducible-builds.org), else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH: found {epoch!r}; allowed is a number of seconds since 1970") from None


def _rebuilt(config: Path, output: Path | None, options: Options) -> Any:
    """One build for the preview: its outcome, or the error as lines to show over the page."""
    from generator.build import build as run  # noqa: PLC0415 - slow to import
    from generator.build import project  # noqa: PLC0415
    from generator.preview import Outcome as Shown  # noqa: PLC0415

    try:
        site = project(config, output=output)
        outcome = run(site, options)
    except BriefingError as error:
        return Shown(ok=False, message=str(error))
    lines = [_problem_line(problem) for problem in outcome.problems]
    return Shown(ok=True, message="\n".join([*lines, _outcome_line(outcome)]))


def _served(config: Path, output: Path | None) -> Path:
    from generator.build import project  # noqa: PLC0415 - slow to import

    return project(config, output=output).output


def _watched(config: Path) -> list[Path]:
    from generator.build import project  # noqa: PLC0415 - slow to import

    site = project(config)
    return [config.resolve(), site.content, *site.themes]


# ------------------------------------------------------------------ what is printed


def _say(line: str) -> None:
    from rich.console import Console  # noqa: PLC0415 - slow to import

    Console(highlight=False, soft_wrap=True).print(_printable(line), markup=False)


def _complain(line: str) -> None:
    sys.stderr.write(_printable(line) + "\n")


def _printable(line: str) -> str:
    """Names come from untrusted files: a control character must never reach a terminal."""
    return "".join(character if character.isprintable() or character == "\n" else "\N{REPLACEMENT CHARACTER}" for character in line)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _problem_line(problem: Problem) -> str:
    where = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
    found = f"; found {problem.found}" if problem.found else ""
    allowed = f"; allowed is {problem.allowed}" if problem.allowed else ""
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"{where}: {problem.message}{found}{allowed}{hint} [{problem.status}]"


def _show_problems(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        _complain(_problem_line(problem))


def _show_skipped(skipped: tuple[Skipped, ...], *, every: bool) -> None:
    shown = skipped if every else skipped[:10]
    for one in shown:
        _say(f"skipped {one.path}: {one.detail}")
    if len(skipped) > len(shown):
        _say(f"skipped {len(skipped) - len(shown)} more; --verbose names them")


def _outcome_line(outcome: Outcome) -> str:
    edition = f"edition of {outcome.edition}" if outcome.edition else "edition without a date"
    if outcome.status == "refused":
        return f"Not published: {_count(len(outcome.problems), 'problem')} under --strict"
    if outcome.published is None or outcome.status == "unchanged":
        return f"Nothing changed: {edition}, {_count(len(outcome.built), 'article')}"
    published = outcome.published
    return (
        f"Published the {edition}: {_count(len(outcome.built), 'article')} ({outcome.analysed} analysed), "
        f"{published.written} files written, {published.kept} kept, {published.removed} removed"
    )


def _show_outcome(outcome: Outcome, site: Project, seconds: float) -> None:
    problems = f", {_count(len(outcome.problems), 'problem')} listed above" if outcome.problems else ""
    _say(f"{_outcome_line(outcome)} in {seconds:.1f} s{problems}")
    if outcome.status == "published":
        _say(f"Open {site.output / 'index.html'}")


def _report(outcome: Outcome) -> str:
    """JSON: a row per article that was built, skipped or left out, and per problem; in order of path."""
    troubled = {problem.path for problem in outcome.problems}
    rows: list[dict[str, str | int | None]] = [
        {"path": path, "status": "built", "line": None, "message": None} for path in outcome.built if path not in troubled
    ]
    rows += [{"path": one.path, "status": f"skipped: {one.reason}", "line": None, "message": one.detail} for one in outcome.skipped]
    rows += [
        {"path": one.path, "status": "built" if one.status == "kept" else one.status, "line": one.line, "message": _problem_line(one)}
        for one in outcome.problems
    ]
    rows.sort(key=lambda row: (str(row["path"]), int(row["line"] or 0)))
    head = {"status": outcome.status, "edition": outcome.edition, "articles": rows}
    return json.dumps(head, ensure_ascii=False, indent=1) + "\n"


class _progress:  # noqa: N801 - used like a function
    """A progress bar on a terminal; elsewhere, and when quiet, nothing but the plain lines of the summary."""

    def __init__(self, *, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._bar: Any = None
        self._task: Any = None
        self._stage = ""

    def __enter__(self) -> Progress:
        return self._advance if self._shown else (lambda *_: None)

    def _advance(self, stage: str, done: int, total: int) -> None:
        from rich.console import Console  # noqa: PLC0415 - slow to import
        from rich.progress import Progress as Bar  # noqa: PLC0415

        if self._bar is None:
            self._bar = Bar(console=Console(stderr=True), transient=True)
            self._bar.start()
        if stage != self._stage:
            self._stage = stage
            self._task = self._bar.add_task(stage, total=total or None)
        self._bar.update(self._task, completed=done)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def _show(insights: Iterator[Any], target: Path | None) -> None:
    """Prints what was seen, or writes it to a page."""
    from generator.inspection.page import page  # noqa: PLC0415 - slow to import
    from generator.inspection.terminal import shown  # noqa: PLC0415

    if target is not None:
        target.write_text("".join(page(insights)), encoding="utf-8")
        _say(f"wrote {target}")
        return
    from rich.console import Console  # noqa: PLC0415

    console = Console()
    for insight in insights:
        for part in shown(insight):
            console.print(part)


if __name__ == "__main__":
    main()
