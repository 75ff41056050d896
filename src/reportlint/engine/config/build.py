"""Merged settings → what a run needs, every word checked against the rules and profiles that there are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportlint.engine.config.config import Config, RunConfig
from reportlint.engine.config.keys import AUTO
from reportlint.engine.config.kinds import Problem
from reportlint.engine.config.layers import several
from reportlint.engine.config.paths import absolute, is_folder
from reportlint.engine.config.profile_files import name_problems, own_profiles
from reportlint.engine.config.vocabulary import own_words
from reportlint.engine.registry import installed
from reportlint.engine.selection import ALL, SelectionError, codes, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from reportlint.engine.config.house import Stated
    from reportlint.engine.config.merge import Merged, Section, Setting
    from reportlint.engine.config.profile_files import OwnProfile
    from reportlint.engine.registry import Registry, Rule

_CHOICES = ("select", "extend-select", "ignore", "extend-ignore")


def registry_of(merged: Merged, sections: Iterable[Section]) -> Registry:
    """Rules, profiles and words with what the settings add.

    Raises ConfigError for additions that cannot be used, and for any setting, overridden or not, that names a rule or
    profile that does not exist.
    """
    packed = installed(_packs(merged))
    stated = _house_rules(merged)
    for one in stated.values():
        _check_free(one, packed)
    profiles = own_profiles(merged)
    registry = replace(
        packed,
        house=tuple(one.rule for one in stated.values()),
        own_profiles=tuple((str(one.source.path), one.source.text) for one in profiles),
        own_words=own_words(merged, packed),
    )
    if profiles:
        _check_profiles(profiles, packed, registry)
    for setting in (*merged.settings, *(setting for section in sections for setting in section.settings)):
        _check(setting, registry)
    return registry


def _house_rules(merged: Merged) -> Mapping[str, Stated]:
    """The house rules; most configurations have none, and then what they need is not imported."""
    if not any(True for key in ("rule", "rules") for _ in merged.items(key)):
        return {}
    from reportlint.engine.config.house import house_rules

    return house_rules(merged)


def _check_free(stated: Stated, packed: Registry) -> None:
    """A house rule has a family and a name of its own."""
    code, name = stated.rule.code, stated.rule.name
    problem = None
    if code[:3] in packed.families or code.startswith("RL"):
        problem = f"代码 {code} 的前三个字母 {code[:3]} 是自带规则用的，请换别的字母。"
    elif any(rule.check.name == name for rule in packed.rules.values()):
        problem = f"名称 {name} 已经是自带规则的名称，请换一个。"
    if problem:
        stated.setting.source.fail([Problem((*stated.setting.path, "code"), problem, code)])


def _check_profiles(profiles: Iterable[OwnProfile], packed: Registry, registry: Registry) -> None:
    known = {*packed.profiles, *(profile.values["id"] for profile in profiles)}
    for profile in profiles:
        problems = list(name_problems(profile, known, registry.rules))
        if problems:
            profile.source.fail(problems)


def _check(setting: Setting, registry: Registry) -> None:
    """Raise ConfigError where a setting names what there is not."""
    if setting.key == "profile" and setting.value not in (AUTO, *registry.profiles):
        hint = did_you_mean(setting.value, registry.profiles)
        problem = f"没有名为 {setting.value} 的模板{hint}；reportlint profile 列出全部模板。"
        setting.source.fail([Problem(setting.path, problem, setting.value)])
    if setting.key in _CHOICES:
        for number, word in enumerate(setting.value):
            _check_rule(word, setting._replace(path=(*setting.path, number)), registry.rules)
    if setting.key == "severity":
        for word in setting.value:
            _check_rule(word, setting._replace(path=(*setting.path, word)), registry.rules)


def _check_rule(word: str, setting: Setting, rules: Mapping[str, Rule]) -> None:
    try:
        known = list(codes(rules, [word]))
    except SelectionError as error:
        setting.source.fail([Problem(setting.path, str(error), word)])
    if not known:
        setting.source.fail([Problem(setting.path, "不能为空。")])


def config_of(merged: Merged, registry: Registry) -> Config:
    """What linting a file needs, by settings whose words the registry knows."""
    select, ignore = _choices(merged, registry.rules)
    profile = merged.value("profile")
    return Config(
        None if profile == AUTO else profile,
        select,
        ignore,
        tuple(f"{word}={level}" for word, (level, _) in merged.table("severity").items()),
        merged.value("preview"),
        merged.value("min-confidence"),
        _packs(merged),
        registry.own_profiles,
        registry.house,
        registry.own_words,
    )


def _choices(merged: Merged, rules: Mapping[str, Rule]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes that are selected and ignored; what is selected later than it was ignored is ignored no more."""
    selected = list(_placed(merged, "select", rules))
    if all(setting.key != "select" for setting in merged.settings) and selected:
        selected.insert(0, (ALL, -1))
    last = dict(selected)
    ignored = (code for code, at in _placed(merged, "ignore", rules) if last.get(code, -2) < at)
    return tuple(dict.fromkeys(code for code, _ in selected)), tuple(dict.fromkeys(ignored))


def _placed(merged: Merged, key: str, rules: Mapping[str, Rule]) -> Iterator[tuple[str, int]]:
    """The codes of a list, each with the rank of the setting that it comes from."""
    for word, setting in merged.words(key):
        yield from ((code or ALL, merged.settings.index(setting)) for code in codes(rules, [word]))


def _packs(merged: Merged) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name, setting in merged.items("packs"):
        folder = absolute(name, setting.source.folder)
        if not is_folder(folder):
            setting.source.fail([Problem(setting.path, f"找不到规则包的文件夹 {name}。", name)])
        found[str(folder)] = None
    return tuple(found)


def run_config_of(merged: Merged) -> RunConfig:
    """What holds for a run."""
    baseline = merged.last("baseline")
    output = merged.last("output")
    return RunConfig(
        merged.value("fail-on"),
        None if baseline is None else str(absolute(baseline.value, baseline.source.folder)),
        () if output is None else tuple(_output(word, output.source.folder) for word in several(output.value)),
        merged.value("time-limit"),
        merged.value("cache"),
    )


def _output(word: str, folder: Path) -> str:
    """A word like "html:报告.html" or "报告.html" with the file's place; a single letter before a colon is a drive."""
    format_, colon, file = word.partition(":")
    if colon and len(format_) > 1:
        return f"{format_}:{file if file in ('', '-') else absolute(file, folder)}"
    return str(absolute(word, folder)) if colon or "." in word else word
