import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "基本支出8.00万元，其中：人员经费5.00万元，公用经费3.00万元。", ["ARI104 5.00＋3.00＝8.00"], id="a set"
        ),
        pytest.param(
            "基本支出8.00万元，其中：人员经费5.00万元，公用经费2.90万元。",
            ["ARI104 5.00＋2.90＝7.90 ×"],
            id="set of the chart that does not add up",
        ),
        pytest.param(
            "基本支出8.00万元，其中：人员经费5.00万元，公用经费3.01万元。",
            ["ARI104 5.00＋3.01＝8.01"],
            id="within the rounding",
        ),
        pytest.param("支出8.00万元，其中：人员5.00万元，公用3.00万元。", ["ARI104 5.00＋3.00＝8.00"], id="fits"),
        pytest.param(
            "支出8.00万元，其中：人员5.00万元，公用2.00万元。",
            ["AGR305 5.00≤8.00", "AGR305 2.00≤8.00"],
            id="open lists need not add up",
        ),
        pytest.param("支出8.00万元，分为人员5.00万元、公用2.00万元。", ["ARI104 5.00＋2.00＝7.00 ×"], id="closed"),
        pytest.param("支出8.00万元，其中：人员9.00万元。", ["AGR305 9.00＞8.00 ×"], id="part above the whole"),
        pytest.param("支出8.00元，其中：人员5.00元，公用3.01元。", ["AGR305 5.00≤8.00", "AGR305 3.01≤8.00"], id="分"),
        pytest.param("共有村庄12个，其中示范村庄13个。", ["AGR305 13＞12 ×"], id="counts of one thing"),
        pytest.param("共有12个村庄，其中实施13个项目。", [], id="counts of two things"),
        pytest.param("共23人，其中男15人、女9人。", ["ARI104 15＋9＝24 ×"], id="complements"),
        pytest.param("自评总分99分，其中履职效能50分，管理效率48分。", ["SCO201 50＋48＝98 ×"], id="scores"),
        pytest.param("自评总分99分，其中加分5分，扣分1分。", [], id="scores of something else"),
    ],
)
def test_sums(related, text, expected):
    assert related(text) == expected


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        (("80.00%", "20.00%"), ["ARI106 80.00%＋20.00%＝100.00%"]),
        (("80.00%", "19.00%"), ["ARI106 80.00%＋19.00%＝99.00% ×"]),
        (("80.01%", "20.00%"), ["ARI106 80.01%＋20.00%＝100.01%"]),
    ],
)
def test_shares_of_one_whole(related, shares, expected):
    text = "本年支出10.00万元，其中：基本支出8.00万元，占{}；项目支出2.00万元，占{}。"
    assert set(related(text.format(*shares), "ARI106")) == set(expected)


def test_shares_of_an_open_list_need_not_add_up(related):
    text = "税收收入20.00亿元，其中：消费税8.00亿元，占40.00%；企业所得税2.00亿元，占10.00%。"
    assert related(text, "ARI106") == []


def test_two_divisions_of_one_total(related):
    text = "合计10.00万元，其中：人员6.00万元，公用4.00万元；按资金来源分，省级7.00万元，县级3.00万元。"
    assert related(text, "ARI104") == ["ARI104 6.00＋4.00＝10.00", "ARI104 7.00＋3.00＝10.00"]


def test_why_a_list_must_add_up(relations_of):
    [relation] = relations_of("基本支出8.00万元，其中：人员经费5.00万元，公用经费2.90万元。").all
    assert relation.note == "基本支出由人员经费、公用经费组成"
