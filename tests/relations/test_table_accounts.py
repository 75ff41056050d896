"""Sums across a row whose columns are accounts of the chart, under headers of two levels."""

import pytest

from reportlint.facts.facts import Facts
from reportlint.readers.detect import read
from reportlint.relations.relations import Relations

TABLE = """<html><body><p>2023年度“三公”经费支出决算表</p><p>单位：万元</p>
<table>
<tr><td rowspan="2">合计</td><td rowspan="2">因公出国（境）费</td><td colspan="3">公务用车购置及运行维护费</td>
<td rowspan="2">公务接待费</td></tr>
<tr><td>小计</td><td>公务用车购置费</td><td>公务用车运行维护费</td></tr>
<tr>{cells}</tr>
</table></body></html>
"""


def table(*cells):
    return TABLE.format(cells="".join(f"<td>{cell}</td>" for cell in cells))


@pytest.mark.parametrize(
    ("cells", "sums"),
    [
        (("79.00", "0.00", "75.00", "50.00", "25.00", "4.00"), []),
        (("97.00", "0.00", "75.00", "50.00", "25.00", "4.00"), ["97.00"]),
        (("79.00", "0.00", "75.00", "50.00", "52.00", "4.00"), ["75.00"]),
    ],
    ids=["holds", "wrong total", "wrong part"],
)
def test_sums_across_a_table_of_the_three_expenses(lexicon, cells, sums):
    relations = Relations(Facts(read(table(*cells).encode(), "report.html"), lexicon))
    broken = [relation for relation in relations.all if relation.broken]
    assert sorted({relation.verdict.identity.result.quantity.text for relation in broken}) == sums
