"""Characters of a report that an output must not let through as they are."""

from __future__ import annotations

import re

# C0 and C1 controls could steer a terminal; the bidirectional marks could make a line read otherwise than it is.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
# All but what XML 1.0, section 2.2, counts as Char.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """A text on one line of a terminal: what has no shape of its own becomes a space."""
    return _UNPRINTABLE.sub(" ", text)


def xml_safe(text: str) -> str:
    """A text without the characters that XML 1.0 cannot hold in any form."""
    return _NOT_XML.sub("�", text)
