import pytest

from reportlint.model.claims import Direction
from reportlint.model.findings import Confidence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "支出76.56万元，比上年增加3.45万元，增长4.7%。",
            ["ARI101 增加3.45万元，增长4.7%", "ARI102 3.45÷（76.56－3.45）≈4.72%"],
            id="amount and rate",
        ),
        pytest.param(
            "支出12.60万元，比上年减少1.40万元，下降10.00%。",
            ["ARI101 减少1.40万元，下降10.00%", "ARI102 1.40÷（12.60＋1.40）＝10.00%"],
            id="downwards",
        ),
        pytest.param(
            "支出78.55万元，比年初预算数减少14.5万元，增加22%。",
            ["ARI101 减少14.5万元，增加22% ×"],
            id="opposite directions say nothing of the rate",
        ),
        pytest.param(
            "支出52.3万元，比上年的45.6万元增加6.7万元，增长14.69%。",
            ["ARI101 增加6.7万元，增长14.69%", "ARI102 6.7÷45.6≈14.693%", "ARI103 52.3－45.6＝6.7"],
            id="the base is printed",
        ),
        pytest.param("支出52.3万元，比上年的45.6万元增加6.9万元。", ["ARI103 52.3－45.6＝6.7 ×"], id="difference"),
        pytest.param(
            "支出52.3万元，比上年的45.6万元增长14.69%。", ["ARI102 （52.3－45.6）÷45.6≈14.693%"], id="rate alone"
        ),
        pytest.param("举办活动24场，比上年的20场增加4场。", ["ARI103 24－20＝4"], id="counts"),
        pytest.param("支出5.00万元，比上年增加1.00万元。", [], id="a difference alone"),
        pytest.param("支出5.00万元，比上年增长25%。", [], id="a rate alone"),
        pytest.param("比上年增加1.00万元，增长25%。", ["ARI101 增加1.00万元，增长25%"], id="no current"),
    ],
)
def test_changes(related, text, expected):
    assert related(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支出5.00万元，与上年5.00万元持平。", ["ARI115 5.00＝5.00"]),
        ("支出5.00万元，与上年4.80万元持平。", ["ARI115 5.00≠4.80 ×"]),
        ("支出5.00万元，与上年4.80万元基本持平。", []),
        ("支出5.00万元，与上年持平。", []),
    ],
)
def test_flat(related, text, expected):
    assert related(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "2024年度基本支出5.00万元，比2023年度增加1.00万元。\n\n2023年度基本支出3.50万元。",
            ["ARI103 5.00－3.50＝1.50 ×"],
            id="difference",
        ),
        pytest.param(
            "2024年度基本支出5.00万元，比2023年度增长25.00%。\n\n2023年度基本支出4.00万元。",
            ["ARI102 （5.00－4.00）÷4.00＝25.00%"],
            id="rate",
        ),
        pytest.param(
            "2024年度基本支出5.00万元，与2023年度持平。\n\n2023年度基本支出4.00万元。",
            ["ARI115 5.00≠4.00 ×"],
            id="flat",
        ),
        pytest.param(
            "2024年度基本支出5.00万元，比2023年度增加1.00万元。\n\n2023年度项目支出3.50万元。", [], id="another account"
        ),
    ],
)
def test_bases_elsewhere(related, text, expected):
    assert related(text) == expected


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("支出5.00万元，比上年增加1.00万元，增长25.00%。", Confidence.HIGH),
        ("支出5.00万元。比上年增加1.00万元，增长25.00%。", Confidence.MEDIUM),
    ],
)
def test_what_changed_is_surest_in_the_same_sentence(relations_of, text, confidence):
    [relation] = relations_of(text).of("ARI102")
    assert relation.confidence is confidence


@pytest.mark.parametrize(
    ("text", "zero"),
    [
        ("支出5.00万元，比上年增加5.00万元，增长100%。", True),
        ("支出5.00万元，比上年0.00万元增加5.00万元，增长100%。", True),
        ("支出5.00万元，比上年增加1.00万元，增长25%。", False),
        ("支出5.00万元，比上年减少5.00万元，下降50%。", False),
        ("支出5.00万元，比上年增加5.00万元。", False),
    ],
)
def test_zero_bases(facts_of, relations_of, text, zero):
    [change] = facts_of(text).changes
    assert relations_of(text).is_zero_base(change) is zero


@pytest.mark.parametrize(
    ("direction", "expected"),
    [
        (Direction.UP, ("22.5%～22.7%", True, "23%（或22.6%）")),
        (Direction.DOWN, ("15.5%～15.6%", False, "16%（或15.6%）")),
    ],
)
def test_the_rate_if_it_went_one_way(facts_of, relations_of, direction, expected):
    text = "支出78.55万元，比年初预算数减少14.5万元，增加22%。"
    [change] = facts_of(text).changes
    trial = relations_of(text).rate_if(change, direction)
    assert (trial.computed, trial.fits, trial.shown) == expected
