"""公开的报告里有个人信息。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

_ID = compiled(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
_MOBILE = compiled(r"(?<![\dA-Za-z.,])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d|\.\d|,\d|[元万亿份个%])")
_CARD = compiled(r"(?<![\dA-Za-z])[3-6]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![\dA-Za-z])")
_OF_CARD = compiled(r"卡号|银行卡|储蓄卡|借记卡|社保卡|信用卡|一卡通")
_LONG = compiled(r"\d(?:[ -]?\d){10}")  # as long as the shortest of them
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


def run(ctx: Context) -> Iterator[Finding]:
    """ID numbers with a right check digit (GB 11643), bank cards that pass Luhn's test, mobile numbers."""
    for block in ctx.document.blocks:
        text = ctx.facts.folded(block)
        if _LONG.search(text):
            for start, end, name, severity in _found(text):
                yield ctx.finding(
                    block.span(start, end),
                    f"这里有{name}（{_masked(text[start:end])}），报告要公开的话应当去掉。",
                    severity=severity,
                    suggestions=["删去，或只保留前后几位"],
                )


def _found(text: str) -> Iterator[tuple[int, int, str, Severity]]:
    """Places, kinds and levels; a number that is one kind is no other."""
    taken: list[tuple[int, int]] = []
    for pattern, valid, name, severity in _KINDS:
        for match in pattern.finditer(text):
            start, end = match.span()
            free = all(end <= other or done <= start for other, done in taken)
            if free and valid(match.group(), text):
                taken.append((start, end))
                yield start, end, name, severity


def _masked(number: str) -> str:
    digits = compiled(r"[ -]").sub("", number)
    return f"{digits[:3]}…{digits[-2:]}"


def _is_id(number: str, _: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK_DIGITS[total % 11] == number[-1].upper()


def _is_card(number: str, text: str) -> bool:
    """Luhn's test (ISO/IEC 7812-1) on 16 to 19 digits; codes of 17 or so digits pass by chance, hence the prefix."""
    digits = [int(char) for char in number if char.isdigit()]
    doubled = (sum(divmod(digit * 2, 10)) for digit in digits[-2::-2])
    known = number.startswith("62") or _OF_CARD.search(text)
    return bool(known) and 16 <= len(digits) <= 19 and (sum(doubled) + sum(digits[::-2])) % 10 == 0


def _is_mobile(number: str, _: str) -> bool:
    return len(set(number)) > 3


_KINDS = (
    (_ID, _is_id, "身份证号码", Severity.ERROR),
    (_CARD, _is_card, "银行卡号", Severity.WARNING),
    (_MOBILE, _is_mobile, "手机号码", Severity.INFO),
)

CHECK = Check("CMP904", "personal-data", "含个人信息", Severity.WARNING, run)
