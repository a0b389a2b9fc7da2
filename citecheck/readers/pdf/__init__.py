"""PDF: the text of the pages with the links that lie over it."""
