"""The names of a pipeline in the rows of the `entities` board: what the trained weights find, before any rule."""

import argparse
import json
from pathlib import Path

import spacy
from spacy.tokens import Doc


def mentions(doc: Doc) -> list[dict[str, object]]:
    """Each name with its character offsets and label."""
    return [
        {"start": ent.start_char, "end": ent.end_char, "text": ent.text, "type": ent.label_, "entity": ent.text}
        for ent in doc.ents
    ]


def main() -> None:
    """Read rows {"id", "text"}, write rows {"id", "text", "mentions"}."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    nlp = spacy.load(options.model)
    rows = [json.loads(line) for line in options.input.read_text(encoding="utf-8").splitlines()]
    with options.output.open("w", encoding="utf-8") as out:
        for row, doc in zip(rows, nlp.pipe(row["text"] for row in rows), strict=True):
            out.write(json.dumps({"id": row["id"], "text": row["text"], "mentions": mentions(doc)}) + "\n")


if __name__ == "__main__":
    main()
