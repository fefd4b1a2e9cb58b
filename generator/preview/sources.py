"""What the preview watches: the files that a site is made from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from livereload.watcher import Watcher

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class SourceWatcher(Watcher):  # type: ignore[misc]  # livereload ships no types
    """Knows which sources changed since it was last asked.

    Differs from livereload's: it sees files that arrive with an old date, looks at a whole folder at once (so that ten
    saved files are one change), does not follow links, and passes over hidden and temporary files.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        super().__init__()
        for path in paths:
            self.watch(str(path))
        self.examine()  # what is there already is no change

    def changed(self) -> str | None:
        """One of the paths that changed, or None."""
        path: str | None = self.examine()[0]
        return path

    def ignore(self, filename: str) -> bool:
        name = os.path.basename(filename)  # noqa: PTH119 -- paths are strings in the base class
        return name.startswith((".", "#")) or name.endswith("~") or bool(super().ignore(filename))

    def is_folder_changed(self, path: str, ignore: Any = None) -> bool:
        found = [self.is_file_changed(one, ignore) for one in files_below(path)]
        return any(found)

    def is_file_changed(self, path: str, ignore: Any = None) -> bool:
        try:
            return bool(super().is_file_changed(path, ignore))
        except OSError:  # gone between two looks: counted as removed
            return False


def files_below(folder: str) -> list[str]:
    """Paths of the files in a folder, hidden ones left out."""
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [os.path.join(root, name) for name in names if not name.startswith(".")]  # noqa: PTH118 -- one string per file, often
    return found
