"""Briefing: a folder of news articles in, a static briefing site out, every line traceable to its sentence."""

__version__ = "0.1.0"
