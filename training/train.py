"""Both training runs side by side, one core each, and the seconds that they took."""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

# One thread a run: two runs share two cores, and sums come out in one order.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}


def command(part: str, steps: int) -> list[str]:
    """The call of spaCy that trains one part of the pipeline; 0 steps are as many as its configuration says."""
    call = [sys.executable, "-m", "spacy", "train", f"configs/{part}.cfg", "--code", "augment.py", "--output", f"out/{part}"]
    return [*call, "--training.max_steps", str(steps), "--training.eval_frequency", str(steps)] if steps else call


def trained(parts: list[str], steps: int) -> dict[str, float]:
    """Wall and CPU seconds of runs started together; raises CalledProcessError if one fails."""
    start = time.perf_counter()
    runs = [subprocess.Popen(command(part, steps), env=os.environ | ONE_THREAD) for part in parts]
    for run in runs:
        if run.wait():
            raise subprocess.CalledProcessError(run.returncode, run.args)
    spent = os.times()
    return {"wall_s": round(time.perf_counter() - start), "cpu_s": round(spent.children_user + spent.children_system)}


def main() -> None:
    """Train the parts that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="+", choices=("syntax", "ner"))
    parser.add_argument("--steps", type=int, default=0)
    options = parser.parse_args()
    Path("out").mkdir(exist_ok=True)
    seconds = trained(options.parts, options.steps)
    Path("out", "train.json").write_text(json.dumps(seconds) + "\n", encoding="utf-8")
    print(json.dumps(seconds))


if __name__ == "__main__":
    main()
