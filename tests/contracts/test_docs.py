"""The documentation is complete: what exists is documented, and what is linked exists."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints
from urllib.parse import unquote

import msgspec
import pytest
import typer.core
import typer.main

from generator import cli, news
from generator.compose.feeds import POLICY
from generator.config import Config
from generator.read import READERS
from generator.read.front_matter import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def all_docs() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


# ------------------------------------------------------------------ configuration


def config_rows(config: type[msgspec.Struct] = Config, before: str = "") -> Iterator[str]:
    """A row of docs/configuration.md for each key: name, default, meaning as the class says it."""
    hints = get_type_hints(config, include_extras=True)
    for one in msgspec.structs.fields(config):
        kind, meaning = _kind_and_meaning(hints[one.name])
        inner = next((each for each in (kind, *get_args(kind)) if isinstance(each, type) and issubclass(each, msgspec.Struct)), None)
        if inner is None:
            yield f"| `{before}{one.name}` | {_default(one)} | {meaning} |"
        else:
            yield from config_rows(inner, f"{before}{one.name}{'[]' if get_origin(kind) is tuple else ''}.")


def _kind_and_meaning(hint: Any) -> tuple[Any, str]:
    assert get_origin(hint) is Annotated
    kind, meta = get_args(hint)
    return kind, meta.description


def _default(one: msgspec.structs.FieldInfo) -> str:
    if one.required:
        return "required"
    return {None: "none", "": "empty", (): "none"}.get(one.default, f"`{one.default}`")


@pytest.mark.parametrize("row", list(config_rows()))
def test_every_configuration_key_is_documented(row: str) -> None:
    """docs/configuration.md has a row for each key, with its default and the meaning that the class gives."""
    assert row in text("docs/configuration.md").splitlines()


def test_no_configuration_key_is_invented() -> None:
    """Each row of docs/configuration.md is about a key that exists."""
    rows = [line for line in text("docs/configuration.md").splitlines() if line.startswith("| `")]
    assert sorted(rows) == sorted(config_rows())


@pytest.mark.parametrize("suffix", READERS)
def test_every_format_is_documented(suffix: str) -> None:
    """docs/writing.md names each suffix that is read."""
    assert f"`{suffix}`" in text("docs/writing.md")


@pytest.mark.parametrize("key", KEYS)
def test_every_front_matter_key_is_documented(key: str) -> None:
    """docs/writing.md explains each key of the front matter."""
    assert re.search(rf"^\|[^|]*`{key}`[^|]*\|", text("docs/writing.md"), re.MULTILINE)


# ------------------------------------------------------------------ commands


def commands() -> dict[str, typer.core.TyperCommand]:
    return dict(sorted(typer.main.get_command(cli.app).commands.items()))  # type: ignore[attr-defined]


def options() -> Iterator[tuple[str, str]]:
    """Each command with each of its options."""
    for name, command in commands().items():
        for parameter in command.params:
            yield from ((name, option) for option in parameter.opts if option.startswith("-") and option not in {"--help", "-h"})


@pytest.mark.parametrize("command", commands())
def test_every_command_is_documented(command: str) -> None:
    """README.md shows each command, and docs/commands.md has its section."""
    assert f"briefing {command}" in text("README.md")
    assert re.search(rf"^## briefing {command}\b", text("docs/commands.md"), re.MULTILINE)


@pytest.mark.parametrize(("command", "option"), list(options()))
def test_every_option_is_documented(command: str, option: str) -> None:
    """docs/commands.md has a section for each command, which names each of its options; short forms are named once."""
    page = text("docs/commands.md")
    section = re.search(rf"^## briefing {command}\b.*?(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert section
    assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", section[0] if option.startswith("--") else page)


def test_no_option_is_invented() -> None:
    """Each option that docs/commands.md names exists."""
    named = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", text("docs/commands.md")))
    assert named - {option for _, option in options()} == {"--help", "--version"}


# ------------------------------------------------------------------ pages and records


def records() -> list[str]:
    """Names of the records that the stages hand to each other."""
    return sorted(name for name, found in inspect.getmembers(news, inspect.isclass) if issubclass(found, news.Record) and found is not news.Record)


@pytest.mark.parametrize("record", records())
def test_every_record_is_documented(record: str) -> None:
    """docs/architecture.md has each word of the vocabulary."""
    assert re.search(rf"\b{record}s?\b", text("docs/architecture.md"))


@pytest.mark.parametrize("template", sorted(path.name for path in (ROOT / "templates").glob("*.html")) or ["no templates yet"])
def test_every_page_type_is_documented(template: str) -> None:
    """docs/theming.md names each template."""
    assert f"`{template}`" in text("docs/theming.md")


def test_the_documented_policy_is_the_one_of_the_pages() -> None:
    """docs/hosting.md shows the Content-Security-Policy that the site sends, but for the hash."""
    shown = re.findall(r"default-src [^\n\"]*", text("docs/hosting.md"))
    assert set(shown) == {re.sub(r"'sha256-[^']+'", "'sha256-...'", POLICY)}


# ------------------------------------------------------------------ links


def anchors(page: Path) -> set[str]:
    """Ids of a page's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def links() -> Iterator[tuple[Path, str]]:
    """Each link or picture of each page that leads to a file of the project."""
    for page in PAGES:
        prose = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)\s]+)\)", prose):
            if not re.match(r"[a-z]+:", target):
                yield page, target


@pytest.mark.parametrize(("page", "target"), [pytest.param(*one, id=f"{one[0].name}->{one[1]}") for one in links()])
def test_every_link_resolves(page: Path, target: str) -> None:
    """A link leads to a file that is there, and to a heading that is in it."""
    name, _, anchor = unquote(target).partition("#")
    path = (page.parent / name).resolve() if name else page
    assert path.is_relative_to(ROOT)
    assert path.exists()
    assert not anchor or anchor in anchors(path)


@pytest.mark.parametrize("page", [pytest.param(page, id=page.name) for page in PAGES])
def test_documentation_speaks_of_the_project_alone(page: Path) -> None:
    """No page has a path of a machine that it was written on."""
    assert not re.search(r"/(?:work|tmp|home|root|Users)/", page.read_text(encoding="utf-8"))
