"""Noun phrases and verb groups: what belongs together in a sentence, by its words alone."""
