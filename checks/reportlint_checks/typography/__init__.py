"""Marks, brackets and forms of writing."""
