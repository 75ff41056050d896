"""“全部”“均已”的说法与数字矛盾。"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.api import Check, Confidence, Context, Evidence, Finding, Kind, Operand, Related, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Amount, Ratio, Span

_ALL = compiled(
    r"(?:(?:目前)?(?:均|都|已经?)?(?:全部|全额|足额全部|100%)(?:均|都|已经?)?|(?:均|都)已?)(?:及时|按时|足额|完成)?(?P<verb>拨付(?!到位)|支付|支出|使用|下拨(?!到位)|执行)(?:完毕|完成|到位|使用)?"
)
_SAME = {"拨付": "拨付", "下拨": "拨付", "支付": "拨付", "支出": "执行", "使用": "执行", "执行": "执行"}
_NEAR = 40  # characters between the amount and what is said of it


class _Claim(NamedTuple):
    amount: Amount
    span: Span
    verb: str


def run(ctx: Context) -> Iterator[Finding]:
    """All of an amount is said to be paid; elsewhere a rate below 100 % or a smaller payment of it is given."""
    for claim in _claims(ctx):
        denial = next((ratio for ratio in ctx.facts.ratios if _denies(claim, ratio)), None)
        if denial is not None:
            yield _finding(ctx, claim, denial)


def _claims(ctx: Context) -> Iterator[_Claim]:
    for amount in ctx.facts.amounts:
        if amount.quantity.kind is not Kind.MONEY or amount.depth:
            continue
        text = ctx.facts.texts[amount.span.block]
        match = _ALL.search(text, amount.span.end, amount.span.end + _NEAR)
        if match and not compiled(r"[。；;，,]").search(text[amount.span.end : match.start()]):
            yield _Claim(
                amount, ctx.document.blocks[amount.span.block].span(amount.clause.start, match.end()), match["verb"]
            )


def _denies(claim: _Claim, ratio: Ratio) -> bool:
    """Whether a rate of execution below 100 % is one of the claim's own amount."""
    if ratio.kind == "share" or not ratio.percent.exact or ratio.percent.value >= 100 or "率" not in ratio.name.text:
        return False
    if ratio.name.text.rstrip("率")[-2:] not in (*_SAME, "资金"):
        return False
    same = (claim.amount.quantity.value, claim.amount.quantity.unit)
    near = [*ratio.wholes, *ratio.parts]
    return any((amount.quantity.value, amount.quantity.unit) == same for amount in near) and ratio.span != claim.span


def _finding(ctx: Context, claim: _Claim, denial: Ratio) -> Finding:
    total, said = claim.amount.quantity.text, ctx.document.text(denial.span)
    return ctx.finding(
        claim.span,
        f"这里说{total}已全部{claim.verb}，别处却说{said}，前后矛盾。",
        confidence=Confidence.MEDIUM,
        related=[Related(denial.span, said)],
        suggestions=["核对实际拨付、支出的数，统一说法"],
        evidence=Evidence(
            f"全部{claim.verb} ≠ {said}",
            (Operand("总额", total, claim.amount.span), Operand("比率", denial.percent.text, denial.percent.span)),
            "100%",
            denial.percent.text,
        ),
    )


CHECK = Check("AGR304", "claim-conflict", "说法与数字矛盾", Severity.WARNING, run)
