import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "公用经费120.75万元，在职23人，人均公用经费5.25万元。", ["ARI110 120.75万元÷23人＝5.25万元"], id="people"
        ),
        pytest.param(
            "车辆12辆，公务用车运行维护费24.00万元，车均运行维护费3.00万元。",
            ["ARI110 24.00万元÷12辆＝2.00万元 ×"],
            id="vehicles",
        ),
        pytest.param(
            "发放补助360.00万元，涉及12000亩，平均每亩补助300元。", ["ARI110 360.00万元÷12000亩＝300元"], id="per mu"
        ),
        pytest.param("公用经费120.75万元，人均公用经费5.25万元。", [], id="no number of people"),
        pytest.param("在职23人，退休5人，公用经费120.75万元，人均公用经费5.25万元。", [], id="two numbers of people"),
        pytest.param("在职23人，人均公用经费5.25万元。", [], id="no total"),
        pytest.param("公用经费120.75万元，在职23人，人均完成5项。", [], id="no money"),
    ],
)
def test_averages(related, text, expected):
    assert related(text, "ARI110") == expected
