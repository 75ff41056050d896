"""Finds the packs that are installed and the rules in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reportlint.engine.packs import checks_of, installed_packs, local_pack
from reportlint.model.errors import DataError
from reportlint.model.findings import Severity
from reportlint.rules.profile_files import parse_profiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.rules.check import Check
    from reportlint.rules.house import HouseRule
    from reportlint.rules.pack import Pack
    from reportlint.rules.profile import Profile


class Page(Protocol):
    """A rule's description in Markdown."""

    def read_text(self, encoding: str) -> str:
        """The text."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its page and the package, or for house rules the file and line, that it comes from."""

    check: Check
    page: Page
    package: str


@dataclass(frozen=True)
class Registry:
    """All rules, profiles and vocabulary of a run. A plain value: build it once and pass it on.

    `house`, `own_profiles` and `own_words` are the user's: rules, and names and texts of profile and vocabulary files.
    """

    packs: tuple[Pack, ...]
    house: tuple[HouseRule, ...] = ()
    own_profiles: tuple[tuple[str, str], ...] = ()
    own_words: tuple[tuple[str, str], ...] = ()

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Rules by code, sorted.

        Raises DataError for a code or name that two packs claim, and for another pack's code of a built-in family.
        """
        found: dict[str, Rule] = {}
        names = {rule.name: "reportlint" for rule in TOOL_RULES}
        for rule in (*self._packed(), *self._housed()):
            code, name = rule.check.code, rule.check.name
            if code in found:
                raise DataError(f"规则代码 {code} 重复：{found[code].package} 和 {rule.package} 里都有。")
            if name in names:
                raise DataError(f"规则名称 {name} 重复：{names[name]} 和 {rule.package} 里都有。")
            found[code] = rule
            names[name] = rule.package
        return dict(sorted(found.items()))

    def _packed(self) -> Iterator[Rule]:
        built_in = {check.code[:3] for pack in self.packs[:1] for check, _ in checks_of(pack)}
        for number, pack in enumerate(self.packs):
            for check, page in checks_of(pack):
                family = check.code[:3]
                if number and family in built_in:
                    problem = f"代码 {check.code} 的前三个字母 {family} 是自带规则用的，请换别的字母"
                    raise DataError(f"规则包 {pack} 不能用：{problem}。")
                yield Rule(check, page, str(pack))

    def _housed(self) -> Iterator[Rule]:
        for rule in self.house:
            from reportlint.rules.house_page import HousePage

            yield Rule(rule.check(), HousePage(rule), rule.source)

    @cached_property
    def families(self) -> frozenset[str]:
        """The first three letters of all packs' codes."""
        return frozenset(rule.check.code[:3] for rule in self._packed())

    @cached_property
    def profiles(self) -> Mapping[str, Profile]:
        """Profiles by id; the user's own take the place of a pack's of the same id."""
        packed = [(f"{pack}/profiles/{name}", text) for pack in self.packs for name, text in pack.data("profiles")]
        return parse_profiles(packed, self.own_profiles, self.rules)

    def vocabulary(self, name: str) -> list[str]:
        """The texts of one vocabulary file in every pack that has it, in the packs' order, the user's own last."""
        suffix = name[name.rindex(".") :]
        packed = [text for pack in self.packs for found, text in pack.data("vocabulary", suffix) if found == name]
        return packed + [text for found, text in self.own_words if found == name]

    @cached_property
    def vocabularies(self) -> tuple[str, ...]:
        """The names of all packs' TOML vocabulary files, without .toml."""
        names = {name.removesuffix(".toml") for pack in self.packs for name, _ in pack.data("vocabulary")}
        return tuple(sorted(names))


def installed(folders: Iterable[str] = ()) -> Registry:
    """The registry of all installed packs, the built-in one first, and of the packs in folders of the user's.

    Raises DataError for a pack that cannot be used.
    """
    return Registry((*installed_packs(), *map(local_pack, folders)))


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
