"""Mutation testing: one seeded error in a copy of a clean report, and whether the linter says so."""
