import pytest


@pytest.fixture
def ratio(facts_of):
    def one(text):
        [found] = facts_of(text).ratios
        return found

    return one


def texts(amounts):
    return [amount.quantity.text for amount in amounts]


@pytest.mark.parametrize(
    ("text", "kind", "name", "stage"),
    [
        ("支出5万元，完成年初预算的98.5%。", "completion", "年初预算", "年初预算"),
        ("支出5万元，为调整预算的113.6%。", "completion", "调整预算", "调整预算"),
        ("基本支出5万元，占本年支出的20%。", "share", "本年支出", None),
        ("基本支出5万元，占比20%。", "share", "占比", None),
        ("预算6万元，执行5万元，执行率为83.33%。", "named", "执行率", None),
        ("群众满意度达到95%。", "named", "群众满意度", None),
    ],
)
def test_kinds(ratio, text, kind, name, stage):
    found = ratio(text)
    assert (found.kind, found.name.text, found.stage) == (kind, name, stage)


@pytest.mark.parametrize(
    ("text", "parts", "wholes"),
    [
        pytest.param("支出5万元，完成年初预算6万元的83.33%。", ["5万元"], ["6万元"], id="the whole in the phrase"),
        pytest.param(
            "年初预算为6万元，支出决算为5万元，完成年初预算的83.33%。",
            ["5万元", "6万元"],
            ["6万元"],
            id="the whole by its stage",
        ),
        pytest.param(
            "年初预算6万元，调整预算7万元，决算5万元，完成调整预算的71.43%。",
            ["5万元", "7万元", "6万元"],
            ["7万元"],
            id="the stage that is named",
        ),
        pytest.param("本年支出10万元。基本支出8万元，占本年支出的80%。", ["8万元"], ["10万元"], id="account"),
        pytest.param("抽查16个项目，占全部40个项目的40%。", ["16个"], ["40个"], id="count"),
        pytest.param("支出5万元，完成年初预算的98.5%。", ["5万元"], [], id="no whole anywhere"),
        pytest.param("群众满意度达到95%。", [], [], id="nothing"),
        pytest.param(
            "基本支出8万元，项目支出2万元，基本支出占本年支出的80%。本年支出10万元。",
            ["8万元"],
            ["10万元"],
            id="part named in the clause",
        ),
    ],
)
def test_part_and_whole(ratio, text, parts, wholes):
    found = ratio(text)
    assert (texts(found.parts), texts(found.wholes)) == (parts, wholes)


@pytest.mark.parametrize(
    ("text", "explicit"),
    [
        ("支出5万元，完成年初预算6万元的83.33%。", True),
        ("年初预算6万元，支出5万元，完成年初预算的83.33%。", False),
    ],
)
def test_whether_the_whole_stands_in_the_phrase(ratio, text, explicit):
    assert ratio(text).explicit is explicit


def test_two_ratios_of_one_amount(facts_of):
    facts = facts_of("本年支出25万元。基本支出5万元，完成年初预算的98.5%，占本年支出的20%。")
    assert [(found.kind, found.percent.text, texts(found.parts)) for found in facts.ratios] == [
        ("completion", "98.5%", ["5万元"]),
        ("share", "20%", ["5万元"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("支出5万元，比上年增长20%。", id="change"),
        pytest.param("占地5亩，投入3万元。", id="a word that holds 占"),
        pytest.param("完成任务5项。", id="no rate"),
        pytest.param("执行率比上年提高5个百分点。", id="percentage points"),
    ],
)
def test_no_ratio(facts_of, text):
    assert list(facts_of(text).ratios) == []
