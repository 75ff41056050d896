"""Tables with known keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportlint.engine.config.kinds import Choice, Problem, wrong
from reportlint.engine.selection import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.engine.config.kinds import Kind, Path


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table: its name, what it may hold, and its meaning in Chinese."""

    name: str
    kind: Kind
    help: str
    default: Any = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A table with known keys."""

    keys: tuple[Key, ...]
    named: Mapping[str, Key] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "named", {key.name: key for key in self.keys})

    def problems(self, value: object, path: Path) -> Iterator[Problem]:
        """Other types, unknown and missing keys, and what is wrong with each value."""
        if not isinstance(value, dict):
            yield wrong(path, "表", value)
            return
        for name, item in value.items():
            if name in self.named:
                yield from self.named[name].kind.problems(item, (*path, name))
            else:
                yield Problem((*path, name), f"没有“{name}”这个配置项{did_you_mean(name, self.named)}。")
        missing = [key.name for key in self.keys if key.required and key.name not in value]
        if missing:
            yield Problem(path, f"缺少{'、'.join(missing)}。")

    def schema(self) -> dict[str, Any]:
        """An object without additional properties."""
        found: dict[str, Any] = {
            "type": "object",
            "properties": {key.name: _described(key) for key in self.keys},
            "additionalProperties": False,
        }
        required = [key.name for key in self.keys if key.required]
        return found | {"required": required} if required else found


def _described(key: Key) -> dict[str, Any]:
    found = key.kind.schema() | {"description": key.help}
    return found if key.default is None else found | {"default": key.default}


@dataclass(frozen=True, slots=True)
class Variants:
    """A table that is one of several records, told apart by the word under `tag`."""

    tag: str
    records: tuple[tuple[str, Record], ...]

    def problems(self, value: object, path: Path) -> Iterator[Problem]:
        """A missing or unknown tag, otherwise what is wrong with the record that it names."""
        if not isinstance(value, dict):
            yield wrong(path, "表", value)
        elif self.tag not in value:
            yield Problem(path, f"缺少{self.tag}。")
        else:
            found = list(self._tags().problems(value[self.tag], (*path, self.tag)))
            yield from found or dict(self.records)[value[self.tag]].problems(value, path)

    def _tags(self) -> Choice:
        return Choice(tuple(tag for tag, _ in self.records))

    def schema(self) -> dict[str, Any]:
        """One of the records, each with its own tag."""
        return {"oneOf": [self._variant(tag, record) for tag, record in self.records]}

    def _variant(self, tag: str, record: Record) -> dict[str, Any]:
        schema = record.schema()
        schema["properties"][self.tag] = {"const": tag}
        schema["required"] = [self.tag, *(name for name in schema.get("required", ()) if name != self.tag)]
        return schema
