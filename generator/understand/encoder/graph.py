"""The exported network, run by onnxruntime, and its head for relations, which comes after the trees are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

OUTPUTS = ("tag", "morph", "lemma", "border", "arc", "dependent", "head", "name", "vector")
"""Names of the graph's outputs. tag, morph, lemma: numbers of the best labels; the others: scores and states. `arc` and `head` begin with
the root."""
INPUTS = ("pieces", "shapes", "evidence", "words")
"""All of int64: numbers of pieces, between the one that begins a text and the one that ends it; the pieces' shapes and evidence; where
words begin."""


class Graph:
    """Two sessions on one thread each: several processes share a machine better than several threads share a small matrix."""

    def __init__(self, network: Path, relations: Path) -> None:
        import onnxruntime  # noqa: PLC0415 - only where a pipeline is loaded

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._network, self._relations = (
            onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"]) for path in (network, relations)
        )

    def run(self, *arrays: np.ndarray) -> dict[str, np.ndarray]:
        """Outputs by name for one text; arrays of one axis, in the order of INPUTS."""
        given = {name: array[np.newaxis] for name, array in zip(INPUTS, arrays, strict=True)}
        return {name: found[0] for name, found in zip(OUTPUTS, self._network.run(OUTPUTS, given), strict=True)}

    def relations(self, dependents: np.ndarray, heads: np.ndarray, barred: int) -> np.ndarray:
        """Numbers of the best relations for states of dependents and of their heads; `barred` is never chosen."""
        scores: np.ndarray = self._relations.run(None, {"dependents": dependents, "heads": heads})[0]
        scores[:, barred] = -np.inf
        found: np.ndarray = scores.argmax(1)
        return found
