"""Profiles: what one report template demands, as data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from reportlint.model.errors import DataError
from reportlint.model.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SECTION_KEYS = {"title", "also", "path", "required", "minimum", "weight", "may_be_none"}
_PROFILE_KEYS = frozenset(
    "id title source extends level detect section grade score denominator severity explain".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class RequiredSection:
    """A section of a template.

    `names` are the accepted wordings of its heading, the template's own first; `path` its numbers ("一、（二）");
    `minimum` the least characters of content, `weight` the points that it accounts for.
    """

    names: tuple[str, ...]
    path: str = ""
    required: bool = True
    minimum: int = 0
    weight: Fraction | None = None
    may_be_none: bool = False

    @property
    def title(self) -> str:
        """The template's wording."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade and the scores that it stands for: at least `low`, below `high` (none for the best)."""

    name: str
    low: Fraction
    high: Fraction | None


@dataclass(frozen=True, slots=True)
class Detection:
    """By what a report is recognised as written after a template: words of its title, headings, years from/to."""

    titles: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A template's demands. The default profile holds only what is true everywhere.

    `level` is the level of government whose reports it is for (省 市 区 县 …, none: any). `denominator` names the
    budget by which 执行率 divides. `explain_below` is the execution rate in percent under which reasons are due,
    `explain_deviation` the deviation from a target in percent. `severities` maps codes to levels.
    """

    id: str
    title: str
    source: str = ""
    level: str | None = None
    detection: Detection = Detection()
    sections: tuple[RequiredSection, ...] = ()
    grades: tuple[Grade, ...] = ()
    full_score: Fraction = Fraction(100)
    score_parts: Mapping[str, Fraction] = field(default_factory=dict)
    needs_score: bool = False
    denominator: str | None = None
    explain_below: Fraction | None = None
    explain_deviation: Fraction | None = None
    severities: Mapping[str, Severity] = field(default_factory=dict)


def parse_profiles(texts: Iterable[tuple[str, str]]) -> dict[str, Profile]:
    """Profiles by id from (file name, TOML text) pairs; `extends` may name any of them.

    Raises DataError where a file is no profile.
    """
    raw = {}
    for name, text in texts:
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise DataError(f"模板文件 {name} 不是合格的 TOML：{error}") from None
        _known(name, data, _PROFILE_KEYS)
        if not isinstance(data.get("id"), str):
            raise DataError(f"模板文件 {name} 缺少 id")
        raw[data["id"]] = (name, data)
    return {id_: _resolve(id_, raw, ()) for id_ in raw}


def _known(name: str, data: Mapping[str, Any], keys: frozenset[str] | set[str]) -> None:
    unknown = sorted(set(data) - keys)
    if unknown:
        raise DataError(f"模板文件 {name} 里有不认识的项：{'、'.join(unknown)}")


def _resolve(id_: str, raw: Mapping[str, tuple[str, dict[str, Any]]], seen: tuple[str, ...]) -> Profile:
    name, data = raw[id_]
    parent_id = data.get("extends")
    if parent_id is None:
        return _profile(name, data, Profile(id_, ""))
    if parent_id not in raw or parent_id in seen:
        raise DataError(f"模板文件 {name} 的 extends 指向的 {parent_id} 不存在或循环")
    return _profile(name, data, _resolve(parent_id, raw, (*seen, id_)))


def _profile(name: str, data: Mapping[str, Any], base: Profile) -> Profile:
    given: dict[str, Any] = {"id": data["id"], "title": data.get("title", base.title)}
    if "detect" in data:
        given["detection"] = _detection(data["detect"])
    if "section" in data:
        given["sections"] = tuple(_section(name, row) for row in data["section"])
    if "grade" in data:
        given["grades"] = tuple(_grades(data["grade"]))
    given |= {key: data[key] for key in ("source", "level", "denominator") if key in data}
    given |= _score(data.get("score", {})) | _explain(data.get("explain", {}))
    if "severity" in data:
        given["severities"] = {**base.severities, **_severities(name, data["severity"])}
    assert set(given) <= {item.name for item in fields(Profile)}
    return replace(base, **given)


def _detection(data: Mapping[str, Any]) -> Detection:
    return Detection(
        tuple(data.get("titles", ())),
        tuple(data.get("headings", ())),
        tuple(data.get("places", ())),
        data.get("first_year"),
        data.get("last_year"),
    )


def _section(name: str, row: Mapping[str, Any]) -> RequiredSection:
    _known(name, row, _SECTION_KEYS)
    return RequiredSection(
        (row["title"], *row.get("also", ())),
        row.get("path", ""),
        row.get("required", True),
        row.get("minimum", 0),
        Fraction(row["weight"]) if "weight" in row else None,
        row.get("may_be_none", False),
    )


def _grades(rows: Iterable[Mapping[str, Any]]) -> Iterable[Grade]:
    above: Fraction | None = None
    for row in rows:  # best first
        low = Fraction(row["from"])
        yield Grade(row["name"], low, above)
        above = low


def _severities(name: str, data: Mapping[str, str]) -> dict[str, Severity]:
    wrong = sorted(level for level in data.values() if level.upper() not in Severity.__members__)
    if wrong:
        raise DataError(f"模板文件 {name} 里的级别 {'、'.join(wrong)} 不存在，只有 error、warning、info")
    return {code: Severity[level.upper()] for code, level in data.items()}


def _score(data: Mapping[str, Any]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    if "full" in data:
        given["full_score"] = Fraction(data["full"])
    if "parts" in data:
        given["score_parts"] = {part: Fraction(points) for part, points in data["parts"].items()}
    if "required" in data:
        given["needs_score"] = data["required"]
    return given


def _explain(data: Mapping[str, Any]) -> dict[str, Any]:
    names = {"execution_below": "explain_below", "deviation_above": "explain_deviation"}
    return {names[key]: Fraction(value) for key, value in data.items()}
