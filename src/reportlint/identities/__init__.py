"""Which numbers of a report can be true together, how far off they are if not, and which single edit mends it."""
