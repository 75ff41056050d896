"""The same figure told twice, and claims that deny each other."""
