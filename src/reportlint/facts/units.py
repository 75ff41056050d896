"""Units of measure: what kind of quantity a unit's name says, and how many of one unit make another."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint.model.quantities import Kind
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pint import UnitRegistry

_PREFIX = compiled(r"(\w+)- *= *([0-9]+)")
_BLANK = "_"


class UnitError(ValueError):
    """A unit that is not defined, two units that do not measure the same, or a definition that cannot be read."""


class Unit(NamedTuple):
    """A unit: its name and value in the definitions, the name under which it is shown, and its kind of quantity."""

    name: str
    value: str
    label: str
    kind: Kind


@dataclass(frozen=True, eq=False)
class Units:
    """Units in pint's definition format (pint.readthedocs.io, "Defining units").

    `names` leads from every printed name (元, 圆, ㎡) to its unit, `prefixes` from what may stand before it (万, 亿) to
    its number. pint itself is loaded with the first conversion that the prefixes do not settle.
    """

    definitions: tuple[str, ...]
    names: Mapping[str, Unit]
    prefixes: Mapping[str, int]
    _ratios: dict[tuple[str, str], Fraction | None] = field(default_factory=dict, repr=False)

    @classmethod
    def load(cls, *files: str) -> Units:
        """The units that the texts of one or more files define together.

        Each @group is named after a Kind. Raises UnitError for a line that is no definition, an unknown kind and a name
        that is defined twice.
        """
        meanings: dict[str, Unit | int] = {}
        for text in files:
            for printed, meaning in _definitions(text):
                if meanings.setdefault(printed, meaning) is not meaning:
                    raise UnitError(f"计量单位“{printed}”定义了两次")
        names = {printed: meaning for printed, meaning in meanings.items() if isinstance(meaning, Unit)}
        prefixes = {printed: meaning for printed, meaning in meanings.items() if isinstance(meaning, int)}
        return cls(files, names, prefixes)

    @cached_property
    def lengths(self) -> Mapping[str, int]:
        """The length of the longest printed name that begins with a character, prefixes aside."""
        lengths: dict[str, int] = {}
        for name in self.names:
            lengths[name[0]] = max(lengths.get(name[0], 0), len(name))
        return lengths

    def known(self, unit: str) -> bool:
        """Whether a printed unit is defined, with its prefix if it has one."""
        return unit in self.names or any(
            unit[:length] in self.prefixes and unit[length:] in self.names for length in range(1, len(unit))
        )

    def label(self, unit: str) -> str:
        """The name under which a printed unit is shown: 万圆 → 万元, 百分之 → %. Raises UnitError if undefined."""
        prefix, found = self.split(unit)
        return prefix + found.label

    def kind(self, unit: str) -> Kind:
        """What a unit measures; a bare prefix (万) and no unit at all are numbers. Raises UnitError if undefined."""
        return Kind.NUMBER if not unit or unit in self.prefixes else self.split(unit)[1].kind

    def factor(self, unit: str, other: str) -> Fraction:
        """How many of `other` make one `unit`, exactly.

        Raises UnitError for a unit that is not defined and for two units that do not measure the same.
        """
        prefix, base = self.split(unit)
        other_prefix, other_base = self.split(other)
        ratio = Fraction(self.prefixes.get(prefix, 1), self.prefixes.get(other_prefix, 1))
        root, other_root = self._root(base), self._root(other_base)
        if root == other_root:
            return ratio
        if (root, other_root) not in self._ratios:
            self._ratios[root, other_root] = self._converted(root, other_root)
        of_roots = self._ratios[root, other_root]
        if of_roots is None:
            raise UnitError(f"“{unit}”与“{other}”不是同一种量，不能换算")
        return ratio * of_roots

    def split(self, unit: str) -> tuple[str, Unit]:
        """A printed unit's prefix and the unit without it. Raises UnitError if undefined."""
        if unit in self.names:
            return "", self.names[unit]
        for length in range(1, len(unit)):
            if unit[:length] in self.prefixes and unit[length:] in self.names:
                return unit[:length], self.names[unit[length:]]
        raise UnitError(f"没有定义计量单位“{unit}”")

    def _root(self, unit: Unit) -> str:
        """The unit that this one is another word for (家: 个), or itself."""
        while unit.value in self.names:
            unit = self.names[unit.value]
        return unit.name

    def _converted(self, unit: str, other: str) -> Fraction | None:
        from pint import DimensionalityError
        from pint.errors import PintError
        from pint.util import UnitsContainer

        try:
            return Fraction(self._registry.convert(Fraction(1), UnitsContainer({unit: 1}), UnitsContainer({other: 1})))
        except DimensionalityError:
            return None
        except PintError as error:
            raise UnitError(f"计量单位的定义不能用于换算：{error}") from error

    @cached_property
    def _registry(self) -> UnitRegistry[Any]:
        from pint import UnitRegistry

        registry: UnitRegistry[Any] = UnitRegistry(None, non_int_type=Fraction)
        for text in self.definitions:
            # Groups are ours alone: pint would not let two files define one.
            registry.load_definitions([line for line in text.splitlines() if not line.strip().startswith("@")])
        return registry


def _definitions(text: str) -> Iterator[tuple[str, Unit | int]]:
    """Printed names with their units, prefixes with their numbers."""
    kind: Kind | None = None
    for number, line in enumerate(text.splitlines(), 1):
        words = line.partition("#")[0].strip()
        if words.startswith("@group"):
            kind = _kind(words.removeprefix("@group").strip(), number)
        elif words == "@end":
            kind = None
        elif match := _PREFIX.fullmatch(words):
            yield match[1], int(match[2])
        elif words:
            yield from _names(words, kind, number)


def _kind(name: str, number: int) -> Kind:
    try:
        return Kind(name)
    except ValueError:
        raise UnitError(f"计量单位定义第 {number} 行：没有“{name}”这种量") from None


def _names(words: str, kind: Kind | None, number: int) -> Iterator[tuple[str, Unit]]:
    name, *rest = (part.strip() for part in words.split("="))
    if kind is None or not rest or not name.isidentifier():
        raise UnitError(f"计量单位定义第 {number} 行写法有误：{words}")
    value, symbol, *aliases = rest if len(rest) > 1 else [*rest, _BLANK]
    unit = Unit(name, value, name if symbol == _BLANK else symbol, kind)
    yield from ((printed, unit) for printed in (name, symbol, *aliases) if printed != _BLANK)
