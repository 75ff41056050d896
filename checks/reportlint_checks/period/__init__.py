"""Years, dates and their order."""
