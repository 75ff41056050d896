import pytest


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(
            "人员经费5.00万元，比上年增加0.40万元；公用经费3.00万元，比上年增加0.60万元",
            ["ARI104 0.40＋0.60＝1.00"],
            id="they add up",
        ),
        pytest.param(
            "人员经费5.00万元，比上年增加1.40万元；公用经费3.00万元，比上年减少0.40万元",
            ["ARI104 1.40－0.40＝1.00"],
            id="up and down",
        ),
        pytest.param(
            "人员经费5.00万元，比上年增加0.50万元；公用经费3.00万元，比上年增加0.60万元",
            ["ARI104 0.50＋0.60＝1.10 ×"],
            id="they do not",
        ),
        pytest.param("人员经费5.00万元，比上年增加0.40万元；公用经费3.00万元", [], id="one part says nothing"),
        pytest.param(
            "人员经费5.00万元，比上年增加0.40万元；公用经费3.00万元，比年初预算增加0.70万元", [], id="another base"
        ),
    ],
)
def test_changes_of_parts_and_of_the_total(related, parts, expected):
    text = f"基本支出8.00万元，比上年增加1.00万元。其中：{parts}。"
    found = related(text, "ARI104")
    assert [relation for relation in found if relation != "ARI104 5.00＋3.00＝8.00"] == expected


def test_a_part_that_did_not_change(related):
    text = (
        "“三公”经费8.00万元，比上年增加1.00万元。其中：因公出国（境）费0.00万元，与上年持平；公务接待费3.00万元，比上年增加"
        "1.00万元；公务用车购置及运行维护费5.00万元，与上年持平。"
    )
    assert related(text, "ARI104")[-1].endswith("＝1.00")


def test_why(relations_of):
    text = (
        "基本支出8.00万元，比上年增加1.00万元。其中：人员经费5.00万元，比上年增加0.50万元；"
        "公用经费3.00万元，比上年增加0.60万元。"
    )
    notes = [relation.note for relation in relations_of(text).of("ARI104")]
    assert "基本支出的增减额应是人员经费、公用经费增减额之和" in notes
