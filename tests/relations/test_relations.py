import pytest

from reportlint.identities.intervals import Reading

WRONG_PART = "基本支出8.00万元，其中：人员经费5.00万元，公用经费2.00万元。"


def test_relations_stand_in_the_order_of_the_text(relations_of):
    text = (
        "支出5.00万元，比上年增加1.00万元，增长25.00%。\n\n基本支出8.00万元，其中：人员经费5.00万元，公用经费3.00万元。"
    )
    spans = [relation.span for relation in relations_of(text).all]
    assert spans == sorted(spans)


def test_relations_of_one_rule(relations_of):
    relations = relations_of(f"支出5.00万元，比上年增加1.00万元，增长30.00%。\n\n{WRONG_PART}")
    assert {relation.code for relation in relations.of("ARI102")} == {"ARI102"}
    assert [relation.code for relation in relations.broken("ARI102")] == ["ARI102"]
    assert [relation.code for relation in relations.broken("ARI104")] == ["ARI104"]
    assert list(relations.broken("ARI101")) == []


@pytest.mark.parametrize(
    ("text", "quantities", "linked", "checked"),
    [
        pytest.param("支出5.00万元。", 1, 0, 0, id="a number alone"),
        pytest.param("支出5.00万元，比上年增加1.00万元，增长25.00%。", 3, 3, 2, id="change"),
        pytest.param(f"{WRONG_PART}满意度95%。", 4, 3, 1, id="a broken relation links as well"),
        pytest.param("年初预算0.00万元，决算5.00万元，完成年初预算的80.00%。", 3, 0, 0, id="nothing follows"),
        pytest.param("各项工作稳步推进。", 0, 0, 0, id="no number"),
    ],
)
def test_coverage(relations_of, text, quantities, linked, checked):
    coverage = relations_of(text).coverage
    assert (coverage.quantities, coverage.linked, coverage.checked) == (quantities, linked, checked)


def test_the_reasons_count_the_unlinked_numbers(relations_of):
    coverage = relations_of("支出约5万元，满意度95%，合格率98%，走访6家。").coverage
    assert dict(coverage.reasons) == {"约数、限额或区间": 1, "算不出分子或分母的百分数": 2}
    assert sum(count for _, count in coverage.reasons) == coverage.quantities - coverage.linked


def test_a_single_edit_that_mends(relations_of):
    relations = relations_of("基本支出8.00万元，其中：人员经费5.00万元，公用经费2.90万元。占本年支出的比例较高。")
    [relation] = relations.broken("ARI104")
    repairs = relations.repairs(relation)
    assert len(repairs) <= 3
    assert all(repair.old != repair.new for repair in repairs)


def test_an_edit_must_mend_all_that_the_number_takes_part_in(relations_of):
    text = (
        "本年支出10.00万元，其中：基本支出8.00万元（人员经费5.00万元，公用经费3.50万元），占80.00%；"
        "项目支出2.00万元，占20.00%。"
    )
    relations = relations_of(text)
    [relation] = relations.broken("ARI104")
    mended = {repair.old for repair in relations.repairs(relation)}
    assert mended
    assert not {words for words in mended if words.startswith("8.00")}


def test_a_relation_of_another_report_has_no_repairs(relations_of):
    [relation] = relations_of(WRONG_PART).broken("ARI104")
    assert list(relations_of("支出5.00万元。").repairs(relation)) == []


@pytest.mark.parametrize(
    ("rates", "habit"),
    [
        (("23.07%", "30.76%", "53.84%", "61.53%", "84.61%", "92.30%"), Reading.TRUNCATE),
        (("23.08%", "30.77%", "53.85%", "61.54%", "84.62%", "92.31%"), Reading.ROUND),
        (("23.07%",), Reading.ROUND),
    ],
    ids=["cut off", "rounded", "too few"],
)
def test_how_the_report_prints_its_percentages(relations_of, rates, habit):
    amounts = (3000, 4000, 7000, 8000, 11000, 12000)
    pairs = zip(amounts, rates, strict=False)
    text = "\n\n".join(f"预算13000.00元，决算{amount}.00元，完成预算的{rate}。" for amount, rate in pairs)
    assert relations_of(text).habit is habit
