"""Profiles as TOML files: one file, one template (docs/profiles.md)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportlint.facts.data import parse_data
from reportlint.model.errors import DataError
from reportlint.model.findings import Severity
from reportlint.patterns import compiled
from reportlint.rules.fields import Fields, printed
from reportlint.rules.profile import Detection, Grade, Profile, RequiredSection

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from fractions import Fraction

_ID = compiled(r"(?!auto$)[a-z0-9][a-z0-9-]*")  # auto asks for detection
_YEARS, _LENGTHS, _MARKS = (1900, 2999), (0, 1_000_000), (1, 100)

_File = tuple[str, dict[str, Any]]
"""A file's name as messages give it, and its tables."""


def parse_profiles(
    packed: Iterable[tuple[str, str]], own: Iterable[tuple[str, str]] = (), codes: Collection[str] | None = None
) -> dict[str, Profile]:
    """Profiles by id from (file name, TOML text) pairs of the packs and of the user.

    `extends` may name any of them; a user's file takes the place of a pack's of the same id, which it may extend.
    `codes` are those that levels may be given for. Raises DataError where a file is no profile.
    """
    layers = [_by_id(packed), _by_id(own)]
    return {id_: _resolved(id_, layers, (), codes) for id_ in layers[0] | layers[1]}


def _by_id(texts: Iterable[tuple[str, str]]) -> dict[str, _File]:
    found: dict[str, _File] = {}
    for name, text in texts:
        file = f"模板文件 {name}"
        data = parse_data(file, text)
        id_ = Fields(file, data).name("id")
        if not _ID.fullmatch(id_):
            raise DataError(f"{file} 的 id“{id_}”不是小写英文字母、数字和 - 组成的名称（auto 除外）")
        if id_ in found:
            raise DataError(f"{file} 的 id“{id_}”与{found[id_][0]} 的相同")
        found[id_] = (file, data)
    return found


def _resolved(
    id_: str, layers: Sequence[dict[str, _File]], seen: tuple[_File, ...], codes: Collection[str] | None
) -> Profile:
    """A profile over the one that it extends; of several files with its id the last layer's counts."""
    at = max(number for number, layer in enumerate(layers) if id_ in layer)
    file, data = layers[at][id_]
    fields = Fields(file, data)
    parent = Fields(file, data).text("extends")
    if parent is None:
        return _profile(fields, Profile(id_, ""), codes)
    reach = layers[:at] if parent == id_ else layers
    if not any(parent in layer for layer in reach) or any(data is one for _, one in seen):
        raise DataError(f"{file} 的 extends 指向的 {parent} 不存在或循环")
    return _profile(fields, _resolved(parent, reach, (*seen, layers[at][id_]), codes), codes)


def _profile(fields: Fields, base: Profile, codes: Collection[str] | None) -> Profile:
    """The file's profile; what it does not say is as in `base`."""
    id_ = fields.name("id")
    found = replace(
        base,
        id=id_,
        title=fields.text("title") or base.title or id_,
        source=fields.text("source") or base.source,
        extends=fields.text("extends"),
        detection=_detection(fields.table("detect"), base.detection),
        sections=tuple(map(_section, fields.tables("section"))) if "section" in fields else base.sections,
        grades=tuple(_grades(fields.tables("grade"))) if "grade" in fields else base.grades,
        denominator=fields.text("denominator", base.denominator),
        severities={**base.severities, **_severities(fields.table("severity"), codes)},
    )
    found = _explained(fields.table("explain"), _scored(fields.table("score"), found))
    fields.done()
    return found


def _detection(fields: Fields | None, base: Detection) -> Detection:
    if fields is None:
        return base
    first = fields.whole("first_year", _YEARS, base.first_year)
    last = fields.whole("last_year", _YEARS, base.last_year)
    if first is not None and last is not None and first > last:
        fields.fail("last_year", f"是 {last} 年，早于 first_year 的 {first} 年")
    found = Detection(
        fields.texts("titles", base.titles),
        fields.texts("headings", base.headings),
        fields.texts("labels", base.labels),
        fields.texts("places", base.places),
        fields.texts("required", base.required),
        fields.whole("needed", _MARKS) or base.needed,
        first,
        last,
    )
    fields.done()
    return found


def _section(fields: Fields) -> RequiredSection:
    found = RequiredSection(
        (fields.name("title"), *fields.texts("also")),
        fields.text("path") or "",
        fields.flag("required", default=True),
        fields.whole("minimum", _LENGTHS) or 0,
        fields.points("weight"),
        fields.flag("may_be_none", default=False),
    )
    fields.done()
    return found


def _grades(tables: Iterable[Fields]) -> Iterator[Grade]:
    """Best first. One that says where it ends stands beside the others: what a name means elsewhere."""
    above: Fraction | None = None
    for fields in tables:
        name, low, high = fields.name("name"), fields.points("from"), fields.points("below")
        if low is None:
            raise DataError(f"{fields.file} 的等级“{name}”缺少 from")
        if high is None and above is not None and low >= above:
            fields.fail("from", f"是 {printed(low)}，等级要从高到低写，上一级从 {printed(above)} 分起")
        if high is not None and high <= low:
            fields.fail("below", f"是 {printed(high)}，不高于 from 的 {printed(low)}")
        fields.done()
        yield Grade(name, low, above if high is None else high)
        above = low if high is None else above


def _severities(fields: Fields | None, codes: Collection[str] | None) -> dict[str, Severity]:
    if fields is None:
        return {}
    found: dict[str, Severity] = {}
    for code in fields.names():
        level = fields.name(code)
        if codes is not None and code not in codes:
            fields.fail(code, "不是规则的代码")
        if level.upper() not in Severity.__members__:
            fields.fail(code, f"的级别 {level} 不存在，只有 error、warning、info")
        found[code] = Severity[level.upper()]
    return found


def _scored(fields: Fields | None, profile: Profile) -> Profile:
    if fields is None:
        return profile
    parts = fields.table("parts")
    found = replace(
        profile,
        full_score=fields.points("full") or profile.full_score,
        score_parts=dict(_parts(parts)) if parts else profile.score_parts,
        needs_score=fields.flag("required", default=profile.needs_score),
    )
    fields.done()
    return found


def _parts(fields: Fields) -> Iterator[tuple[str, Fraction]]:
    for part in fields.names():
        points = fields.points(part)
        assert points is not None
        yield part, points


def _explained(fields: Fields | None, profile: Profile) -> Profile:
    if fields is None:
        return profile
    found = replace(
        profile,
        explain_below=fields.points("execution_below", profile.explain_below),
        explain_deviation=fields.points("deviation_above", profile.explain_deviation),
    )
    fields.done()
    return found
