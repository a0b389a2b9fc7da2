"""Who is meant by the words that name somebody: one party, its kind, its body."""
