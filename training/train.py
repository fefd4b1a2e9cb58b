"""Trains the network on all tasks together and writes its weights, its classes, the evidence it was given and the seconds it took."""

import argparse
import json
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import spacy
import torch
from augment import newsprint
from convert_names import LABELS
from features import UNKNOWN, Example, Labels, Passage, Reader, passage, tables
from gazetteer import evidence_of_places
from model import BASE, Encoder, Network, Output, Sizes, with_base
from spacy.tokens import DocBin
from torch import Tensor
from torch.nn import functional

from generator.understand.encoder.pieces import EVIDENCE, SHAPES, Evidence, Pieces

EVIDENCE_FILE = "evidence.npz"
BATCH = 2048
"""Pieces of a batch, padding counted."""
POOL = 40
"""Batches' worth of examples that are sorted by length together."""
RATES = {"encoder": 2e-4, "heads": 1e-3}
WARM = 0.06
"""Share of the steps in which the rate rises; then it falls to nothing in a straight line."""
WEIGHTS = {"tag": 1.0, "morph": 1.0, "lemma": 1.0, "border": 1.0, "arc": 1.0, "relation": 1.0, "name": 2.0, "vector": 4.0}
DROPOUT = {"layers": 0.1, "heads": 0.33, "pieces": 0.08}
"""Shares that are left out: of what each layer adds, of what the heads read, and of the pieces, which are hidden."""
SYNTAX_COPIES = 10
"""How often the treebanks, which are small, are read while the names are read once."""
VECTOR_EVERY = 4
"""Batches from one in which sentence vectors are held to the base's until the next: the base must be run for it."""
Batch = dict[str, Tensor]


def passages(path: Path) -> list[Passage]:
    """Annotated passages of a .spacy file."""
    vocab = spacy.blank("en").vocab
    return [passage(doc) for doc in DocBin().from_disk(path).get_docs(vocab)]


def batches(items: list[Passage], reader: Reader, rng: random.Random) -> Iterator[Batch]:
    """Batches of one epoch, each passage printed anew; neighbours in length come together."""
    order = items[:]
    rng.shuffle(order)
    pool: list[Example] = []
    for item in order:
        pool += reader.examples(newsprint(item, rng))
        if len(pool) > POOL * BATCH // 100:
            yield from _sorted_batches(pool, rng)
            pool = []
    yield from _sorted_batches(pool, rng)


def _sorted_batches(pool: list[Example], rng: random.Random) -> Iterator[Batch]:
    pool.sort(key=lambda one: len(one.pieces))
    groups: list[list[Example]] = [[]]
    for one in pool:
        if groups[-1] and (len(groups[-1]) + 1) * len(one.pieces) > BATCH:
            groups.append([])
        groups[-1].append(one)
    rng.shuffle(groups)
    return (batch(group) for group in groups if group)


def batch(group: list[Example]) -> Batch:
    """Arrays of several examples, padded."""
    found = {name: _padded([getattr(one, name) for one in group], 0) for name in ("pieces", "shapes", "evidence", "words")}
    for layer in ("tag", "morph", "lemma", "relation", "name", "border", "arc"):
        empty = [np.full(len(one.words), UNKNOWN, dtype=np.int64) for one in group]
        found[layer] = _padded([one.labels.get(layer, blank) for one, blank in zip(group, empty, strict=True)], UNKNOWN)
    found["filled"] = _padded([np.ones(len(one.words), dtype=np.int64) for one in group], 0)
    return found


def _padded(rows: list[np.ndarray], filler: int) -> Tensor:
    found = np.full((len(rows), max(map(len, rows))), filler, dtype=np.int64)
    for number, row in enumerate(rows):
        found[number, : len(row)] = row
    return torch.from_numpy(found)


def losses(network: Network, given: Batch, output: Output) -> Iterator[tuple[str, Tensor]]:
    """The mean loss of each layer that the batch annotates."""
    arc = output.arc.masked_fill((functional.pad(given["filled"], (1, 0), value=1) == 0)[:, None, :], -10_000.0)
    scores = {"tag": output.tag, "morph": output.morph, "lemma": output.lemma, "name": output.name, "arc": arc}
    for layer, found in scores.items():
        if (given[layer] != UNKNOWN).any():
            yield layer, functional.cross_entropy(found.flatten(0, 1), given[layer].flatten(), ignore_index=UNKNOWN)
    known = given["border"] != UNKNOWN
    if known.any():
        yield "border", functional.binary_cross_entropy_with_logits(output.border[known], given["border"][known].float())
        rows, places = ((given["relation"] != UNKNOWN) & (given["arc"] != UNKNOWN)).nonzero(as_tuple=True)
        related = network.related(output.dependent[rows, places], output.head[rows, given["arc"][rows, places]])
        yield "relation", functional.cross_entropy(related, given["relation"][rows, places])


