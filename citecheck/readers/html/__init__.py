"""News pages in HTML: the article with its links, and the rest of the page by what it is for."""
