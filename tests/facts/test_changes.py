import pytest

from reportlint.model.claims import Direction


@pytest.fixture
def changes(facts_of):
    return lambda text: list(facts_of(text).changes)


def words(turn):
    return f"{turn.word.text}{turn.quantity.text}" if turn else None


@pytest.mark.parametrize(
    ("text", "delta", "rate"),
    [
        ("支出5万元，比上年增加1万元，增长25%。", "增加1万元", "增长25%"),
        ("支出5万元，较年初预算减少1万元（下降16.67%）。", "减少1万元", "下降16.67%"),
        ("支出5万元，比上年增长25%，增加1万元。", "增加1万元", "增长25%"),
        ("支出5万元，比上年增加1万元。", "增加1万元", None),
        ("支出5万元，比上年下降3.1%。", None, "下降3.1%"),
        ("举办活动24场，比上年增加4场，增长20%。", "增加4场", "增长20%"),
        ("支出5万元，增加额为1万元，增长率为25%。", "增加额1万元", "增长率25%"),
        ("支出5万元，比上年减少-1万元。", "减少-1万元", None),
        ("支出5万元（比上年增加1万元，增长25%）。", "增加1万元", "增长25%"),
    ],
)
def test_amount_and_rate(changes, text, delta, rate):
    [change] = changes(text)
    assert (words(change.delta), words(change.rate)) == (delta, rate)


@pytest.mark.parametrize(
    ("word", "direction"),
    [
        ("增加", Direction.UP), ("增支", Direction.UP), ("追加", Direction.UP), ("超支", Direction.UP),
        ("减少", Direction.DOWN), ("压减", Direction.DOWN), ("核减", Direction.DOWN), ("节约", Direction.DOWN),
    ],
)  # fmt: skip
def test_directions(changes, word, direction):
    [change] = changes(f"支出5万元，比上年{word}1万元。")
    assert change.delta.direction is direction


@pytest.mark.parametrize(
    ("text", "stage", "year", "amount"),
    [
        pytest.param("支出5万元，比上年增加1万元。", "上年", None, None, id="last year"),
        pytest.param("支出5万元，较上年的4万元增加1万元。", "上年", None, "4万元", id="its amount"),
        pytest.param("支出5万元，与2023年度相比增加1万元。", None, 2023, None, id="a year"),
        pytest.param("支出5万元，与2023年度相比，增加1万元。", None, 2023, None, id="a year and a comma"),
        pytest.param("支出5万元，比2023年决算数增加1万元。", "决算", 2023, None, id="a year's final account"),
        pytest.param("支出5万元，较年初预算数6万元减少1万元。", "年初预算", None, "6万元", id="budget with its amount"),
        pytest.param("支出5万元，同比增加1万元。", "上年", None, None, id="同比"),
        pytest.param("支出5万元，比调整预算减少1万元。", "调整预算", None, None, id="adjusted budget"),
    ],
)
def test_bases(changes, text, stage, year, amount):
    [change] = changes(text)
    base = change.base
    assert (base.stage, base.year, base.quantity and base.quantity.text) == (stage, year, amount)


@pytest.mark.parametrize("text", ["支出5万元，增加1万元。", "支出5万元，追加1万元，增长25%。"])
def test_without_a_base(changes, text):
    [change] = changes(text)
    assert change.base is None


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("支出5万元，与上年持平。", "持平"),
        ("支出5万元，与上年基本持平。", "基本持平"),
        ("支出5万元，较上年无增减。", "无增减"),
        ("支出5万元，比年初预算无变化。", "无变化"),
    ],
)
def test_flat(changes, text, flat):
    [change] = changes(text)
    assert (change.flat.text, change.delta, change.rate) == (flat, None, None)


@pytest.mark.parametrize(
    ("text", "currents"),
    [
        pytest.param("支出5万元，比上年增加1万元。", [["5万元"]], id="right before"),
        pytest.param("支出5万元（含结转1万元），比上年增加1万元。", [["5万元"]], id="behind a bracket"),
        pytest.param("收入5万元，支出3万元，比上年增加1万元。", [["3万元"]], id="the nearest"),
        pytest.param("支出5万元。比上年增加1万元。", [["5万元"]], id="the sentence before"),
        pytest.param("支出5万元，举办活动24场，比上年增加4场。", [["24场"]], id="of the same kind"),
        pytest.param(
            "基本支出5万元，项目支出3万元。基本支出比上年增加1万元，项目支出比上年减少1万元。",
            [["5万元"], ["3万元"]],
            id="named in its clause",
        ),
        pytest.param(
            "支出5万元，其中：人员3万元，比上年增加1万元；公用2万元，比上年减少0.5万元。",
            [["3万元"], ["2万元"]],
            id="each part",
        ),
        pytest.param("比上年增加1万元。", [[]], id="nothing before"),
    ],
)
def test_what_changed(changes, text, currents):
    assert [[amount.quantity.text for amount in change.currents] for change in changes(text)] == currents


