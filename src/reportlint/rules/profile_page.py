"""A profile in words, as `reportlint profile` shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.rules.fields import printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.rules.profile import Detection, Grade, Profile, RequiredSection


def describe(profile: Profile) -> Iterator[str]:
    """The lines of its page: where it comes from, how it is recognised, what it demands."""
    yield f"{profile.id}：{profile.title}"
    if profile.source:
        yield f"依据：{profile.source}"
    if profile.extends:
        yield f"基础：{profile.extends}，这里没有写的与它相同"
    yield f"怎样认出：{recognised_by(profile.detection)}"
    yield from _detection(profile.detection)
    if profile.sections:
        yield "章节："
        yield from map(_section, profile.sections)
    yield from _scoring(profile)
    yield from _explanations(profile)
    if profile.severities:
        yield f"级别：{'、'.join(f'{code} 为 {level.label}' for code, level in sorted(profile.severities.items()))}"


def recognised_by(detection: Detection) -> str:
    """By what a report is taken for one after this template, in a sentence without an end."""
    if not detection.marks:
        return "不自动选用"
    found = [
        _any("标题里有", detection.titles),
        _any("开头有", detection.places),
        _years(detection.first_year, detection.last_year),
        f"全文里有{''.join(f'“{word}”' for word in detection.required)}" if detection.required else "",
        _marks(len(detection.headings), len(detection.labels), detection.needed),
    ]
    return "；".join(filter(None, found))


def _any(where: str, words: tuple[str, ...]) -> str:
    return where + "或".join(f"“{word}”" for word in words) if words else ""


def _years(first: int | None, last: int | None) -> str:
    if first == last:
        return f"{first} 年的报告" if first is not None else ""
    start = f"{first} 年起" if first is not None else ""
    return f"{start}{f'到 {last} 年' if last is not None else ''}的报告"


def _marks(headings: int, labels: int, needed: int) -> str:
    kinds = "、".join(f"{number} 个{kind}" for number, kind in ((headings, "章节标题"), (labels, "栏目")) if number)
    return f"{kinds}里有 {min(needed, headings + labels)} 个" if kinds else ""


def _detection(detection: Detection) -> Iterator[str]:
    for kind, words in (("章节标题", detection.headings), ("栏目", detection.labels)):
        if words:
            yield f"  {kind}：{'、'.join(words)}"


def _section(section: RequiredSection) -> str:
    also = f"（也可写作：{'、'.join(section.names[1:])}）" if section.names[1:] else ""
    remarks = [
        "必备" if section.required else "可有可无",
        f"至少 {section.minimum} 字" if section.minimum else "",
        f"{printed(section.weight)} 分" if section.weight is not None else "",
        "可以只写“无”" if section.may_be_none else "",
    ]
    return f"  {section.path} {section.title}　{'，'.join(filter(None, remarks))}{also}"


def _scoring(profile: Profile) -> Iterator[str]:
    parts = "、".join(f"{name} {printed(points)} 分" for name, points in profile.score_parts.items())
    yield f"得分：满分 {printed(profile.full_score)} 分{f'，其中{parts}' if parts else ''}"
    if profile.needs_score:
        yield "  自评结论里必须写明总分和等级"
    names = [grade.name for grade in profile.grades]
    own = [grade for at, grade in enumerate(profile.grades) if grade.name not in names[:at]]
    if own:
        yield f"等级：{'；'.join(_grades(own))}"
        yield from (f"  别处的分法：{said}" for said in _grades(grade for grade in profile.grades if grade not in own))
    if profile.denominator:
        yield f"执行率：执行数÷{profile.denominator}"


def _grades(grades: Iterable[Grade]) -> Iterator[str]:
    for grade in grades:
        below = f"、低于 {printed(grade.high)} 分" if grade.high is not None else ""
        yield f"{grade.name} {printed(grade.low)} 分（含）以上{below}"


def _explanations(profile: Profile) -> Iterator[str]:
    if profile.explain_below is not None:
        yield f"说明原因：执行率低于 {printed(profile.explain_below)}% 的"
    if profile.explain_deviation is not None:
        yield f"说明原因：偏离目标超过 {printed(profile.explain_deviation)}% 的"
