"""倍数用得不对。"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from reportlint.api import Check, Confidence, Context, Direction, Evidence, Finding, Operand, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from reportlint.api import Conversion

_NUMBER = r"\d+(?:\.\d+)?|[一二两三四五六七八九十]"
_HAN = {char: Fraction(value) for value, char in enumerate("一二三四五六七八九十", 1)} | {"两": Fraction(2)}
_FEWER = compiled(
    r"(?P<word>减少|下降|降低|节约|缩减|压减|减)(?:了|约|近)?(?P<times>\d+(?:\.\d+)?|[一二两三四五六七八九十]+)(?P<half>多)?倍"
)
# Right behind 由2亿元增至6亿元: how many times as much that is.
_TIMES = compiled(
    rf"[，,、]?(?:(?:增长|增加|提高|扩大|上升)(?:了)?(?P<more>{_NUMBER})倍|翻(?:了)?(?P<doubled>{_NUMBER})番"
    rf"|(?:是|为|达到)?(?:原来|上年|基期|原先)?的(?P<whole>{_NUMBER})倍)"
)
_CLOSE = Fraction(1, 10)


def run(ctx: Context) -> Iterator[Finding]:
    """Nothing can become less by its whole self once over: 减少一倍; and N 倍 must fit the two numbers before it."""
    yield from _fewer(ctx)
    for conversion in ctx.facts.conversions:
        yield from _times(ctx, conversion)


def _fewer(ctx: Context) -> Iterator[Finding]:
    for block in ctx.document.blocks:
        if "倍" not in block.text:
            continue
        for match in _FEWER.finditer(ctx.facts.folded(block)):
            yield ctx.finding(
                block.span(*match.span()),
                f"“{match.group()}”说不通：减少一倍就等于没有了。",
                suggestions=["改用百分数或分数，如“减少一半”“下降50%”"],
            )


def _times(ctx: Context, conversion: Conversion) -> Iterator[Finding]:
    before, after = conversion.before, conversion.after
    match = _TIMES.match(ctx.facts.texts[conversion.span.block], conversion.span.end)
    if match is None or conversion.direction is not Direction.UP or before.unit != after.unit or not before.value:
        return
    real, told = after.value / before.value, _told(match)
    slack = max(_CLOSE * told, _step(match))
    if abs(real - told) <= slack:
        return
    misused = match["more"] is not None and abs(real - (told - 1)) <= slack
    span = ctx.document.blocks[conversion.span.block].span(conversion.span.start, match.end())
    words = match.group().lstrip("，,、")
    fact = f"{after.text}是{before.text}的{_shown(real)}倍"
    advice = f"改为“增长{_shown(real - 1)}倍”或“是原来的{_shown(real)}倍”"
    yield ctx.finding(
        span,
        f"{fact}，增加的只是{_shown(real - 1)}倍，不能说“{words}”。" if misused else f"{fact}，与“{words}”不符。",
        severity=Severity.WARNING if misused else Severity.ERROR,
        confidence=Confidence.HIGH,
        suggestions=[advice],
        evidence=Evidence(
            f"{after.text}÷{before.text}={_shown(real)}",
            (Operand("原数", before.text, before.span), Operand("现数", after.text, after.span)),
            f"{_shown(real)}倍",
            words,
        ),
    )


def _told(match: regex.Match[str]) -> Fraction:
    """How many times as much the words say it is."""
    if match["doubled"]:
        return Fraction(2) ** int(_value(match["doubled"]))
    return _value(match["more"]) + 1 if match["more"] else _value(match["whole"])


def _step(match: regex.Match[str]) -> Fraction:
    """Half a unit in the last place of the printed multiple."""
    words = match["more"] or match["whole"] or ""
    return Fraction(1, 2 * 10 ** len(words.partition(".")[2])) if "." in words else Fraction(1, 4)


def _value(words: str) -> Fraction:
    return _HAN[words] if words in _HAN else Fraction(words)


def _shown(value: Fraction) -> str:
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


CHECK = Check("ARI111", "multiple", "倍数使用不当", Severity.WARNING, run)
