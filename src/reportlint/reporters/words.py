"""What the formats for people call things, in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlint.reporters.model import FileModel, FindingModel, LocationModel, SummaryModel

LEVELS = {"error": "错误", "warning": "警告", "info": "提示"}
CONFIDENCES = {"high": "高", "medium": "中", "low": "低"}
STATUSES = {"ok": "已查", "unreadable": "没有读出", "crashed": "没有查完"}
_PARTS = {"header": "页眉", "footer": "页脚", "footnote": "脚注", "endnote": "尾注", "textbox": "文本框"}


def place_name(place: LocationModel) -> str:
    """A place in a few words, as the format's users count: line and column, page, cell, paragraph."""
    return " ".join(_place_parts(place))


def _place_parts(place: LocationModel) -> list[str]:
    parts: list[str] = []
    if place["line"]:
        parts.append(f"{place['line']}:{place['column']}")
    if place["page"]:
        parts.append(f"第{place['page']}页")
    if place["part"] in _PARTS:
        parts.append(_PARTS[place["part"]])
    if place["sheet"]:
        parts.append(f"{place['sheet']}!{place['cell']}")
    elif place["table"]:
        parts.append(f"表{place['table']}第{place['row']}行第{place['cell']}列")
    elif place["paragraph"]:
        parts.append(f"第{place['paragraph']}段")
    return parts


def counts(summary: SummaryModel) -> str:
    """The findings that count, by level: "1 个错误、2 个警告、0 个提示"."""
    return f"{summary['error']} 个错误、{summary['warning']} 个警告、{summary['info']} 个提示"


def conclusion(summary: SummaryModel) -> str:
    """The whole run in a sentence."""
    unchecked = f"；{summary['unchecked']} 个文件没有查成" if summary["unchecked"] else ""
    checked = summary["files"] - summary["unchecked"]
    return f"查了 {checked} 个文件：{counts(summary)}{unchecked}。{aside(summary)}"


def aside(summary: SummaryModel) -> str:
    """What was found but does not count; empty where there is none."""
    parts = [f"{summary['suppressed']} 个已按理由忽略"] if summary["suppressed"] else []
    parts += [f"{summary['known']} 个在基线里"] if summary["known"] else []
    return f"另有 {'、'.join(parts)}。" if parts else ""


def state(found: FindingModel) -> str:
    """Whether a finding counts, and why not: "有效", "已忽略：…", "基线已有"."""
    if found["suppressed"] is not None:
        return f"已忽略：{found['suppressed']}" if found["suppressed"] else "已忽略"
    return "有效" if found["new"] else "基线已有"


def profile(file: FileModel) -> str:
    """The template of a file and why it was chosen."""
    return f"{file['profile']}，{file['profile_reason']}" if file["profile_reason"] else file["profile"]


def coverage(file: FileModel) -> str:
    """How much of a file could be checked, in a sentence."""
    cover = file["coverage"]
    all_, linked = cover["quantities"], cover["linked"]
    share = f"（{(200 * linked + all_) // (2 * all_)}%）" if all_ else ""  # halves up, as readers round
    return (
        f"金额和百分数 {cover['quantities']} 个，{cover['linked']} 个能与别的数核对{share}；"
        f"核对了 {cover['checked']} 处，{cover['not_assessable']} 处判断不了。"
    )


def unlinked(file: FileModel) -> str:
    """Why the other numbers could not be checked; empty where there are none."""
    reasons = file["coverage"]["reasons"]
    rest = file["coverage"]["quantities"] - file["coverage"]["linked"]
    listed = "、".join(f"{reason} {times} 个" for reason, times in reasons.items())
    return f"其余 {rest} 个：{listed}。" if listed else ""
