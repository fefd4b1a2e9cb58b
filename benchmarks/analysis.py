"""What reading costs: the English pipeline alone and with our components, on one thread and with two workers, by length, and the memory it takes.

    python benchmarks/analysis.py [--model MODEL] [--archive FILE] [--articles N] [--long N]

Words are those between blanks. Each figure is of a process of its own; CPU seconds count user and system. `benchmarks/speed.py` prints it, too.
Whether time is in proportion to length is a ratio of CPU seconds within one process, which a busy machine hardly moves: an article of 200,000 words
against its hundred parts of 2,000, of which ten are read by themselves.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from texts import archived, generated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
WARM_UP = 20
"""Articles that are read before the clock starts."""
PARTS, PART, READ_ALONE = 100, 2_000, 10
"""The parts of a long article, the words in each, and how many of them are read by themselves."""
AIMS = {
    "words per CPU s, pipeline alone": 8000,
    "two workers against one": 1.8,
    "MB": 45,
    "load, CPU s": 1.0,
    "peak MiB": 700,
    "articles that failed": 0,
    "200,000 words against 100 x 2,000": 1.3,
    "components, 200,000 words against 100 x 2,000": 1.3,
}


def texts(archive: Path | None, size: int) -> list[str]:
    """Bodies of articles."""
    return [text.text for text in (archived(archive, size) if archive else generated(size))]


def words(bodies: Iterable[str]) -> int:
    """Words between blanks."""
    return sum(len(body.split()) for body in bodies)


# ------------------------------------------------------------------ measures, each in a process of its own


def size(model: str, _: Sequence[str]) -> dict[str, Any]:
    """Millions of bytes of the pipeline's folder."""
    from generator.understand import annotator  # noqa: PLC0415

    folder = annotator.load(model, components=()).path
    return {"MB": sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6}


def load(model: str, _: Sequence[str]) -> dict[str, Any]:
    """CPU seconds to load the pipeline, spaCy imported."""
    import spacy  # noqa: F401, PLC0415 - not what is measured

    from generator.understand import annotator  # noqa: PLC0415

    start = time.process_time()
    annotator.load(model, components=())
    return {"load, CPU s": time.process_time() - start}


def pace(model: str, bodies: Sequence[str]) -> dict[str, Any]:
    """Words per CPU second of the pipeline alone, and the share of each component beside it."""
    from generator.understand import annotator  # noqa: PLC0415

    nlp = annotator.load(model)
    for body in bodies[:WARM_UP]:
        spent(nlp, body)
    own = sum((spent(nlp, body) for body in bodies[WARM_UP:]), Counter[str]())
    count = words(bodies[WARM_UP:])
    base = sum(seconds for name, seconds in own.items() if name not in annotator.COMPONENTS)
    shares = {f"{name}, share of the pipeline": seconds / base for name, seconds in own.items()}
    ours = sum(own[name] for name in annotator.COMPONENTS)
    return {
        "words per CPU s, pipeline alone": count / base,
        "words per CPU s, all": count / (base + ours),
        "components / pipeline": ours / base,
    } | shares


def spent(nlp: Any, body: str) -> Counter[str]:
    """CPU seconds of the tokenizer and of each component over one article, read in windows as a build does."""
    from generator.understand import annotator, windows  # noqa: PLC0415

    own: Counter[str] = Counter()
    for window in windows.windows(body):
        with nlp.memory_zone():
            start = time.process_time()
            doc = annotator.document(nlp, windows.readable(window).text, published="2021-07-15", title="")
            for name in ("tokenizer", *nlp.pipe_names):
                if name != "tokenizer":
                    doc = nlp.get_pipe(name)(doc)
                now = time.process_time()
                own[name] += now - start
                start = now
            del doc
    return own


