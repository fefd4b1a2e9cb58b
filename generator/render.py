"""Pages through templates into artifacts: the only stage that knows Jinja."""

from __future__ import annotations

import base64
import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup, escape

from generator.errors import TemplateError
from generator.news import Artifact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import jinja2

    from generator.news import Page

    class Located(Protocol):
        """What says where it stands; a part of a text does not name its article."""

        article: str
        start: int
        end: int


_ASSETS = "assets"


class Renderer:
    """Turns pages into files with the templates of several folders; the first folder that has a file wins.

    A template is given the page's record as `page`, and nothing else. What is not there is an error, everything is escaped,
    and no text of an article is ever read as a template.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)

    def digest(self, template: str) -> str:
        """A digest of all template files, since any of them may include any other; the name makes it the template's own."""
        return hashlib.sha256(f"{template}\0{self._digest_of_all}".encode()).hexdigest()

    def render(self, page: Page) -> Artifact:
        """The file of a page. Raises TemplateError with template, line and page."""
        import jinja2  # noqa: PLC0415 (a build in which nothing changed need not pay for it)

        try:
            template = self._environment.get_template(page.template)
            return Artifact(page.path, (template.render(page=page.record) + "\n").encode("utf-8"))
        except jinja2.TemplateSyntaxError as error:
            raise TemplateError(f"{error.filename or error.name}, line {error.lineno}: {error.message} (for the page {page.path})") from error
        except jinja2.TemplateNotFound as error:
            raise TemplateError(f"There is no template {error.name!r} in {self._where()} (for the page {page.path})") from error
        except (jinja2.UndefinedError, AttributeError) as error:
            raise TemplateError(f"{self._line_of(error)}: {error} (for the page {page.path})") from error

    def assets(self) -> Iterator[Artifact]:
        """The files below assets/, as they are, by path."""
        for name, path in sorted(self._files.items()):
            if name.startswith(f"{_ASSETS}/"):
                yield Artifact(name, path.read_bytes())

    # ------------------------------------------------------------ folders

    @cached_property
    def _files(self) -> dict[str, Path]:
        """Every file of the folders by its name relative to its folder; hidden ones are nobody's."""
        found: dict[str, Path] = {}
        for folder in self._folders:
            for path in folder.rglob("*"):
                parts = path.relative_to(folder).parts
                if path.is_file() and not any(part.startswith(".") for part in parts):
                    found.setdefault("/".join(parts), path)
        return found

    @cached_property
    def _digest_of_all(self) -> str:
        total = hashlib.sha256()
        for name, path in sorted(self._files.items()):
            total.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\0".encode())
        return total.hexdigest()

    def _where(self) -> str:
        return " or ".join(str(folder) for folder in self._folders) or "no folder at all"

    # ------------------------------------------------------------ Jinja

    @cached_property
    def _environment(self) -> jinja2.Environment:
        import jinja2  # noqa: PLC0415 (see render)

        from generator.template_code import QuickEnvironment  # noqa: PLC0415 (see render)

        environment = QuickEnvironment(
            loader=jinja2.FileSystemLoader([str(folder) for folder in self._folders]),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.filters["csp_hash"] = csp_hash
        environment.filters["located"] = located
        environment.policies["json.dumps_kwargs"] = {"sort_keys": False, "ensure_ascii": False}
        return environment

    def _line_of(self, error: BaseException) -> str:
        """The template and line where an error arose: the innermost frame of one of our templates."""
        places = []
        trace = error.__traceback__
        while trace is not None:
            filename = trace.tb_frame.f_code.co_filename
            if any(filename.startswith(str(folder)) for folder in self._folders):
                places.append(f"{filename}, line {trace.tb_lineno}")
            trace = trace.tb_next
        return places[-1] if places else "A template"


def located(place: Located, article: str | None = None) -> str:
    """The attributes that make an element a passage: `place` is a quotation, or a part of the text of this article."""
    key = escape(article if article is not None else place.article)
    return Markup(f'data-article="{key}" data-start="{place.start:d}" data-end="{place.end:d}"')  # noqa: S704 (the one text in it is escaped)


def csp_hash(text: str) -> str:
    """The source expression that lets a Content-Security-Policy accept exactly this inline style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(str(text).encode()).digest()).decode()}'"
