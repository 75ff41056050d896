import json

from reportlint.reporters.facts.json import model, render

REPORT = """溪南县水务局2024年度部门决算公开说明

一、支出情况

2024年基本支出决算5.00万元，比上年增加1.00万元，增长25%。

单位：万元

| 科目编码 | 科目名称 | 金额 |
| --- | --- | --- |
| 201 | 一般公共服务支出 | 3.50 |
"""


def test_a_quantity(listed):
    number = model(listed(REPORT))["quantities"][0]
    assert {key: number[key] for key in ("text", "value", "unit", "kind", "precision", "approximation")} == {
        "text": "5.00万元",
        "value": "5",
        "unit": "万元",
        "kind": "money",
        "precision": "0.01",
        "approximation": "exact",
    }
    assert number["metric"]["account"] == "基本支出"
    assert number["metric"]["stage"] == "决算"
    assert number["relations"] == [{"code": "ARI102", "formula": "1.00÷（5.00－1.00）＝25%", "outcome": "exact"}]
    assert number["location"]["line"] == 5


def test_a_figure(listed):
    number = model(listed(REPORT))["quantities"][-1]
    assert number["table"] == {
        "label": "一般公共服务支出", "header": "金额", "code": "201", "child": False, "total": False,
    }  # fmt: skip
    assert (number["relations"], bool(number["reason"])) == ([], True)


def test_a_range(listed):
    [number] = model(listed("投入3至5万元。"))["quantities"]
    assert (number["value"], number["upper"], number["approximation"]) == ("3", "5", "range")


def test_a_claim_names_its_numbers_by_place(listed):
    found = model(listed(REPORT))
    [change] = [claim for claim in found["claims"] if claim["kind"] == "change"]
    texts = [found["quantities"][number["quantity"]]["text"] for number in change["numbers"]]
    assert texts == [number["text"] for number in change["numbers"]] == ["5.00万元", "1.00万元", "25%"]


def test_a_number_of_another_passage_has_no_place(listed):
    found = model(listed("基本支出5.00万元。\n\n基本支出比上年增加1.00万元。", frozenset({1})))
    [change] = found["claims"]
    assert [number["quantity"] for number in change["numbers"]] == [None, 0]


def test_tables_and_sections(listed):
    found = model(listed(REPORT))
    assert [(table["table"], table["unit"], table["rows"], table["columns"]) for table in found["tables"]] == [
        (1, "万元", 2, 3)
    ]
    [section] = found["sections"]
    assert (section["number"], section["words"], section["depth"]) == ("一、", "支出情况", 1)


def test_the_text_is_json(listed):
    found = listed(REPORT)
    assert json.loads(render(found)) == model(found)
