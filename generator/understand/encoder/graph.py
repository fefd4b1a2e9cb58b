"""The exported network, run by onnxruntime on one thread, and the head that comes after the trees are known."""

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
    """A session on one thread: several processes share a machine better than several threads share a small matrix."""

    def __init__(self, path: Path, weights: np.ndarray, bias: np.ndarray) -> None:
        """`weights` and `bias` are those of the head for relations, of shape relations, states, and relations."""
        import onnxruntime  # noqa: PLC0415 - only where a pipeline is loaded

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._weights, self._bias = weights.T.copy(), bias

    def run(self, *arrays: np.ndarray) -> dict[str, np.ndarray]:
        """Outputs by name for one text; arrays of one axis, in the order of INPUTS."""
        given = {name: array[np.newaxis] for name, array in zip(INPUTS, arrays, strict=True)}
        return {name: found[0] for name, found in zip(OUTPUTS, self._session.run(OUTPUTS, given), strict=True)}

    def relations(self, dependents: np.ndarray, heads: np.ndarray, barred: int) -> np.ndarray:
        """Numbers of the best relations for states of dependents and of their heads; `barred` is never chosen."""
        scores = _gelu(dependents + heads) @ self._weights + self._bias
        scores[:, barred] = -np.inf
        found: np.ndarray = scores.argmax(1)
        return found


def _gelu(values: np.ndarray) -> np.ndarray:
    """Gaussian error linear units by their tanh approximation (Hendrycks and Gimpel, 2016)."""
    found: np.ndarray = 0.5 * values * (1 + np.tanh(0.7978845608 * (values + 0.044715 * values**3)))
    return found
