"""Loads the pipeline once and turns articles into annotations; spaCy is imported only when the first article must be read."""

from __future__ import annotations

COMPONENTS = ("entities", "times", "statements", "figures", "facts")
"""What runs after the trained pipeline, in this order; each lies in `components/<name>.py`."""
