"""Web archives: the pages that servers answered with."""
