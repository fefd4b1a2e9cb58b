"""What can go wrong in a way that a person can mend; anything else is a bug and shows its traceback.

BriefingError
├── UsageError            the command line: exit code 2
├── ConfigError           config.yaml or overrides: exit code 2
├── ArticleError          one article; the edge turns it into a Problem and the rest is built
├── PipelineError         the language pipeline cannot be loaded
├── TemplateError         a template asks for what is not there
├── ProvenanceError       a published passage differs from its source: nothing is published
└── PublishError          the output cannot be written
    ├── OutputRefused     the output folder would destroy something that is not ours
    └── BuildLocked       another build is writing the same output
"""

from __future__ import annotations


class BriefingError(Exception):
    """Base of all errors whose message is written for the person at the keyboard."""


class UsageError(BriefingError):
    """The command was called in a way that cannot be carried out."""


class ConfigError(BriefingError):
    """The configuration cannot be used; the message names file, line, what was found and what is allowed."""


class ArticleError(BriefingError):
    """One article cannot be read.

    `line` is the 1-based line in the file, front matter included, or None where no single line is to blame.
    """

    def __init__(
        self, message: str, *, line: int | None = None, found: str | None = None, allowed: str | None = None, hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.found = found
        self.allowed = allowed
        self.hint = hint


class PipelineError(BriefingError):
    """The language pipeline is missing or unfit; the message names it and what is needed."""


class TemplateError(BriefingError):
    """A template failed; the message names the template, its line and the page."""


class ProvenanceError(BriefingError):
    """A passage on a page is not found verbatim at its offsets; the message names page, article and offsets."""


class PublishError(BriefingError):
    """The site could not be written; the site that was there is still there."""


class OutputRefused(PublishError):  # noqa: N818 - says what happened
    """The output folder is, holds or lies in something that a build must never replace."""


class BuildLocked(PublishError):  # noqa: N818 - says what happened
    """Another build holds the lock of this output."""
