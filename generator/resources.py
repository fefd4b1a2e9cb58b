"""What ships with the program: the default theme, the pipeline, the sample. In a wheel it lies inside the package, in a clone beside it."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str, beside: Path) -> Path:
    inside = _PACKAGE / "data" / name
    return inside if inside.is_dir() else beside


def templates() -> Path:
    """The default theme."""
    return _folder("templates", _PACKAGE.parent / "templates")


def models() -> Path:
    """Folder with one folder per trained pipeline, named `<name>-<version>`."""
    return _folder("models", _PACKAGE.parent / "models")


def sample() -> Path:
    """Folder with the sample site's content/ and config.yaml; the repository itself is that site."""
    return _folder("sample", _PACKAGE.parent)
