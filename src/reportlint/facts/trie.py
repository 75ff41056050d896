"""One regular expression for many words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_Node = dict[str, "_Node"]
_END = ""


def pattern_of(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the words that stands at a place; shared beginnings are tried once."""
    root: _Node = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    return _pattern(root) or r"(?!)"


def _pattern(node: _Node) -> str:
    branches = [regex.escape(char) + _pattern(below) for char, below in node.items() if char != _END]
    if not branches:
        return ""
    singles = "".join(branch for branch in branches if len(branch) == 1)
    if len(singles) > 1:
        branches = [branch for branch in branches if len(branch) > 1] + [f"[{singles}]"]
    optional = _END in node
    if len(branches) == 1 and not optional:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if optional else ''}"