def vector_loss(base: Encoder, given: Batch, output: Output) -> Tensor:
    """How far the mean of the words' vectors is from the base's mean of pieces: one less their cosine."""
    with torch.no_grad():
        read = (given["pieces"] != 0)[..., None]
        states = base(given["pieces"], torch.zeros_like(given["pieces"]), torch.zeros_like(given["pieces"]))
        want = (states * read).sum(1) / read.sum(1)
    words = given["filled"][..., None]
    have = (output.vector * words).sum(1) / words.sum(1)
    return 1 - functional.cosine_similarity(have, want).mean()


def rate(step: int, steps: int) -> float:
    """The share of the full learning rate."""
    warm = max(1, round(WARM * steps))
    return (step + 1) / warm if step < warm else max(0.0, (steps - step) / max(1, steps - warm))


def groups(network: Network) -> list[dict[str, object]]:
    """Parameters with their rates: what was pretrained learns slowly."""
    slow, fast = [], []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            new = not name.startswith("encoder.") or name.startswith(("encoder.shape", "encoder.evidence"))
            (fast if new else slow).append(parameter)
    return [{"params": slow, "rate": RATES["encoder"]}, {"params": fast, "rate": RATES["heads"]}]


def hidden(pieces: Tensor, mask: int) -> Tensor:
    """Pieces of which some are masked."""
    return pieces.masked_fill((torch.rand(pieces.shape, device=pieces.device) < DROPOUT["pieces"]) & (pieces != 0), mask)


def trained(network: Network, base: Encoder, stream: Iterator[Batch], steps: int, mask: int) -> None:
    """Train in place; `mask` is the number of the piece that hides others."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network.to(device)
    base.to(device)
    optimizer = torch.optim.AdamW(groups(network), lr=1e-4, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    network.train()
    sums: dict[str, list[float]] = {}
    start, pieces = time.perf_counter(), 0
    for step in range(steps):
        given = {name: array.to(device) for name, array in next(stream).items()}
        for group in optimizer.param_groups:
            group["lr"] = group["rate"] * rate(step, steps)
        output = network(hidden(given["pieces"], mask), given["shapes"], given["evidence"], given["words"])
        found = dict(losses(network, given, output))
        if step % VECTOR_EVERY == 0:
            found["vector"] = vector_loss(base, given, output)
        optimizer.zero_grad()
        sum(WEIGHTS[layer] * loss for layer, loss in found.items()).backward()  # type: ignore[union-attr]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        pieces += given["pieces"].numel()
        for layer, loss in found.items():
            sums.setdefault(layer, []).append(loss.item())
        if step % 50 == 49:
            means = " ".join(f"{layer} {np.mean(values):.3f}" for layer, values in sums.items())
            print(f"{step + 1}/{steps} {pieces / (time.perf_counter() - start):.0f} pieces/s {means}", flush=True)
            sums = {}


def forever(items: list[Passage], reader: Reader, rng: random.Random) -> Iterator[Batch]:
    """Batches without end, epoch after epoch."""
    while True:
        yield from batches(items, reader, rng)


def sizes(labels: Labels) -> Sizes:
    """Numbers of classes of a network."""
    return Sizes(len(SHAPES), len(EVIDENCE), *(len(labels[layer]) for layer in ("tag", "morph", "lemma", "relation", "name")))


def asked() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("syntax", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--base", type=Path, default=BASE, help="folder of the base model: model.safetensors, vocab.txt")
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Train and write."""
    options = asked()
    start = time.perf_counter()
    torch.manual_seed(options.seed)
    torch.set_num_threads(os.cpu_count() or 1)
    torch.use_deterministic_algorithms(True)
    # It would fill all memory before it is used, a thirtieth of the time, to no end here: nothing is read before it is written.
    torch.utils.deterministic.fill_uninitialized_memory = False
    items = [passages(options.syntax), passages(options.names)]
    labels = tables(items[0], sorted(LABELS))
    vocabulary = (options.base / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")
    evidence = Evidence.of_names(evidence_of_places())
    reader = Reader(Pieces(vocabulary), evidence, labels)
    dropout = DROPOUT["layers"], DROPOUT["heads"]
    network, copy = (with_base(Network(len(vocabulary), sizes(labels), *dropout), options.base / "model.safetensors") for _ in range(2))
    print(f"{sum(len(item.words) for item in items[0])} words of syntax, {sum(len(item.words) for item in items[1])} of names", flush=True)
    print({layer: len(found) for layer, found in labels.items()}, flush=True)
    stream = forever(items[0] * SYNTAX_COPIES + items[1], reader, random.Random(options.seed))
    trained(network, copy.encoder.eval(), stream, options.steps, vocabulary.index("[MASK]"))
    options.output.mkdir(parents=True, exist_ok=True)
    torch.save(network.cpu().state_dict(), options.output / "network.pt")
    checksums, kinds = evidence.to_arrays()
    np.savez_compressed(options.output / EVIDENCE_FILE, checksums=checksums, kinds=kinds)
    (options.output / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1), encoding="utf-8")
    spent = os.times()
    seconds = {"wall_s": round(time.perf_counter() - start), "cpu_s": round(spent.user + spent.system), "steps": options.steps}
    (options.output / "train.json").write_text(json.dumps(seconds) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
