"""How well the news is read: runs every scoreboard on what is built here, and prints its figures beside its anchors.

    python benchmarks/quality.py [--scoreboards DIR] [BOARD ...]

The scoreboards and their texts are not part of the project; where they are not found, nothing is measured, and that is said.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ROWS = ("entities", "statements", "figures", "dates", "places", "facts")
"""Boards on the rows of `briefing analyse --jsonl`."""
PIPELINE = "pipeline"
"""The trained pipeline alone, on the dev parts of its corpora."""
SITES = ("stories", "copies", "extraction")
"""Boards on a whole build; each site is scored for provenance, too."""

ANCHORS = {
    "entities": ".552 exact: en_core_web_sm 2.2.5, names alone",
    "statements": "direct+mixed .356, all .139: quote marks and said/says/told/added/wrote",
    "figures": "idetect .667: regular expressions; newsquant value+unit .621: GPT-3, .856: CQE, on all",
    "dates": ".223: publication date for every span",
    "places": ".842 toponyms of GeoWebNews: spaCy 2019; .911: Google",
    "facts": "date .596: publication date; four Ws .415: Giveme5W1H on those it answers; what contained .788: first three sentences",
    "stories": "ecb .910, 5w1h .992: TF-IDF, average linkage, threshold tuned on dev",
    "copies": "1.000: containment of 8-word sequences above .3",
    "extraction": ".941: trafilatura 2.0; .967: rs_trafilatura",
    "provenance": "all must be 1",
}


class Failed(Exception):  # noqa: N818 -- an outcome that is reported, not a bug
    """A step did not end well; the message is what it said."""


def run(*command: str | Path) -> str:
    """What a command prints. Raises Failed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    found = subprocess.run([str(one) for one in command], capture_output=True, text=True, check=False, env=environment)
    if found.returncode:
        raise Failed(f"exit code {found.returncode}\n{(found.stderr or found.stdout)[-2000:]}")
    return found.stdout


def briefing(*arguments: str | Path) -> str:
    return run(sys.executable, "-m", "generator.cli", *arguments)


def rows_scored(score: Path, board: str, work: Path) -> dict[str, dict[str, Any]]:
    """The board's result on what the pipeline makes of its texts."""
    given, made = work / f"{board}.in.jsonl", work / f"{board}.out.jsonl"
    run(sys.executable, score, "inputs", board, "--out", given)
    briefing("analyse", "--as-is", "--jsonl", given, made)
    return {board: json.loads(run(sys.executable, score, board, made, "--json"))}


def site_scored(score: Path, board: str, work: Path) -> dict[str, dict[str, Any]]:
    """The board's result on a site built from its texts, and the provenance of that site."""
    project, site = work / board, work / f"{board}-site"
    run(sys.executable, score, "inputs", board, "--out", project)
    briefing("build", "--config", project / "config.yaml", "--output", site, "--cache", work / f"{board}-cache", "--quiet")
    found = {board: json.loads(run(sys.executable, score, board, site, "--json"))}
    found[f"provenance of {board}"] = json.loads(run(sys.executable, score, "provenance", site, "--json"))
    return found


def pipeline_table(corpora: Path, work: Path) -> str:
    """The trained pipeline's scores in per cent: syntax on each treebank, names on each corpus."""
    if not corpora.is_dir():
        return f"{PIPELINE}: SKIPPED, there are no corpora in {corpora}"
    from generator.understand.annotator import newest  # noqa: PLC0415 - the rest runs it as a program

    model = newest(ROOT / "models")
    run(sys.executable, ROOT / "training" / "evaluate.py", model, corpora, work / "pipeline.json")
    scores = json.loads((work / "pipeline.json").read_text("utf-8"))
    lines = [f"{PIPELINE}: {model.name}, dev parts, per cent"]
    lines += [f"    {name}: " + "; ".join(f"{key} {value:.1f}" for key, value in found.items()) for name, found in scores["syntax"].items()]
    lines += [f"    names, {name}: exact F1 {found['all']['f']:.1f} of {found['all']['gold']}" for name, found in scores["names"].items()]
    return "\n".join(lines)


def shown(name: str, result: dict[str, Any]) -> str:
    """Headline and health of a board, with its anchor."""
    headline = "; ".join(f"{key} {value:.3f}" if isinstance(value, float) else f"{key} {value}" for key, value in result["headline"].items())
    health = {key: value for key, value in (result.get("health") or {}).items() if value}
    return f"{name}: {headline}\n    anchors: {ANCHORS[name.split(maxsplit=1)[0]]}" + (f"\n    health: {health}" if health else "")


def main() -> int:
    """Prints each board's headline. 1 where a step failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("boards", nargs="*", metavar="BOARD", help=f"of {', '.join((PIPELINE, *ROWS, *SITES))}; default: all")
    parser.add_argument("--scoreboards", type=Path, default=ROOT.parent / "shared" / "scoreboards", help="default: ../shared/scoreboards")
    asked = parser.parse_args()
    score = asked.scoreboards / "score.py"
    if not score.is_file():
        print(f"SKIPPED: there are no scoreboards in {asked.scoreboards}; name their folder with --scoreboards")
        return 0
    failed = 0
    with tempfile.TemporaryDirectory(prefix="bench-quality-") as work:
        for board in asked.boards or (PIPELINE, *ROWS, *SITES):
            try:
                if board == PIPELINE:
                    print(pipeline_table(asked.scoreboards.parent / "corpora", Path(work)), flush=True)
                    continue
                results = (rows_scored if board in ROWS else site_scored)(score, board, Path(work))
                print("\n".join(shown(name, result) for name, result in results.items()), flush=True)
            except Failed as reason:
                failed += 1
                print(f"{board}: FAILED, {reason}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
