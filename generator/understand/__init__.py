"""Text becomes annotations: the only package that imports spaCy, and that only once something must be analysed."""
