import pytest

from reportlint.facts.entities import same_unit, split_name


@pytest.fixture
def names(facts_of):
    return lambda text: [(entity.role, entity.name) for entity in facts_of(text).entities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("填报单位：溪南县水务局", [("填报单位", "溪南县水务局")], id="cover field"),
        pytest.param("部门名称（公章）：溪南县水务局", [("部门名称", "溪南县水务局")], id="seal"),
        pytest.param("溪南县水务局2024年度部门整体支出绩效自评报告", [("标题", "溪南县水务局")], id="title"),
        pytest.param("2024年度溪南县水务局部门决算公开说明", [("标题", "溪南县水务局")], id="title after the year"),
        pytest.param(
            "根据要求，现将溪南县水务局2024年度整体支出绩效自评情况报告如下。",
            [("“现将”一句", "溪南县水务局")],
            id="opening sentence",
        ),
        pytest.param(
            "溪南县水务局（本级）2024年部门预算公开说明", [("标题", "溪南县水务局(本级)")], id="note behind it"
        ),
        pytest.param("部门整体支出绩效自评报告", [], id="no name"),
        pytest.param("溪南县水务局是县政府工作部门，承担水务管理职责。", [], id="prose"),
    ],
)
def test_names(names, text, expected):
    assert names(text) == expected


def test_cover_title_and_opening_in_order(names):
    text = (
        "溪南县水务局2024年度部门整体支出绩效自评报告\n\n填报单位：溪南县水务局\n\n"
        "现将溪南县水务局2024年度绩效自评情况报告如下。"
    )
    assert [role for role, _ in names(text)] == ["填报单位", "标题", "“现将”一句"]


@pytest.mark.parametrize(
    ("name", "places", "head"),
    [
        ("东屿市云岭区财政局", ("东屿市", "云岭区"), "财政局"),
        ("溪南县水务局", ("溪南县",), "水务局"),
        ("澄湖省溪南县城关镇人民政府", ("澄湖省", "溪南县", "城关镇"), "人民政府"),
        ("财政局", (), "财政局"),
        ("溪南县", (), "溪南县"),
    ],
)
def test_places(name, places, head):
    assert split_name(name) == (places, head)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("溪南县工商业联合会", "溪南县工商联", True),
        ("溪南县规划和自然资源局", "溪南县规划与自然资源局", True),
        ("东屿市溪南县水务局", "溪南县水务局", True),
        ("溪南县水务局", "溪南县水利局", False),
        ("溪南县水务局", "溪北县水务局", False),
        ("溪南县水务局", "溪南县财政局", False),
    ],
)
def test_whether_two_names_may_mean_one_unit(facts_of, lexicon, left, right, same):
    first, second = (facts_of(f"填报单位：{name}").entities[0] for name in (left, right))
    assert same_unit(first, second, lexicon.vocabulary("names")) is same


def test_where_a_name_stands(facts_of):
    facts = facts_of("2024年度溪南县水务局部门决算公开说明")
    assert facts.document.text(facts.entities[0].span) == "溪南县水务局"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("填报单位：东屿市云岭区财政局", ("云岭区", "区")),
        ("溪南县水务局2024年度部门决算公开说明", ("溪南县", "县")),
        ("望海市2023年度高标准农田建设补助资金绩效评价报告", ("望海市", "市")),
        ("部门决算公开说明", None),
    ],
)
def test_the_level_of_government(facts_of, text, level):
    assert facts_of(text).level == level
