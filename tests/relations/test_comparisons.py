import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "决算数为6.00万元，预算数为5.00万元，决算数大于预算数的主要原因是追加经费。",
            ["ARI101 5.00≤6.00"],
            id="more",
        ),
        pytest.param("决算数为6.00万元，预算数为5.00万元，决算数小于预算数。", ["ARI101 6.00＞5.00 ×"], id="not less"),
        pytest.param(
            "年初预算为5.00万元，支出决算为5.00万元。决算数与年初预算数持平。", ["ARI115 5.00＝5.00"], id="equal"
        ),
        pytest.param(
            "年初预算为5.00万元，支出决算为6.00万元。决算数与年初预算数持平。", ["ARI115 6.00≠5.00 ×"], id="not equal"
        ),
        pytest.param("支出决算为6.00万元。决算数大于预算数的主要原因是追加经费。", [], id="one number"),
    ],
)
def test_stages_that_are_compared(related, text, expected):
    assert related(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由4.00万元增至5.00万元。", ["ARI101 4.00≤5.00"]),
        ("由5.00万元增至4.00万元。", ["ARI101 5.00＞4.00 ×"]),
        ("由5.00万元降至4.00万元。", ["ARI101 4.00≤5.00"]),
        ("由5.00万元调整为4.00万元。", []),
        ("由5个增至6.00万元。", []),
    ],
)
def test_from_and_to(related, text, expected):
    assert related(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由4.00万元增至5.00万元，增加1.00万元。", ["ARI103 5.00－4.00＝1.00"]),
        ("由4.00万元增至5.00万元，增长30.00%。", ["ARI102 （5.00－4.00）÷4.00＝25.00% ×"]),
        ("由93.1%提高到95.4%，提高3.3个百分点。", ["ARI103 95.4%－93.1%＝2.3个百分点 ×"]),
    ],
)
def test_the_change_from_one_to_the_other(related, text, expected):
    assert [relation for relation in related(text) if not relation.startswith("ARI101")] == expected
