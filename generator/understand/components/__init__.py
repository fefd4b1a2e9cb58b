"""What the house adds to a spaCy pipeline, one component per file: entities, times, statements, figures, facts."""
