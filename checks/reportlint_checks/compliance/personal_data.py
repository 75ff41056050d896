"""公开的报告里有个人信息。"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Block

_ID = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_CARD = re.compile(r"(?<!\d)[3-6]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


def run(ctx: Context) -> Iterator[Finding]:
    """ID numbers with a right check digit (GB 11643), bank cards that pass Luhn's test, mobile numbers."""
    for block in ctx.document.blocks:
        if sum(char.isdigit() for char in block.text) >= 11:
            yield from _in_block(ctx, block)


def _in_block(ctx: Context, block: Block) -> Iterator[Finding]:
    text = ctx.facts.folded(block)
    taken: list[tuple[int, int]] = []
    for pattern, valid, name, severity in _KINDS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other_end and other < end for other, other_end in taken) or not valid(match.group()):
                continue
            taken.append((start, end))
            yield ctx.finding(
                block.span(start, end),
                f"这里有{name}（{_masked(match.group())}），报告要公开的话应当去掉。",
                severity=severity,
                suggestions=["删去，或只保留前后几位"],
            )


def _masked(number: str) -> str:
    digits = re.sub(r"[ -]", "", number)
    return f"{digits[:3]}…{digits[-2:]}"


def _is_id(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK_DIGITS[total % 11] == number[-1].upper()


def _is_card(number: str) -> bool:
    """Luhn's test (ISO/IEC 7812-1), for numbers of 16 to 19 digits."""
    digits = [int(char) for char in number if char.isdigit()]
    doubled = (sum(divmod(digit * 2, 10)) for digit in digits[-2::-2])
    return 16 <= len(digits) <= 19 and (sum(doubled) + sum(digits[::-2])) % 10 == 0


def _is_mobile(number: str) -> bool:
    return len(set(number)) > 3


_KINDS = (
    (_ID, _is_id, "身份证号码", Severity.ERROR),
    (_CARD, _is_card, "银行卡号", Severity.WARNING),
    (_MOBILE, _is_mobile, "手机号码", Severity.INFO),
)

CHECK = Check("CMP904", "personal-data", "含个人信息", Severity.WARNING, run)
