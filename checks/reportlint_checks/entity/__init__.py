"""Names of units and levels of government."""
