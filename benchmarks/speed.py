"""How long builds take: whole processes, beside Pelican on the same texts in the same run.

    python benchmarks/speed.py [--sizes 100,1000,3000] [--archive FILE] [--no-pelican] [--repeat N] [--json FILE]

Four builds per size: full (nothing remembered), warm (the site removed, the cache kept), nothing changed, one article changed.
Then what reading alone costs (analysis.py).

Seconds are wall clock and CPU (user and system, with all child processes); MiB is the largest process of a build. A ratio is only
worth something within one run: machines and their load differ.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import analysis
from texts import Text, archived, changed, generated, written_for_briefing, written_for_pelican

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[1]
PHASES = ("full", "warm", "nothing", "one")
MEANING = {"full": "full, cold cache", "warm": "full, warm cache", "nothing": "nothing changed", "one": "one changed"}
AIMS = {"warm": 12.0, "nothing": 1.0, "one": 1.5}
"""CPU seconds at 1,000 articles of 500 words."""


class Cost(NamedTuple):
    """What one build took; `mebibytes` is the largest resident size of one of its processes."""

    wall: float
    cpu: float
    mebibytes: float


class Row(NamedTuple):
    """One build of one program. `pages` counts HTML files in the site."""

    program: str
    size: int
    phase: str
    cost: Cost
    pages: int


class Program(NamedTuple):
    """A generator: the command that builds the project in a folder, and what it leaves there."""

    name: str
    write: Callable[[Iterator[Text], Path], None]
    command: Callable[[Path], list[str]]
    site: str
    remembered: str


class Failed(Exception):  # noqa: N818 -- an outcome that is reported, not a bug
    """A build did not end well; the message is what it said."""


def measured(command: list[str], folder: Path) -> Cost:
    """The cost of one process with all its children. Raises Failed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise Failed(f"exit code {process.returncode}\n{said.read().decode(errors='replace')[-2000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def middle(costs: list[Cost]) -> Cost:
    """The median of each measure."""
    return Cost(*(statistics.median(values) for values in zip(*costs, strict=True)))


def briefing() -> Program:
    def command(project: Path) -> list[str]:
        places = ["--config", "config.yaml", "--output", str(project / "site"), "--cache", str(project / "cache")]
        return [sys.executable, "-m", "generator.cli", "build", *places, "--quiet"]

    return Program("briefing", written_for_briefing, command, "site", "cache")


def pelican(environment: Path) -> Program:
    """Pelican in an environment of its own. Raises Failed where it cannot be installed."""
    binary = environment / "bin" / "pelican"
    if not binary.is_file():
        print("Installing Pelican in an environment of its own ...", flush=True)
        for step in ([sys.executable, "-m", "venv", str(environment)], [str(environment / "bin" / "pip"), "install", "--quiet", "pelican[markdown]"]):
            found = subprocess.run(step, capture_output=True, text=True, check=False)
            if found.returncode:
                raise Failed(f"Pelican cannot be installed: {(found.stderr or found.stdout).strip()[-300:]}")
    return Program("pelican", written_for_pelican, lambda _: [str(binary), "--quiet", "--settings", "pelicanconf.py"], "output", "cache")


def prepared(phase: str, program: Program, project: Path) -> None:
    """Puts the project in the state that a phase starts from."""
    if phase == "full":
        shutil.rmtree(project / program.remembered, ignore_errors=True)
    if phase in {"full", "warm"}:
        shutil.rmtree(project / program.site, ignore_errors=True)
    if phase == "one":
        changed(project)


def rows_of(program: Program, size: int, texts: Iterator[Text], repeat: int) -> Iterator[Row]:
    """The four builds, in their order; all but the slow first one are repeated."""
    with tempfile.TemporaryDirectory(prefix=f"bench-{program.name}-") as folder:
        project = Path(folder) / "project"
        program.write(texts, project)
        for phase in PHASES:
            costs = []
            for _ in range(1 if phase == "full" else repeat):
                prepared(phase, program, project)
                costs.append(measured(program.command(project), project))
            pages = sum(1 for _ in (project / program.site).rglob("*.html"))
            yield Row(program.name, size, phase, middle(costs), pages)


# ------------------------------------------------------------------ what is printed


def print_row(row: Row) -> None:
    cost = row.cost
    print(
        f"{row.size:>8,}  {row.program:<9} {MEANING[row.phase]:<17} {cost.wall:>8.2f} {cost.cpu:>8.2f} {cost.mebibytes:>8.0f} {row.pages:>8,}"
        f" {row.pages / cost.wall:>9,.0f}",
        flush=True,
    )


def print_ratios(rows: list[Row]) -> None:
    """CPU seconds of ours against Pelican's, and of a rerun against a full build, from this run alone."""
    cpu = {(row.program, row.size, row.phase): row.cost.cpu for row in rows}
    print("\nRatios of CPU seconds within this run")
    for size in sorted({row.size for row in rows}):
        for phase in PHASES:
            ours, theirs = cpu.get(("briefing", size, phase)), cpu.get(("pelican", size, phase))
            if ours and theirs:
                print(f"{size:>8,}  briefing / pelican, {MEANING[phase]:<17} {ours / theirs:>6.2f}")
        full, nothing = cpu.get(("briefing", size, "full")), cpu.get(("briefing", size, "nothing"))
        if full and nothing:
            print(f"{size:>8,}  briefing, nothing changed / full        {nothing / full:>6.3f}")
    for phase, aim in AIMS.items():
        if found := cpu.get(("briefing", 1000, phase)):
            print(f"   1,000  briefing, {MEANING[phase]}: {found:.2f} s CPU, aim {aim:.1f}: {'met' if found <= aim else 'MISSED'}")


def texts_for(archive: Path | None, size: int) -> Iterator[Text]:
    return archived(archive, size) if archive else generated(size)


def programs(*, with_pelican: bool, environment: Path) -> list[Program]:
    """What is compared; a reason is printed where Pelican is left out."""
    found = [briefing()]
    if with_pelican:
        try:
            found.append(pelican(environment))
        except Failed as reason:
            print(f"SKIPPED pelican: {reason}")
    return found


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,3000", type=lambda text: [int(one) for one in text.split(",")], help="numbers of articles")
    parser.add_argument("--archive", type=Path, help="real texts: gzipped JSON rows with id, title, outlet, published, text")
    parser.add_argument("--repeat", type=int, default=3, help="runs of all but the full build; the median counts")
    parser.add_argument("--no-pelican", action="store_true", help="measure ours alone")
    parser.add_argument("--pelican-env", type=Path, help="folder of Pelican's environment, to keep it; else it is thrown away")
    parser.add_argument("--long", type=int, default=0, help="articles for the memory that reading takes, where more than the usual 300 are wanted")
    parser.add_argument("--json", type=Path, help="write the rows as JSON, too")
    return parser.parse_args()


def main() -> int:
    """Prints the table. 1 where a build of ours failed."""
    asked = options()
    rows: list[Row] = []
    failed = 0
    with tempfile.TemporaryDirectory(prefix="bench-env-") as throwaway:
        compared = programs(with_pelican=not asked.no_pelican, environment=asked.pelican_env or Path(throwaway))
        print(f"{'articles':>8}  {'program':<9} {'build':<17} {'wall s':>8} {'CPU s':>8} {'MiB':>8} {'pages':>8} {'pages/s':>9}")
        for size in asked.sizes:
            for program in compared:
                try:
                    for row in rows_of(program, size, texts_for(asked.archive, size), asked.repeat):
                        rows.append(row)
                        print_row(row)
                except Failed as reason:
                    failed += program.name == "briefing"
                    print(f"{size:>8,}  {program.name}: FAILED, {reason}")
    print_ratios(rows)
    analysis.print_table("embedded", asked.archive, 300, asked.long)
    if asked.json:
        asked.json.write_text(json.dumps([{**row._asdict(), "cost": row.cost._asdict()} for row in rows], indent=1) + "\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
