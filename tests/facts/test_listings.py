import pytest


@pytest.fixture
def listings(facts_of):
    """Each list as its count and its items."""
    return lambda text: [
        f"{found.count.text}: {' | '.join(item.text for item in found.items)}" for found in facts_of(text).listings
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("内设机构3个：办公室、规划股、财务股。", "3个: 办公室 | 规划股 | 财务股", id="colon"),
        pytest.param("设3个内设机构，分别为办公室、规划股、财务股。", "3个: 办公室 | 规划股 | 财务股", id="分别为"),
        pytest.param("下属单位2个，包括河道所、供水站。", "2个: 河道所 | 供水站", id="包括"),
        pytest.param("下属单位2家，即河道所、供水站。", "2家: 河道所 | 供水站", id="即"),
        pytest.param(
            "内设机构（3个）：办公室、规划股、财务股。", "3个: 办公室 | 规划股 | 财务股", id="count in a bracket"
        ),
        pytest.param(
            "内设机构2个：办公室（含档案室、收发室）、财务股。", "2个: 办公室(含档案室、收发室) | 财务股", id="bracket"
        ),
        pytest.param(
            "制度2项：《资金办法》、《采购、验收办法》。", "2项: 《资金办法》 | 《采购、验收办法》", id="titles"
        ),
        pytest.param("（下属单位2个：河道所、供水站）共8人。", "2个: 河道所 | 供水站", id="in a bracket"),
        pytest.param("内设机构3个：办公室、规划股、财务股；编制8名。", "3个: 办公室 | 规划股 | 财务股", id="semicolon"),
    ],
)
def test_items(listings, text, expected):
    assert listings(text) == [expected]


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("设有股室9个：办公室、规划股、财务股等。", True),
        ("设有股室9个：办公室、规划股、财务股等9个股室。", True),
        ("设有机构3个：办公室、规划股、财务股。", False),
    ],
)
def test_open_lists(facts_of, text, open_):
    [found] = facts_of(text).listings
    assert found.open is open_


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("内设机构12个。另设机关党委。", id="nothing listed"),
        pytest.param("约10个机构：办公室、财务股。", id="approximate"),
        pytest.param("1个机构：办公室、财务股。", id="one"),
        pytest.param("3个机构：办公室。", id="a single item"),
        pytest.param("完成2项任务：一是修路，投入5万元、二是架桥，投入3万元。", id="clauses"),
        pytest.param("投入3万元：办公费、差旅费、培训费。", id="money"),
        pytest.param("走访2个单位，了解情况、听取意见。", id="verbs behind a comma"),
        pytest.param("办公室及5个委员会：教育、科技。", id="the count of something else"),
    ],
)
def test_no_listing(listings, text):
    assert listings(text) == []


def test_the_place_of_an_item(facts_of):
    facts = facts_of("下属单位2个：河道所、供水站。")
    [found] = facts.listings
    assert [facts.document.text(item.span) for item in found.items] == ["河道所", "供水站"]
    assert facts.document.text(found.span) == "下属单位2个：河道所、供水站"
