"""Takes a data file's tables apart: each value is asked for by key and kind, and what nobody asks for is unknown."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NoReturn

from reportlint.model.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TYPES = (("true 或 false", bool), ("文字", str), ("数", (int, Decimal)), ("列表", list), ("表", dict))
_MOST = 10_000  # points, percent
_LONG = 20  # characters of a number that messages show
_PLACES = 6  # decimals: more than any form prints, few enough to be exact in no time


class Fields:
    """One table. `file` names it in messages; `place` is the way to the table in it: section[2].

    Every method raises DataError for a value of another kind.
    """

    def __init__(self, file: str, values: Mapping[str, Any], place: str = "") -> None:
        self.file = file
        self._values = dict(values)
        self._place = place

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def names(self) -> tuple[str, ...]:
        """The keys that nobody has asked for yet."""
        return tuple(self._values)

    def fail(self, key: str, problem: str) -> NoReturn:
        """Raise DataError about a key."""
        raise DataError(f"{self.file} 的 {self._path(key)} {problem}")

    def done(self) -> None:
        """Raise DataError for keys that nobody asked for."""
        if self._values:
            at = f"（在 {self._place} 里）" if self._place else ""
            raise DataError(f"{self.file} 里有不认识的项：{'、'.join(sorted(self._values))}{at}")

    def name(self, key: str) -> str:
        """Words that must be there."""
        found = self.text(key)
        if found is None:
            raise DataError(f"{self.file} 缺少 {self._path(key)}")
        return found

    def text(self, key: str, default: str | None = None) -> str | None:
        """Words that are not empty."""
        if key not in self._values:
            return default
        found: str = self._taken(key, str)
        return found if found.strip() else self.fail(key, "不能为空")

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of words."""
        if key not in self._values:
            return default
        found = self._taken(key, list)
        if not all(isinstance(item, str) and item.strip() for item in found):
            self.fail(key, "应是文字的列表，每项都不能为空")
        return tuple(found)

    def flag(self, key: str, *, default: bool) -> bool:
        """A yes or no."""
        found: bool = self._taken(key, bool) if key in self._values else default
        return found

    def whole(self, key: str, bounds: tuple[int, int], default: int | None = None) -> int | None:
        """A whole number within bounds."""
        if key not in self._values:
            return default
        found: int = self._taken(key, int)
        low, high = bounds
        return found if low <= found <= high else self.fail(key, f"应在 {low} 到 {high} 之间，现在是 {_short(found)}")

    def points(self, key: str, default: Fraction | None = None) -> Fraction | None:
        """A number of points or percent, exactly."""
        if key not in self._values:
            return default
        found = Decimal(self._taken(key, (int, Decimal)))
        if not (found.is_finite() and 0 <= found <= _MOST):
            self.fail(key, f"应在 0 到 {_MOST} 之间，现在是 {_short(found)}")
        exponent = found.as_tuple().exponent
        if isinstance(exponent, int) and exponent < -_PLACES:
            self.fail(key, f"最多写 {_PLACES} 位小数，现在是 {_short(found)}")
        return Fraction(found)

    def table(self, key: str) -> Fields | None:
        """A table within this one, or None."""
        if key not in self._values:
            return None
        return Fields(self.file, self._taken(key, dict), self._path(key))

    def tables(self, key: str) -> Iterator[Fields]:
        """The tables of an array of tables."""
        found = self._taken(key, list)
        for number, item in enumerate(found, start=1):
            if not isinstance(item, dict):
                self.fail(f"{key}[{number}]", f"应是表，现在是{_type_name(item)}")
            yield Fields(self.file, item, self._path(f"{key}[{number}]"))

    def _path(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key

    def _taken(self, key: str, type_: type | tuple[type, ...]) -> Any:
        value = self._values.pop(key)
        if not isinstance(value, type_) or (isinstance(value, bool) and type_ is not bool):
            wanted = "整数" if type_ is int else next(name for name, kind in _TYPES if kind == type_)
            self.fail(key, f"应是{wanted}，现在是{_type_name(value)}")
        return value


def printed(points: Fraction) -> str:
    """Points or percent as they are written: 62.5."""
    return str(Decimal(points.numerator) / points.denominator)


def _short(number: int | Decimal) -> str:
    shown = str(number)
    return shown if len(shown) <= _LONG else f"{shown[:_LONG]}…"


def _type_name(value: object) -> str:
    return next((name for name, type_ in _TYPES if isinstance(value, type_)), "日期或时间")
