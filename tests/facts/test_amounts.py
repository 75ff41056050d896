import pytest

from reportlint.model.claims import Key


@pytest.fixture
def amounts(facts_of):
    """The levels of a text by their printed words."""
    return lambda text: {amount.quantity.text: amount for amount in facts_of(text).amounts}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param(
            "2024年度基本支出76.56万元，项目支出2.62万元。",
            {"76.56万元": Key("基本支出", 2024), "2.62万元": Key("项目支出", 2024)},
            id="each its own account, the year for both",
        ),
        pytest.param(
            "基本支出决算数为76.56万元，年初预算数为80万元。",
            {"76.56万元": Key("基本支出", stage="决算"), "80万元": Key("基本支出", stage="年初预算")},
            id="the account goes on, the stage does not",
        ),
        pytest.param(
            "“三公”经费支出12.5万元，其中公务接待费2.5万元。",
            {"12.5万元": Key("三公经费"), "2.5万元": Key("公务接待费")},
            id="a part has its own account",
        ),
        pytest.param(
            "2023年基本支出5万元，2024年6万元。",
            {"5万元": Key("基本支出", 2023), "6万元": Key("基本支出", 2024)},
            id="the year before the number",
        ),
        pytest.param(
            "政府性基金预算财政拨款支出5万元。",
            {"5万元": Key("政府性基金支出", scope="政府性基金")},
            id="scope",
        ),
        pytest.param(
            "全县税收收入5亿元，县本级税收收入3亿元。",
            {"5亿元": Key("税收收入", organisation="全县"), "3亿元": Key("税收收入", organisation="县本级")},
            id="whose",
        ),
        pytest.param("2024年1-9月，税收收入5亿元。", {"5亿元": Key("税收收入", 2024, part="1-9")}, id="part of a year"),
        pytest.param("投资完成5万元。购置设备3万元。", {"5万元": Key(), "3万元": Key()}, id="no account"),
        pytest.param(
            "一是人员经费5万元；二是公用经费3万元。",
            {"5万元": Key("人员经费"), "3万元": Key("公用经费")},
            id="list numbers",
        ),
        pytest.param(
            "三、公务接待费情况\n\n全年支出2.5万元。",
            {"2.5万元": Key("公务接待费")},
            id="the heading's account",
        ),
    ],
)
def test_metrics(amounts, text, keys):
    assert {words: amount.key for words, amount in amounts(text).items()} == keys


@pytest.mark.parametrize(
    ("text", "number", "subject"),
    [
        ("其中：人员经费为12万元。", "12万元", "人员经费"),
        ("（1）购置办公设备共5万元。", "5万元", "购置办公设备共"),
        ("县财政安排（含上级补助）资金5万元。", "5万元", "县财政安排(含上级补助)资金"),
        ("同时，发放补助5万元。", "5万元", "发放补助"),
        ("人员经费5万元；达6万元。", "6万元", "人员经费"),
        ("5万元用于培训。", "5万元", ""),
    ],
)
def test_subjects(amounts, text, number, subject):
    assert amounts(text)[number].subject.text == subject


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("公务接待费预算3万元，决算2.5万元。", {"3万元": True, "2.5万元": False}),
        ("公务接待费3万元，接待24批次。", {"3万元": True, "24批次": True}),
    ],
)
def test_whether_the_subject_stands_before_the_number_itself(amounts, text, owned):
    assert {words: amount.own for words, amount in amounts(text).items()} == owned


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        pytest.param("支出5万元，比上年增加1万元，增长25%。", ["5万元"], id="differences and rates"),
        pytest.param("支出5万元，比上年的4万元增加1万元。", ["5万元"], id="what is compared with"),
        pytest.param("由4万元增至5万元。", [], id="from and to"),
        pytest.param("增加财政拨款5万元，支出8万元。", ["8万元"], id="difference without its form"),
        pytest.param("标准不低于5万元，投入8万元。", ["8万元"], id="limits"),
        pytest.param("投入约5万元、近8万元。", ["5万元", "8万元"], id="approximate levels are levels"),
        pytest.param("满意度95%，得分9.5分。", ["9.5分"], id="rates are none"),
        pytest.param("时限5天，支出8万元。", ["8万元"], id="durations are none"),
    ],
)
def test_levels(amounts, text, levels):
    assert list(amounts(text)) == levels


@pytest.mark.parametrize(
    ("text", "number", "depth"),
    [
        ("支出5万元（含上年结转1万元）。", "5万元", 0),
        ("支出5万元（含上年结转1万元）。", "1万元", 1),
        ("支出5万元（含结转1万元（省级0.2万元））。", "0.2万元", 2),
        ("支出（含结转）5万元。", "5万元", 0),
    ],
)
def test_depth(amounts, text, number, depth):
    assert amounts(text)[number].depth == depth


def test_what_is_counted(amounts):
    found = amounts("共有13个镇街、102家企业。")
    assert (found["13个"].noun, found["102家"].noun) == ("镇街", "企业")


def test_the_clause_reaches_from_the_subject_to_the_number(facts_of):
    facts = facts_of("2024年，基本支出为5万元，项目支出3万元。")
    assert [facts.document.text(amount.clause) for amount in facts.amounts] == ["基本支出为5万元", "项目支出3万元"]


def test_sentences_are_numbered_apart_from_paragraph_to_paragraph(facts_of):
    facts = facts_of("支出5万元。收入6万元。\n\n结余1万元。")
    first, second, third = (amount.sentence for amount in facts.amounts)
    assert second == first + 1
    assert third > second + 1
