"""Operators of onnxruntime that stand for several of ONNX: https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md."""

from typing import Any

import torch
from torch import Tensor


class Attention(torch.autograd.Function):
    """Attention of several heads without a mask; only for export, where nothing is padded."""

    @staticmethod
    def forward(_: Any, query: Tensor, *__: Any) -> Tensor:
        """Something of the right shape: batch, length, width."""
        return query

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        """The node."""
        return graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads).setType(query.type())


class FastGelu(torch.autograd.Function):
    """Gaussian error linear units by their tanh approximation."""

    @staticmethod
    def forward(_: Any, values: Tensor) -> Tensor:
        """Something of the right shape."""
        return values

    @staticmethod
    def symbolic(graph: Any, values: Any) -> Any:
        """The node."""
        return graph.op("com.microsoft::FastGelu", values).setType(values.type())
