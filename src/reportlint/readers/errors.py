"""Why a file could not be read."""

from __future__ import annotations


class ReadError(Exception):
    """A file that cannot be checked. The message is a whole plain Chinese sentence, without the file's name."""
