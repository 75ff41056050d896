import pytest


@pytest.fixture
def sums(facts_of):
    """Each breakdown as its likeliest total and its parts."""
    return lambda text: [
        (found.total.quantity.text, [part.quantity.text for part in found.parts]) for found in facts_of(text).breakdowns
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("支出8万元，其中：人员5万元，公用3万元。", [("8万元", ["5万元", "3万元"])], id="其中"),
        pytest.param("支出8万元，其中人员5万元、公用3万元。", [("8万元", ["5万元", "3万元"])], id="其中 without colon"),
        pytest.param("支出8万元。其中：人员5万元；公用3万元。", [("8万元", ["5万元", "3万元"])], id="next sentence"),
        pytest.param("支出8万元，包括人员5万元、公用3万元。", [("8万元", ["5万元", "3万元"])], id="包括"),
        pytest.param("支出8万元，分为人员5万元、公用3万元。", [("8万元", ["5万元", "3万元"])], id="分为"),
        pytest.param("支出8万元（人员5万元，公用3万元）。", [("8万元", ["5万元", "3万元"])], id="bracket"),
        pytest.param("支出8万元（含上年结转1万元）。", [("8万元", ["1万元"])], id="含"),
        pytest.param(
            "支出8万元，其中：人员5万元，占62.5%；公用3万元，占37.5%。", [("8万元", ["5万元", "3万元"])], id="shares"
        ),
        pytest.param(
            "支出8万元，其中：人员5万元，比上年增加1万元；公用3万元，比上年减少1万元。",
            [("8万元", ["5万元", "3万元"])],
            id="changes are no parts",
        ),
        pytest.param(
            "支出8万元，其中：人员5万元（含补贴2万元），公用3万元。",
            [("8万元", ["5万元", "3万元"]), ("5万元", ["2万元"])],
            id="bracket within",
        ),
        pytest.param(
            "支出8万元，其中：人员5万元，其中补贴2万元；公用3万元。",
            [("8万元", ["5万元", "3万元"]), ("5万元", ["2万元"])],
            id="其中 within",
        ),
        pytest.param("共23人，其中行政15人、事业8人。", [("23人", ["15人", "8人"])], id="people"),
        pytest.param(
            "里程126.5公里，其中县道42.0公里，乡道84.5公里。", [("126.5公里", ["42.0公里", "84.5公里"])], id="km"
        ),
        pytest.param("支出8万元，其中：培训5万元，参训24人。", [("8万元", ["5万元"])], id="of one kind"),
    ],
)
def test_totals_and_parts(sums, text, expected):
    assert sums(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("人员5万元，公用3万元。", id="no cue"),
        pytest.param("其中：人员5万元，公用3万元。", id="no total"),
        pytest.param("支出8万元，主要用于人员5万元、公用3万元。", id="examples"),
        pytest.param("支出8万元，其中：预算5万元，扣除结余3万元。", id="something taken off"),
        pytest.param("支出8万元，其中：培训参训24人。", id="another kind"),
    ],
)
def test_no_breakdown(sums, text):
    assert sums(text) == []


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        pytest.param("支出8万元，其中：人员5万元，公用3万元。", False, id="其中"),
        pytest.param("支出8万元，分为人员5万元、公用3万元。", True, id="分为"),
        pytest.param("支出分为两部分，共8万元，其中人员5万元、公用3万元。", True, id="counted"),
        pytest.param("基本支出8万元，其中：人员经费5万元，公用经费3万元。", True, id="whole set of the chart"),
        pytest.param("基本支出8万元，其中：人员经费5万元。", False, id="half a set"),
        pytest.param("共23人，其中男15人、女8人。", True, id="complements"),
        pytest.param("支出8万元，包括办公费5万元、差旅费3万元。", False, id="包括"),
    ],
)
def test_closed(facts_of, text, closed):
    [found] = facts_of(text).breakdowns
    assert found.closed is closed
    assert bool(found.reason) is closed


def test_numbered_paragraphs(sums):
    text = "县财政安排资金8万元，包括：\n\n1.办公费5万元，比上年增加1万元。\n\n2.差旅费3万元。\n\n下一段支出2万元。"
    assert sums(text) == [("8万元", ["5万元", "3万元"])]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("工作任务包括：\n\n1.办公费5万元。\n\n2.差旅费3万元。", id="no total before"),
        pytest.param("安排资金8万元，包括：\n\n1.办公费。\n\n2.差旅费3万元。", id="item without amount"),
        pytest.param("安排资金8万元。\n\n1.办公费5万元。\n\n2.差旅费3万元。", id="nothing leads to the list"),
    ],
)
def test_numbered_paragraphs_that_are_no_parts(sums, text):
    assert sums(text) == []


def test_a_list_that_is_cut_off_is_left_out(sums):
    assert sums("支出8万元，其中：人员5万元，公用2万元，其他支出包括办公、差旅、培训等各项日常运转所需的") == []


def test_the_next_division_divides_the_same_total(sums):
    text = "支出8万元，其中：人员5万元，公用3万元；按资金来源分，省级6万元，县级2万元。"
    assert sums(text) == [("8万元", ["5万元", "3万元"]), ("8万元", ["6万元", "2万元"])]
