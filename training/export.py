"""The trained network -> a spaCy pipeline's folder: an 8-bit ONNX graph with its tokenizer, labels and arrays."""

import argparse
import json
import tempfile
from pathlib import Path
from shutil import copyfile

import onnx
import torch
from model import BASE, RELATION, Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from spacy.language import Language
from thinc.api import Config
from tokens import english
from torch import Tensor, nn
from train import EVIDENCE_FILE, sizes
from wordnet import lexicon

import generator.understand.encoder.component  # noqa: F401 - registers the factory
from generator.understand.encoder.graph import INPUTS, OUTPUTS

CANDIDATES = 4
"""Rules for a lemma that are weighed."""
# Parts of the graph that stay at full precision: the last ones, where scores are compared. What comes before them does as well in 8 bits.
EXACT = ("arc_pair", "arc_bias", "name/", "border")
# The quantiser does not know the types that operators of onnxruntime give.
FLOATS = {"DefaultTensorType": onnx.TensorProto.FLOAT}


class Exported(nn.Module):
    """The network with the best labels of each word where no more is needed."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, evidence: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        output = self.network(pieces, shapes, evidence, words)
        return (output.tag.argmax(-1), output.morph.argmax(-1), output.lemma.topk(CANDIDATES).indices, *output[3:])


class Related(nn.Module):
    """The head for relations alone."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        return self.network.related(dependents, heads)


def write_graph(network: Network, target: Path, *, quantised: bool = True) -> None:
    """The network as ONNX, its matrices as 8-bit integers, each column with its own scale.

    It reads one text at a time: the scale of what flows through an 8-bit graph is that of all it reads at once, and what is read in one
    article must not depend on another.
    """
    example = torch.ones((1, 12), dtype=torch.int64)
    axes = {name: {1: "words" if name == "words" else "pieces"} for name in INPUTS}
    axes |= {name: {1: "words"} for name in OUTPUTS}
    axes["arc"] |= {2: "heads"}
    axes["head"] = {1: "heads"}
    with tempfile.TemporaryDirectory() as work:
        plain = Path(work, "plain.onnx")
        names = {"input_names": list(INPUTS), "output_names": list(OUTPUTS), "dynamic_axes": axes}
        torch.onnx.export(Exported(network.eval()), (example, example, example, example[:, :5]), plain, opset_version=17, dynamo=False, **names)
        if not quantised:
            target.write_bytes(plain.read_bytes())
            return
        exact = [node.name for node in onnx.load(plain).graph.node if node.op_type == "MatMul" and any(f"/{part}" in node.name for part in EXACT)]
        quantize_dynamic(
            plain,
            target,
            weight_type=QuantType.QInt8,
            per_channel=True,
            nodes_to_exclude=exact,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options=FLOATS,
        )


def write_relations(network: Network, target: Path) -> None:
    """The head for relations as ONNX, for states of dependents and heads of shape words, width."""
    names = {"input_names": ["dependents", "heads"], "output_names": ["scores"]}
    axes = {name: {0: "words"} for name in ("dependents", "heads", "scores")}
    states = torch.zeros((3, RELATION))
    torch.onnx.export(Related(network.eval()), (states, states), target, opset_version=17, dynamo=False, dynamic_axes=axes, **names)


def pipeline(folder: Path) -> Language:
    """A pipeline of the component whose files lie in a folder."""
    nlp = english()
    encoder = nlp.add_pipe("briefing_encoder")
    encoder.from_disk(folder)
    return nlp


def without_training(path: Path) -> None:
    """The configuration without what only training by spaCy reads."""
    config = Config().from_disk(path, interpolate=False)
    for section in ("paths", "system", "corpora", "training", "pretraining", "initialize"):
        config.pop(section, None)
    config.to_disk(path)


def main() -> None:
    """Export, quantise, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--base", type=Path, default=BASE)
    parser.add_argument("--full-precision", action="store_true", help="to measure what 8 bits cost")
    options = parser.parse_args()
    labels = json.loads((options.trained / "labels.json").read_text("utf-8"))
    vocabulary = (options.base / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")
    network = Network(len(vocabulary), sizes(labels))
    network.load_state_dict(torch.load(options.trained / "network.pt", weights_only=True))
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        write_graph(network, folder / "graph.onnx", quantised=not options.full_precision)
        write_relations(network, folder / "relations.onnx")
        (folder / "vocabulary.txt").write_text("\n".join(vocabulary), encoding="utf-8")
        (folder / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        copyfile(options.trained / EVIDENCE_FILE, folder / EVIDENCE_FILE)
        (folder / "lexicon.json.gz").write_bytes(lexicon().to_bytes())
        nlp = pipeline(folder)
        nlp.meta["name"], _, nlp.meta["version"] = options.target.name.removeprefix("en_").partition("-")
        nlp.to_disk(options.target)
        without_training(options.target / "config.cfg")


if __name__ == "__main__":
    main()
