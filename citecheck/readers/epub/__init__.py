"""EPUB books: their package, and their chapters through the HTML reader."""
