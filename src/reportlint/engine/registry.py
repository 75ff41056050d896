"""Finds the packs that are installed and the rules in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, NamedTuple

from reportlint.model.errors import DataError
from reportlint.model.findings import Severity
from reportlint.rules.pack import Pack
from reportlint.rules.profile import Profile, parse_profiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable

    from reportlint.rules.check import Check

GROUP = "reportlint.packs"


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its page and the package that it comes from."""

    check: Check
    page: Traversable
    package: str


@dataclass(frozen=True)
class Registry:
    """All rules, profiles and vocabulary of a run. A plain value: build it once and pass it on."""

    packs: tuple[Pack, ...]

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Rules by code, sorted; a code or name that two packs claim is an error."""
        found: dict[str, Rule] = {}
        names: dict[str, str] = {}
        for pack in self.packs:
            for check, page in pack.checks():
                other = found.get(check.code)
                if other is not None or check.name in names:
                    raise DataError(f"规则 {check.code}（{check.name}）重复：{pack.package} 与已载入的规则冲突")
                found[check.code] = Rule(check, page, pack.package)
                names[check.name] = check.code
        return dict(sorted(found.items()))

    @cached_property
    def profiles(self) -> Mapping[str, Profile]:
        """Profiles by id."""
        return parse_profiles([item for pack in self.packs for item in pack.data("profiles")])

    def vocabulary(self, name: str) -> list[str]:
        """The texts of one vocabulary file in every pack that has it, in the packs' order."""
        suffix = name[name.rindex(".") :]
        return [text for pack in self.packs for found, text in pack.data("vocabulary", suffix) if found == name]


def installed() -> Registry:
    """The registry of all installed packs, the built-in one first."""
    points = sorted(entry_points(group=GROUP), key=lambda point: (point.name != "builtin", point.name))
    return Registry(tuple(_packs(point.load() for point in points)))


def _packs(loaded: Iterator[object]) -> Iterator[Pack]:
    for pack in loaded:
        if not isinstance(pack, Pack):
            raise DataError(f"入口 {GROUP} 给出的不是规则包：{pack!r}")
        yield pack


class ToolRule(NamedTuple):
    """A rule about the run itself. It can neither be switched off nor suppressed."""

    code: str
    name: str
    title: str
    severity: Severity


TOOL_RULES: Sequence[ToolRule] = (
    ToolRule("RL001", "unreadable-file", "文件无法读取", Severity.ERROR),
    ToolRule("RL002", "check-crashed", "规则运行出错", Severity.ERROR),
    ToolRule("RL003", "bad-suppression", "忽略写得不对", Severity.ERROR),
    ToolRule("RL004", "unused-suppression", "忽略没有用处", Severity.WARNING),
)
