"""Markdown, with its front matter and the anchors of its headings."""
