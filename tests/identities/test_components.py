from dataclasses import replace

from reportlint.identities import kinds
from reportlint.identities.components import components
from reportlint.testing.printed import operand


def sum_of(*texts, start=0):
    *parts, whole = [operand(text, at=start + 20 * index) for index, text in enumerate(texts)]
    return kinds.sum_of(parts, whole)


def test_components_hang_together_by_numbers_and_words():
    row, far = sum_of("1家", "2家", "3家"), sum_of("4家", "5家", "9家", start=500)
    column = kinds.sum_of([row.operands[1], operand("7家", at=200)], operand("9家", at=220))
    bridge = kinds.equality([column.result, operand("9家", at=300)])
    change, rate = operand("4家", turn="增加", at=700), operand("5%", turn="增加", at=800)
    one, other = kinds.bound(change, operand("9家", at=820)), kinds.rate_limit(replace(rate, word=change.word))
    found = components([row, far, bridge, column, one, other])
    assert [[*map(id, group)] for group in found] == [
        [*map(id, group)] for group in ((row, bridge, column), (far,), (one, other))
    ]


def test_a_number_that_nobody_may_edit_joins_nothing():
    blank = replace(operand("0", at=0), fixed=True)
    one, other = (kinds.sum_of([blank, operand("7", at=at)], operand("7", at=at + 10)) for at in (20, 50))
    assert len(components([one, other])) == 2
