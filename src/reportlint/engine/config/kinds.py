"""What a configuration value may be. One declaration validates values and describes them as JSON schema (2020-12)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from reportlint.engine.selection import did_you_mean
from reportlint.rules.globs import is_glob

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]
"""The way to a value in parsed TOML: keys and, in arrays, numbers from 0."""


class Problem(NamedTuple):
    """What is wrong with the value at a path, in Chinese; `word` is what to look for in the file."""

    path: Path
    message: str
    word: str = ""


class Kind(Protocol):
    """A kind of value."""

    def problems(self, value: object, path: Path) -> Iterator[Problem]:
        """What is wrong with a value."""

    def schema(self) -> dict[str, Any]:
        """The kind as JSON schema."""


_TYPES = (("true 或 false", bool), ("文字", str), ("整数", int), ("小数", float), ("列表", list), ("表", dict))


def type_name(value: object) -> str:
    """What a TOML value is, in Chinese."""
    return next((name for name, type_ in _TYPES if isinstance(value, type_)), "日期或时间")


def wrong(path: Path, wanted: str, value: object) -> Problem:
    """That a value is of another type than is wanted."""
    return Problem(path, f"应是{wanted}，现在是{type_name(value)}。")


@dataclass(frozen=True, slots=True)
class Text:
    """Words; `pattern` is a regular expression for all of them, `wanted` says it in Chinese."""

    pattern: str = ""
    wanted: str = "文字"
    empty: bool = False

    def problems(self, value: object, path: Path) -> Iterator[Problem]:
        """Other types, empty words, words of another form."""
        import re

        if not isinstance(value, str):
            yield wrong(path, "文字（写在引号里）", value)
        elif not self.empty and not value.strip():
            yield Problem(path, "不能为空。")
        elif self.pattern and not re.fullmatch(self.pattern, value):
            yield Problem(path, f"“{value}”不是{self.wanted}。", value)

    def schema(self) -> dict[str, Any]:
        """A string."""
        found: dict[str, Any] = {"type": "string"}
        if self.pattern:
            return found | {"pattern": f"^(?:{self.pattern})$"}
        return found if self.empty else found | {"minLength": 1}


@dataclass(frozen=True, slots=True)
class Glob:
    """A pattern of file names, as in .gitignore."""

    def problems(self, value: object, path: Path) -> Iterator[Problem]:
        """Other types, patterns that mean nothing."""
        if not isinstance(value, str):
            yield wrong(path, "文字（写在引号里）", value)
        elif not is_glob(value):
            yield Problem(path, f"“{value}”不是合格的通配符。", value)

    def schema(self) -> dict[str, Any]:
        """A string."""
        return {"type": "string", "minLength": 1}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several words."""

    words: tuple[str, ...]

    def problems(self, value: object, path: Path) -> Iterator[Problem]:
        """Any other word."""
        if not isinstance(value, str):
            yield wrong(path, "文字（写在引号里）", value)
        elif value not in self.words:
            hint = did_you_mean(value, self.words)
            yield Problem(path, f"没有“{value}”这一项{hint}，只能是 {'、'.join(self.words)}。", value)

    def schema(self) -> dict[str, Any]:
        """An enumeration."""
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""

    def problems(self, value: object, path: Path) -> Iterator[Problem]:
        """Anything else."""
        if not isinstance(value, bool):
            yield wrong(path, " true 或 false", value)

    def schema(self) -> dict[str, Any]:
        """A boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Anything:
    """Any value: it is judged elsewhere."""

    def problems(self, value: object, path: Path) -> Iterator[Problem]:
        """None."""
        del value, path
        return iter(())

    def schema(self) -> dict[str, Any]:
        """The schema that every value fits."""
        return {}


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `low` to `high`; a whole one unless `whole` is off."""

    low: int
    high: int
    whole: bool = True

    def problems(self, value: object, path: Path) -> Iterator[Problem]:
        """Other types, numbers out of range."""
        wanted = "整数" if self.whole else "数"
        if isinstance(value, bool) or not isinstance(value, int if self.whole else (int, float)):
            yield wrong(path, wanted, value)
        elif not self.low <= value <= self.high:
            yield Problem(path, f"应是 {self.low} 到 {self.high} 之间的{wanted}，现在是 {value}。")

    def schema(self) -> dict[str, Any]:
        """A number with its range."""
        return {"type": "integer" if self.whole else "number", "minimum": self.low, "maximum": self.high}


@dataclass(frozen=True, slots=True)
class Many:
    """An array; with `single` one bare value stands for an array of it."""

    item: Kind
    single: bool = False
    least: int = 0

    def problems(self, value: object, path: Path) -> Iterator[Problem]:
        """Other types, too few items, and what is wrong with each item."""
        if self.single and not isinstance(value, list):
            yield from self.item.problems(value, path)
        elif not isinstance(value, list):
            yield wrong(path, "列表（写在方括号里）", value)
        elif len(value) < self.least:
            yield Problem(path, f"至少要有 {self.least} 项。")
        else:
            for number, item in enumerate(value):
                yield from self.item.problems(item, (*path, number))

    def schema(self) -> dict[str, Any]:
        """An array, or one item."""
        many: dict[str, Any] = {"type": "array", "items": self.item.schema()}
        if self.least:
            many["minItems"] = self.least
        return {"anyOf": [self.item.schema(), many]} if self.single else many


@dataclass(frozen=True, slots=True)
class Named:
    """A table whose keys the user names, with values of one kind; `key` is the kind of its keys."""

    item: Kind
    key: Kind = Anything()

    def problems(self, value: object, path: Path) -> Iterator[Problem]:
        """Other types, and what is wrong with each value."""
        if not isinstance(value, dict):
            yield wrong(path, "表", value)
            return
        for key, item in value.items():
            yield from self.key.problems(key, (*path, key))
            yield from self.item.problems(item, (*path, key))

    def schema(self) -> dict[str, Any]:
        """An object with additional properties."""
        return {"type": "object", "additionalProperties": self.item.schema()}


@dataclass(frozen=True, slots=True)
class Either:
    """One of several kinds of different TOML types; the first that fits a value's type judges it."""

    kinds: tuple[tuple[type, Kind], ...]

    def problems(self, value: object, path: Path) -> Iterator[Problem]:
        """What is wrong with the value as the kind of its type; for other types as the first kind."""
        kind = next((kind for type_, kind in self.kinds if isinstance(value, type_)), self.kinds[0][1])
        return kind.problems(value, path)

    def schema(self) -> dict[str, Any]:
        """Any of the kinds."""
        return {"anyOf": [kind.schema() for _, kind in self.kinds]}
