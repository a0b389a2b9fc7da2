"""reStructuredText, alone and in projects of Sphinx."""
