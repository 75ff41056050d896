"""Why data that comes with a rule cannot be used."""

from __future__ import annotations


class DataError(Exception):
    """A profile, vocabulary or pack that is not as it must be. The message is a plain Chinese sentence."""
