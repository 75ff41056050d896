"""Mentions of one metric → equalities (docs/arithmetic.md)."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from reportlint.identities.kinds import equality
from reportlint.identities.verdicts import test
from reportlint.model.findings import Confidence
from reportlint.model.quantities import Kind
from reportlint.patterns import compiled
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.model.claims import Amount
    from reportlint.model.spans import Span
    from reportlint.relations.operands import Operands

# What may stand before an account without making it another one: the year, the unit itself.
_PLAIN = compiled(
    r"(?:(?:19|20)\d\d年度?|本(?:部门|单位|年度?|级)|我(?:部门|单位|局|委|会|校|院|镇|县|区|市|中心)|年度|全年|当年|的|财政拨款|一般公共预算|安排|部门|单位|预算|决算|支出|收入|总体|使用|“|”)*"
)
_BUDGET_ITEM = compiled(r"[(（]项[)）]”?$")
_BARE = compiled(r"(?:(?:19|20)\d\d年?度?)?(?:年初|全年|调整)?(?:预算|决算)(?:支出)?数?")
_YEAR = compiled(r"(?:19|20)\d\d年度?")
_SOURCE = compiled(
    r"(?:其中|下达|安排|到位|收到)*(?P<level>中央|省|市|县|区)(?:级|本级|财政)*(?:专项|补助|配套|下达|安排|预算|转移支付)*资金"
)
_Bucket = tuple[str | None, int | None, str | None, str]


def mention_relations(
    prose: Sequence[Amount],
    tables: Sequence[Amount],
    operands: Operands,
    year: int | None,
    names: Sequence[str],
    *,
    totals: Mapping[Span, Sequence[Amount]],
) -> Iterator[Relation]:
    """Figures of one account, year and stage are equal wherever they stand; `names` are the unit's own.

    `totals` are those of which an amount is a part: 中央资金 of one total is not that of another.

    A figure whose words say more than the account (面向中小企业预留的政府采购) is another thing and takes no part; nor
    does a key with several values in the tables, since then some part of it is not known.
    """
    plain = [amount for amount in prose if _is_plain(amount, names)]
    in_text, in_tables = _grouped(plain, year), _grouped(tables, year)
    for key, amounts in in_text.items():
        yield from _pairs("AGR301", list(_of_one_total(amounts, totals)), operands)
        rows = [amount for amount in in_tables.get(key, ()) if _scopes_fit(amount, amounts[0])]
        if rows and len({operands("", row.quantity).point for row in rows}) == 1:
            yield from _against("AGR302", amounts, rows[0], operands)


def _of_one_total(amounts: Sequence[Amount], totals: Mapping[Span, Sequence[Amount]]) -> Iterator[Amount]:
    """The amounts without those that are parts of another total than the first part is."""
    first: Sequence[Amount] | None = None
    for amount in amounts:
        own = totals.get(amount.span) if amount.key.account is None else None
        first = own if first is None else first
        if own is None or first is None or any(total in first for total in own):
            yield amount


def item_relations(paragraphs: Iterable[Sequence[Amount]], operands: Operands, year: int | None) -> Iterator[Relation]:
    """An item of the budget ("…（项）”350万元") and the year's budget that its paragraph repeats are one figure."""
    for amounts in paragraphs:
        head = amounts[0] if amounts else None
        if head is None or not _BUDGET_ITEM.search(head.subject.text) or head.key.stage is not None:
            continue
        same = [amount for amount in amounts[1:] if not amount.own and amount.key.stage == "预算"]
        same = [amount for amount in same if amount.key.year == year]
        for amount in same[:1]:
            identity = equality((operands("此处", amount.quantity), operands("前文", head.quantity)))
            lesser = ((head.span, f"前文：{head.quantity.text}"),)
            yield Relation("AGR301", (identity,), amount.clause, head.subject.text, lesser=lesser)


def _is_plain(amount: Amount, names: Sequence[str]) -> bool:
    if (
        not (amount.own or _is_bare(amount))
        or amount.depth
        or amount.quantity.kind is not Kind.MONEY
        or not amount.quantity.exact
    ):
        return False
    if amount.key.account is None:
        return _source(amount) is not None
    words = amount.subject.text
    for name in names:
        words = words.replace(name, "")
    account = amount.key.account.split("（")[0]
    before = words[: max(words.find(account[:2]), 0)]
    return amount.key.stage is not None and _PLAIN.fullmatch(before) is not None


def _is_bare(amount: Amount) -> bool:
    """Whether a year and a stage are all that is said, so that the section's heading says of what."""
    return amount.key.account is not None and _BARE.fullmatch(amount.subject.text) is not None


def _source(amount: Amount) -> str | None:
    """The level of government that the amount came from: 中央财政资金, 县级配套资金; none for a batch of it."""
    found = _SOURCE.fullmatch(_YEAR.sub("", amount.subject.text))
    return f"{found['level']}资金" if found and amount.key.account is None else None


def _grouped(amounts: Iterable[Amount], year: int | None) -> dict[_Bucket, list[Amount]]:
    groups: dict[_Bucket, list[Amount]] = defaultdict(list)
    for amount in amounts:
        key = amount.key
        source = _source(amount)
        if source is not None:
            project = f"{amount.span.block}"  # in another paragraph it may be another project's
            groups[source, key.year or year, project, key.part].append(amount)
        elif key.organisation is None and key.stage is not None:
            groups[key.account, key.year or year, _stage(key.stage), key.part].append(amount)
    return groups


def _stage(stage: str) -> str:
    return "决算" if stage == "执行" else stage


def _scopes_fit(left: Amount, right: Amount) -> bool:
    return None in (left.key.scope, right.key.scope) or left.key.scope == right.key.scope


def _pairs(code: str, amounts: Sequence[Amount], operands: Operands) -> Iterator[Relation]:
    """Each mention against the first of the value that most have; three or more values are three or more things."""
    points = [operands("", amount.quantity).point for amount in amounts]
    counted = Counter(points)
    if len(counted) <= 2:
        usual = amounts[points.index(max(counted, key=lambda point: (counted[point], -points.index(point))))]
        yield from _against(
            code, [amount for amount in amounts if amount is not usual and _scopes_fit(amount, usual)], usual, operands
        )


def _against(code: str, amounts: Sequence[Amount], other: Amount, operands: Operands) -> Iterator[Relation]:
    for amount in amounts:
        where = "表" if code == "AGR302" else "前文" if other.span < amount.span else "后文"
        identity = equality((operands("此处", amount.quantity), operands(where, other.quantity)))
        far = not test(identity).feasible
        subject = amount.key.account or amount.subject.text
        yield Relation(
            code, (identity,), amount.clause, subject, Confidence.MEDIUM if far else Confidence.HIGH,
            lesser=((other.span, f"{where}：{other.quantity.text}"),),
            certain=code == "AGR302" or amount.key.scope == other.key.scope is not None,
        )  # fmt: skip
