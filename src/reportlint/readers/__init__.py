"""Readers: bytes → Document, one module per format."""
