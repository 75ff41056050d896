"""Sections, numbering and unfinished sentences."""
