"""The layers hold: who may import what, read from the source alone, so that lazy and type-only imports count too."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]

VOCABULARY = {"generator", "generator.news", "generator.config", "generator.errors"}
"""What every stage may know; `generator` itself holds the version."""

STAGES = {
    "generator.read": VOCABULARY | {"generator.yaml_subset", "generator.furniture"},
    "generator.clean": VOCABULARY | {"generator.furniture"},
    "generator.understand": VOCABULARY | {"generator.resources", "generator.furniture", "generator"},
    "generator.connect": VOCABULARY,
    "generator.compose": VOCABULARY,
    "generator.render": VOCABULARY | {"generator.template_code"},
    "generator.template_code": set(),
    "generator.provenance": VOCABULARY,
    "generator.publish": VOCABULARY,
    "generator.cache": VOCABULARY,
    "generator.preview": VOCABULARY,
    "generator.config": {"generator.errors", "generator.yaml_subset"},
    "generator.yaml_subset": set(),
    "generator.furniture": {"generator.news"},
    "generator.resources": set(),
    "generator.news": set(),
    "generator.errors": set(),
}
"""What each stage may import of the generator beside itself. Only build.py, the command line and what serves it know several stages."""

ASSEMBLY = {"generator.build", "generator.cli", *(f"generator.inspection{part}" for part in ("", ".marks", ".page", ".terminal"))}

OUTSIDE = {
    "spacy": {"generator.understand"},
    "thinc": {"generator.understand"},
    "numpy": {"generator.understand"},
    "onnxruntime": {"generator.understand"},
    "jinja2": {"generator.render", "generator.template_code"},
    "livereload": {"generator.preview"},
    "tornado": {"generator.preview"},
    "sqlite3": {"generator.cache"},
    "trafilatura": {"generator.read"},
    "markdown": {"generator.read"},
    "nh3": {"generator.read"},
    "typer": {"generator.cli"},
    "rich": {"generator.cli", "generator.inspection"},
    "pickle": set(),
}
"""Libraries, and who may import them."""

PURE = ("generator.clean", "generator.connect", "generator.compose", "generator.news", "generator.furniture")
WORLD = {
    "os",
    "shutil",
    "subprocess",
    "socket",
    "tempfile",
    "glob",
    "time",
    "random",
    "secrets",
    "locale",
    "threading",
    "multiprocessing",
    "logging",
    "urllib.request",
    "http",
}
"""Modules through which a function depends on more than its values."""
HARMLESS = {"os.path.commonprefix"}
"""Functions of values alone in modules of the world."""
WORLDLY_NAMES = {"open", "Path", "print", "input", "getenv", "now", "today", "utcnow"}


def sources() -> Iterator[tuple[str, ast.Module]]:
    """Each module of the generator by its dotted name, parsed; a package's own ends in ".__init__"."""
    for path in sorted((ROOT / "generator").rglob("*.py")):
        yield ".".join(path.relative_to(ROOT).with_suffix("").parts), ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(name: str, tree: ast.Module, modules: frozenset[str]) -> Iterator[str]:
    """Dotted names of the modules that a module imports, wherever the import stands. `modules` are those that may be meant by a name in a package."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = [".".join(name.split(".")[: -node.level])] if node.level else []
            origin = ".".join([*package, *([node.module] if node.module else [])])
            yield from ({f"{origin}.{alias.name}" for alias in node.names} & (modules | HARMLESS)) or {origin}


_FILES = dict(sources())
MODULES = {name.removesuffix(".__init__"): tree for name, tree in _FILES.items()}
IMPORTS = {name.removesuffix(".__init__"): sorted(set(imports(name, tree, frozenset(MODULES)))) for name, tree in _FILES.items()}


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def stage_of(name: str) -> str | None:
    return next((stage for stage in STAGES if within(name, stage)), None)


@pytest.mark.parametrize("name", sorted(MODULES))
def test_every_module_has_a_place(name: str) -> None:
    """Each module belongs to a stage or to the assembly: a new one gets its place in this test."""
    assert name == "generator" or name in ASSEMBLY or stage_of(name)


@pytest.mark.parametrize("name", sorted(set(MODULES) - ASSEMBLY - {"generator"}))
def test_no_stage_knows_its_neighbour(name: str) -> None:
    """A stage imports itself and what its contract allows, and nothing else of the generator."""
    stage = stage_of(name)
    assert stage
    foreign = [one for one in IMPORTS[name] if within(one, "generator") and not within(one, stage) and one not in STAGES[stage]]
    assert foreign == []


@pytest.mark.parametrize("library", sorted(OUTSIDE))
def test_libraries_stay_behind_their_borders(library: str) -> None:
    """A library is imported by the one stage that needs it."""
    users = {name for name, found in IMPORTS.items() for one in found if within(one, library)}
    assert {name for name in users if not any(within(name, allowed) for allowed in OUTSIDE[library])} == set()


@pytest.mark.parametrize("name", sorted(name for name in MODULES if any(within(name, stage) for stage in PURE)))
def test_the_core_is_pure(name: str) -> None:
    """Cleaning, connecting and composing neither touch files, clock, chance or network, nor print."""
    assert [one for one in IMPORTS[name] if one not in HARMLESS and any(within(one, world) for world in WORLD)] == []
    called = {_called(node.func) for node in ast.walk(MODULES[name]) if isinstance(node, ast.Call)}
    assert called & WORLDLY_NAMES == set()


def _called(function: ast.expr) -> str:
    """The last name of what is called: "now" of datetime.now()."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


@pytest.mark.parametrize("name", sorted(set(MODULES) - {"generator.cli"}))
def test_only_the_command_line_prints(name: str) -> None:
    """No other module prints or writes to the standard streams."""
    nodes = list(ast.walk(MODULES[name]))
    assert not [node.lineno for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"]
    assert not [node.lineno for node in nodes if isinstance(node, ast.Attribute) and node.attr in {"stdout", "stderr"}]


@pytest.mark.parametrize("name", sorted(MODULES))
def test_the_product_stands_alone(name: str) -> None:
    """The generator imports neither the training recipe nor tests nor benchmarks."""
    assert [one for one in IMPORTS[name] if any(within(one, other) for other in ("training", "tests", "benchmarks"))] == []


def test_nothing_heavy_is_imported_for_help() -> None:
    """Importing the command line imports no stage: what is slow is imported by the command that needs it."""
    top = [node for node in MODULES["generator.cli"].body if isinstance(node, ast.Import | ast.ImportFrom)]
    found = imports("generator.cli", ast.Module(body=list(top), type_ignores=[]), frozenset(MODULES))
    assert {one for one in found if within(one, "generator")} <= {"generator", "generator.errors"}


def test_the_reader_of_imports_sees_them_all() -> None:
    """Lazy imports, imports for types, relative ones and imports of a module from its package are all found."""
    code = "import a.b\nfrom c import d\nfrom . import g\nfrom ..h import i\ndef f():\n    import spacy\nif TYPE_CHECKING:\n    from e import f"
    found = imports("x.y.z", ast.parse(code), frozenset({"c.d", "x.y.g"}))
    assert sorted(found) == ["a.b", "c.d", "e", "spacy", "x.h", "x.y.g"]
