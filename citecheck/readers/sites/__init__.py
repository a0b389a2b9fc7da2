"""Projects of which a generator makes a site, a wiki or a vault: what their own addresses mean."""
