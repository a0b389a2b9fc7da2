"""The steps of a run that need more than one room; :mod:`citecheck.pipeline` calls them."""
