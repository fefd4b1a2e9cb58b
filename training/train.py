"""Both training runs side by side, one core each, and the seconds that they took."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

# One thread a run: two runs share two cores, and sums come out in one order.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}


def command(part: str, extra: list[str]) -> list[str]:
    """The call of spaCy that trains one part of the pipeline."""
    return [
        *(sys.executable, "-m", "spacy", "train", f"configs/{part}.cfg", "--code", "augment.py", "--output", f"out/{part}"),
        *extra,
    ]


def trained(parts: list[str], extra: list[str]) -> dict[str, float]:
    """Wall and CPU seconds of runs started together; raises CalledProcessError if one fails."""
    start = time.perf_counter()
    runs = [subprocess.Popen(command(part, extra), env=os.environ | ONE_THREAD) for part in parts]
    for run in runs:
        if run.wait():
            raise subprocess.CalledProcessError(run.returncode, run.args)
    children = os.times()
    return {
        "wall_s": round(time.perf_counter() - start),
        "cpu_s": round(children.children_user + children.children_system),
    }


def main() -> None:
    """Train the parts named before `--`, with what follows it handed to spaCy."""
    words = sys.argv[1:]
    cut = words.index("--") if "--" in words else len(words)
    seconds = trained(words[:cut], words[cut + 1 :])
    Path("out", "train.json").write_text(json.dumps(seconds) + "\n", encoding="utf-8")
    print(json.dumps(seconds))


if __name__ == "__main__":
    main()
