"""A block of text as words: what each may be, where sentences end, what is quoted."""