def length(model: str, bodies: Sequence[str]) -> dict[str, Any]:
    """CPU seconds of a long article over those of its parts, each read by itself: 1 where time is in proportion to length."""
    from generator.understand import annotator  # noqa: PLC0415

    nlp, parts = annotator.load(model), list(islice(_parts(bodies), PARTS))
    spent(nlp, parts[0])
    alone = sum((spent(nlp, part) for part in parts[:: PARTS // READ_ALONE]), Counter[str]())
    whole = spent(nlp, "\n\n".join(parts))
    sums = {"": whole.keys(), "components, ": annotator.COMPONENTS} | {f"{name}, ": (name,) for name in whole}
    share = READ_ALONE / PARTS
    return {
        f"{label}200,000 words against 100 x 2,000": share * sum(whole[name] for name in names) / sum(alone[name] for name in names)
        for label, names in sums.items()
    }


def _parts(bodies: Iterable[str]) -> Iterator[str]:
    """The paragraphs of all articles in parts of so many words, over and over."""
    part: list[str] = []
    for body in cycle(bodies):
        for paragraph in body.split("\n\n"):
            part.append(paragraph)
            if words(part) >= PART:
                yield "\n\n".join(part)
                part = []


def workers(model: str, bodies: Sequence[str]) -> dict[str, Any]:
    """How much sooner two workers are done than one, both warm."""
    from generator.understand.annotator import Annotator  # noqa: PLC0415

    seconds = []
    for count in (1, 2):
        annotator = Annotator(model, workers=count)
        list(annotator.annotate(_articles(bodies[:64])))
        start = time.perf_counter()
        list(annotator.annotate(_articles(bodies)))
        seconds.append(time.perf_counter() - start)
    return {"two workers against one": seconds[0] / seconds[1]}


def memory(model: str, bodies: Sequence[str]) -> dict[str, Any]:
    """Peak resident size after a tenth of the articles, after half and after all; and how many of them a component could not bear."""
    from generator.understand.annotator import Annotator, Failure  # noqa: PLC0415

    marks, found, failed = {len(bodies) // 10, len(bodies) // 2, len(bodies)}, {}, 0
    for number, read in enumerate(Annotator(model).annotate(_articles(bodies)), 1):
        failed += isinstance(read, Failure)
        if number in marks:
            found[f"peak MiB, {number} articles"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**found, "peak MiB": max(found.values()), "articles that failed": failed}


def _articles(bodies: Iterable[str]) -> Iterator[Any]:
    from generator.news import Article, Outlet  # noqa: PLC0415

    outlet = Outlet(id="bench", name="Benchmark")
    for number, body in enumerate(bodies):
        yield Article(id=str(number), path=f"{number}.txt", title="", outlet=outlet, text=body, published="2021-07-15")


MEASURES = {"size": size, "load": load, "pace": pace, "length": length, "workers": workers, "memory": memory}


def measured(name: str, model: str, archive: Path | None, count: int) -> dict[str, Any]:
    """What one measure gives, in a process of its own. Raises CalledProcessError."""
    asked = ["--measure", name, "--model", model, "--articles", str(count), *(["--archive", str(archive)] if archive else [])]
    call = [sys.executable, __file__, *asked]
    done = subprocess.run(call, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def print_table(model: str, archive: Path | None, count: int, long: int) -> None:
    """Every measure with its aim."""
    print(f"\nThe English pipeline on {count} articles" + (f", memory on {long}" if long else ""))
    rows: dict[str, Any] = {}
    for name in MEASURES:
        rows |= measured(name, model, archive, long or count if name == "memory" else count)
    for name, value in rows.items():
        aim = AIMS.get(name)
        met = "" if aim is None else f"  aim {aim}: {'met' if (value >= aim if name.startswith(('words', 'two')) else value <= aim) else 'MISSED'}"
        print(f"{name:<48} {value:>10,.2f}{met}", flush=True)


def main() -> int:
    """Prints the table, or one measure as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="embedded", help="as pipeline.model in a configuration; default: embedded")
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--long", type=int, default=0, help="articles for the measure of memory, if not as many")
    parser.add_argument("--archive", type=Path, help="real texts: gzipped JSON rows with id, title, outlet, published, text")
    parser.add_argument("--measure", choices=MEASURES, help="one measure alone, as JSON")
    asked = parser.parse_args()
    if asked.measure:
        print(json.dumps(MEASURES[asked.measure](asked.model, list(islice(texts(asked.archive, asked.articles), asked.articles)))))
    else:
        print_table(asked.model, asked.archive, asked.articles, asked.long)
    return 0


if __name__ == "__main__":
    sys.exit(main())
