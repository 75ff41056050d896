"""Writes TOML with a comment behind each value; tomli_w writes the values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WIDTH = 36  # columns before a comment


def literal(value: Any) -> str:
    """A value on one line."""
    import tomli_w

    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key_text(key)} = {literal(item)}' for key, item in value.items())} }}"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").rstrip("\n")


def key_text(*path: str) -> str:
    """A dotted key, quoted where it must be."""
    import tomli_w

    table: dict[str, Any] = {}
    for part in reversed(path):
        table = {part: table}
    return tomli_w.dumps(table).strip()[1:-1]


def line(key: str, value: Any, comment: str = "") -> str:
    """One key with its value."""
    return commented(f"{key_text(key)} = {literal(value)}", comment)


def commented(text: str, comment: str) -> str:
    """A line with a comment, in line with those above and below where it is short enough."""
    return f"{text:<{_WIDTH}}  # {comment}" if comment else text


def array(key: str, items: Sequence[tuple[Any, str]], comment: str) -> Iterator[str]:
    """A list with an item and its comment on each line; an empty one with a comment of its own."""
    if not items:
        yield line(key, [], comment)
        return
    yield f"{key_text(key)} = ["
    yield from (commented(f"  {literal(item)},", comment) for item, comment in items)
    yield "]"


def table(path: tuple[str, ...], values: Mapping[str, Any], *, numbered: bool = False) -> Iterator[str]:
    """A table with its header and the tables in it; a numbered one is another item of an array of tables."""
    header = key_text(*path)
    yield f"[[{header}]]" if numbered else f"[{header}]"
    yield from (line(key, value) for key, value in values.items() if not isinstance(value, dict))
    for key, value in values.items():
        if isinstance(value, dict):
            yield from table((*path, key), value)
