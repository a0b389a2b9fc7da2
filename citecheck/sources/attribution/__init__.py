"""Where a line names a source: who says something, and what."""