def test_two_bases_are_two_changes(changes):
    first, second = changes("支出5万元，比上年增加1万元，增长25%，比年初预算减少2万元，下降28.57%。")
    assert (first.base.stage, words(first.delta), words(first.rate)) == ("上年", "增加1万元", "增长25%")
    assert (second.base.stage, words(second.delta), words(second.rate)) == ("年初预算", "减少2万元", "下降28.57%")


def test_two_years_of_comparison(changes):
    first, second = changes("支出5万元，比2022年增加1万元，比2019年减少3万元。")
    assert (first.base.year, second.base.year) == (2022, 2019)


def test_the_base_goes_on_in_a_list_without_its_amount(changes):
    _, second = changes("支出5万元，比上年的4万元增加1万元，其中：人员3万元，增加2万元。")
    assert (second.base.stage, second.base.quantity) == ("上年", None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("支出5万元，比上年增加（减少）1万元。", id="undecided"),
        pytest.param("支出减少到5万元。", id="level"),
        pytest.param("降幅比上年收窄，支出5万元。", id="change of a rate"),
        pytest.param("预算增减变动情况表，合计5万元。", id="both at once"),
        pytest.param("《关于增加5万元经费的请示》已批复5万元。", id="title"),
    ],
)
def test_no_change(changes, text):
    assert changes(text) == []


def test_the_span_runs_from_base_to_rate(facts_of):
    facts = facts_of("支出5万元，比上年增加1万元，增长25%，主要是人员增加。")
    assert facts.document.text(facts.changes[0].span) == "比上年增加1万元，增长25%"


def test_a_change_is_found_by_its_place(facts_of):
    facts = facts_of("支出5万元，比上年增加1万元。收入6万元，比上年减少2万元。")
    _, second = facts.changes
    assert facts.change_at(second.span) is second
    assert facts.change_at(facts.amounts[0].span) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由45.6万元增至52.3万元。", ("45.6万元", "增至", "52.3万元", Direction.UP)),
        ("批次从32批次减少到24批次。", ("32批次", "减少到", "24批次", Direction.DOWN)),
        ("满意度由93.1%提高到95.4%。", ("93.1%", "提高到", "95.4%", Direction.UP)),
        ("预算由5万元调整为6万元。", ("5万元", "调整为", "6万元", Direction.FLAT)),
    ],
)
def test_conversions(facts_of, text, expected):
    [found] = facts_of(text).conversions
    assert (found.before.text, found.word.text, found.after.text, found.direction) == expected


def test_a_change_behind_a_conversion_has_its_numbers(changes):
    [change] = changes("事故由45起增至54起，增长20%。")
    assert change.base.quantity.text == "45起"
    assert [amount.quantity.text for amount in change.currents] == ["54起"]


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        pytest.param(
            "2024年基本支出5万元，比上年增加1万元。\n\n2023年基本支出4万元。", ["4万元"], id="last year, elsewhere"
        ),
        pytest.param(
            "基本支出年初预算数为6万元，决算数为5万元，比年初预算数减少1万元。", ["6万元"], id="stage, same sentence"
        ),
        pytest.param("2024年基本支出5万元，比上年增加1万元。\n\n2023年项目支出4万元。", [], id="another account"),
        pytest.param("2024年基本支出5万元，比上年增加1万元。\n\n2022年基本支出4万元。", [], id="another year"),
        pytest.param("2024年全县税收收入5万元，比上年增加1万元。2023年县本级税收收入4万元。", [], id="another's"),
        pytest.param("基本支出5万元，增加1万元。\n\n2023年基本支出4万元。", [], id="no base said"),
    ],
)
def test_bases_elsewhere(facts_of, text, bases):
    facts = facts_of(text)
    assert [amount.quantity.text for amount in facts.bases(facts.changes[0])] == bases
