"""The page in a real browser, from a file:// address as people open it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from reportlint.engine.results import Result
from reportlint.reporters import html
from reportlint.reporters.run import Run

from .sample import clean, rule, run_of, sample, text_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Opened = Callable[..., Page]

WIDE, NARROW = {"width": 1360, "height": 900}, {"width": 390, "height": 800}
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll(".card:not([hidden])")].map((card) => card.getBoundingClientRect());
  return boxes.some((one, at) => boxes.slice(at + 1).some((other) =>
    one.top < other.bottom && other.top < one.bottom && one.left < other.right && other.left < one.right));
}"""
CONTRAST = """(selector) => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([red, green, blue]) => [red, green, blue]
    .map((part) => part / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (element) => {
    const back = getComputedStyle(element).backgroundColor;
    return (parts(back)[3] ?? 1) > 0 ? back : behind(element.parentElement);
  };
  return Math.min(...[...document.querySelectorAll(selector)].map((element) => {
    const pair = [light(parts(getComputedStyle(element).color)), light(parts(behind(element)))];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  }));
}"""


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Opens the page of a run; whatever the browser complains of or asks for besides the page fails the test."""
    trouble: list[str] = []
    contexts = []

    def open_(run: Run, hash_: str = "", **options: object) -> Page:
        path = tmp_path / "检查 结果.html"
        path.write_bytes(html.render(run).encode())
        address = path.as_uri()
        contexts.append(browser.new_context(**{"viewport": WIDE, **options}))
        page = contexts[-1].new_page()
        page.on("console", lambda message: trouble.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on("request", lambda asked: trouble.append(asked.url) if asked.url.split("#")[0] != address else None)
        page.goto(address + hash_)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert trouble == []


@pytest.fixture
def single(opened: Opened) -> Page:
    """The page of one report."""
    return opened(run_of(Result((text_file(),), baseline=True)))


def shown(page: Page) -> list[str]:
    return [card.get_attribute("id") for card in page.locator(".card:visible").all()]


def marked(page: Page, finding: str) -> list[str]:
    """The words that are marked for a finding, by the level that they show."""
    marks = page.locator(f'.mark[data-findings~="{finding}"]').all()
    return [mark.get_attribute("data-level") for mark in marks]


def test_words_are_marked_beside_their_cards(single):
    assert shown(single) == ["f0-0", "f0-1", "f0-3"]
    for number, level in [(0, "info"), (1, "error"), (3, "warning")]:
        mark = single.locator(f'.mark[data-findings~="f0-{number}"]')
        found = text_file().findings[number]
        assert "".join(mark.all_inner_texts()) == found.location.quote
        assert set(marked(single, f"f0-{number}")) == {level}
        beside = single.locator(f"#f0-{number}").bounding_box()
        words = mark.first.bounding_box()
        assert beside["x"] > words["x"] + words["width"]
        assert abs(beside["y"] - words["y"]) < 40


def test_levels_can_be_put_away(single):
    single.get_by_role("button", name="提示 1").click()
    assert shown(single) == ["f0-1", "f0-3"]
    assert marked(single, "f0-0") == [None]
    assert single.locator("#shown").inner_text() == "显示 2 个，共 5 个"
    single.get_by_role("button", name="错误 1").click()
    assert shown(single) == ["f0-3"]
    single.get_by_role("button", name="提示 1").click()
    assert shown(single) == ["f0-0", "f0-3"]
    assert marked(single, "f0-0") == ["info"]


def test_one_rule_can_be_chosen(single):
    assert single.locator("#rule option").all_inner_texts() == [
        "全部", "ARI101 增减方向矛盾（1）", "CMP901 实有人数超过编制（1）", "TYP803 书名号写法不规范（1）",
    ]  # fmt: skip
    single.get_by_label("规则").select_option("CMP901")
    assert shown(single) == ["f0-3"]
    single.get_by_label("规则").select_option("")
    assert len(shown(single)) == 3


def test_what_does_not_count_shows_on_demand(single):
    single.get_by_label("已忽略和已知的（2）").check()
    assert shown(single) == ["f0-0", "f0-1", "f0-2", "f0-3", "f0-4"]
    assert marked(single, "f0-2") == ["aside"]
    single.get_by_label("已忽略和已知的（2）").uncheck()
    assert marked(single, "f0-2") == [None]


def test_click_on_words_opens_their_card(single):
    single.locator('.mark[data-findings~="f0-1"]').first.click()
    card = single.locator("#f0-1")
    assert card.get_by_role("button").get_attribute("aria-expanded") == "true"
    assert card.get_by_text("10.50÷（120.50－10.50）≈9.545%").is_visible()
    assert single.locator(".lit-related").all_inner_texts() == ["120.50万元", "基本支出80.00万元"]
    single.keyboard.press("Escape")
    assert not card.get_by_text("10.50÷").is_visible()
    assert single.locator(".lit-related").count() == 0


def test_click_on_a_card_shows_its_words(opened):
    page = opened(run_of(Result((text_file(),))), viewport={"width": 1360, "height": 260})
    page.locator("#f0-3 button").click()
    mark = page.locator('.mark[data-findings~="f0-3"]')
    assert "lit" in mark.get_attribute("class").split()
    box = mark.bounding_box()
    assert 0 < box["y"] < 260 - box["height"]
    page.locator("#f0-3 button").click()
    assert page.locator("#f0-3 button").get_attribute("aria-expanded") == "false"


def test_open_card_stands_level_with_its_words(single):
    single.locator("#f0-3 button").click()
    words = single.locator('.mark[data-findings~="f0-3"]').bounding_box()
    assert abs(single.locator("#f0-3").bounding_box()["y"] - words["y"]) < 3


def test_pointer_lights_words_and_card_both_ways(single):
    mark, card = single.locator('.mark[data-findings~="f0-1"]').first, single.locator("#f0-1")
    card.hover()
    assert "lit" in mark.get_attribute("class").split()
    single.mouse.move(5, 300)
    assert "lit" not in mark.get_attribute("class").split()
    mark.hover()
    assert "lit" in card.get_attribute("class").split()


def test_keyboard_goes_from_finding_to_finding(single):
    for key, card in [("j", "f0-0"), ("j", "f0-1"), ("k", "f0-0"), ("k", "f0-3")]:
        single.keyboard.press(key)
        assert single.locator(".card.open").get_attribute("id") == card
    single.keyboard.press("Enter")
    assert single.locator(".card.open").count() == 0
    single.keyboard.press("Shift+Tab")
    assert single.evaluate("document.activeElement.closest('.card').id") == "f0-1"
    assert "lit" in single.locator('.mark[data-findings~="f0-1"]').first.get_attribute("class").split()


def test_buttons_step_through_the_findings(single):
    single.get_by_role("button", name="下一个").click()
    single.get_by_role("button", name="下一个").click()
    assert single.locator(".card.open").get_attribute("id") == "f0-1"
    single.get_by_role("button", name="上一个").click()
    assert single.locator(".card.open").get_attribute("id") == "f0-0"


def test_everything_to_press_has_a_name_and_the_page_its_landmarks(opened):
    page = opened(run_of(sample()))
    assert page.locator("main").count() == page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    for control in page.locator("button, select, input").all():
        assert control.evaluate("(it) => (it.innerText || it.labels?.[0]?.innerText || '').trim()")


@pytest.mark.parametrize("hash_", ["", "#f1"], ids=["list", "report"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_enough_to_read(opened, scheme, hash_):
    page = opened(run_of(sample()), hash_, color_scheme=scheme)
    for selector in (".badge", ".list td", ".card .message", ".card .level", ".card .title", ".mark[data-level]",
                     ".text p", ".about dd", ".toolbar button", "#shown", ".toolbar a", ".break"):  # fmt: skip
        assert page.evaluate(CONTRAST, selector) >= 4.5, selector


def test_dark_where_the_system_is(opened):
    run = run_of(Result((text_file(),)))
    backs = [
        opened(run, color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert backs == ["rgb(238, 240, 242)", "rgb(21, 24, 28)"]


@pytest.mark.parametrize("open_card", [None, "f0-0", "f0-29", "f0-59"])
def test_cards_never_cover_each_other(opened, open_card):
    file = text_file()
    page = opened(run_of(Result((replace(file, findings=(file.findings[1], file.findings[3]) * 30),))))
    if open_card:
        page.locator(f"#{open_card} button").click()
    assert len(shown(page)) == 60
    assert page.evaluate(OVERLAPS) is False
    sheet, last = page.locator(".sheet").bounding_box(), page.locator(".card").last.bounding_box()
    assert sheet["y"] + sheet["height"] >= last["y"] + last["height"]


def test_list_leads_to_each_report_and_back(opened):
    page = opened(run_of(sample()))
    assert page.locator("tr[data-file] a").all_inner_texts()[:2] == ["打不开.docx", "报告/水务局.txt"]
    assert page.locator(".file:visible").count() == 0
    page.get_by_role("link", name="报告/水务局 附表.docx").click()
    assert page.locator(".file:visible h2").all_inner_texts() == ["水务局 附表.docx"]
    assert page.locator("#overview").is_hidden()
    page.get_by_role("link", name="全部文件").click()
    assert page.locator("#overview").is_visible()
    page.go_back()
    assert page.locator(".file:visible h2").all_inner_texts() == ["水务局 附表.docx"]


def test_address_of_a_finding_opens_it(opened):
    page = opened(run_of(sample()), "#f1-3")
    assert page.locator(".file:visible h2").all_inner_texts() == ["水务局.txt"]
    assert page.locator(".card.open").get_attribute("id") == "f1-3"


def test_rule_is_explained_a_click_away(single):
    single.locator("#f0-1 button").click()
    single.get_by_role("link", name="ARI101 说明").click()
    assert single.locator("#rule-ARI101 p").first.is_visible()
    assert single.locator(".file:visible").count() == 0
    single.get_by_role("link", name="返回报告").click()
    assert single.locator(".file:visible").count() == 1


def test_list_shows_files_that_have_what_is_looked_for(opened):
    page = opened(run_of(sample()))
    page.get_by_label("规则").select_option("ARI108")
    assert page.locator("tr[data-file]:visible a").all_inner_texts() == ["报告/水务局 附表.docx", "数据表.xlsx"]


@pytest.mark.parametrize("hash_", ["#overview", "#f1", "#f2", "#f3"])
def test_narrow_windows_need_no_sideways_scrolling(opened, hash_):
    page = opened(run_of(sample()), hash_, viewport=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_cards_stand_below_their_paragraph_in_narrow_windows(opened):
    page = opened(run_of(Result((text_file(),))), viewport=NARROW)
    words = page.locator('.mark[data-findings~="f0-1"]').last.bounding_box()
    card = page.locator("#f0-1").bounding_box()
    following = page.get_by_text("公务接待费").first.bounding_box()
    assert words["y"] < card["y"] < following["y"]
    assert page.evaluate(OVERLAPS) is False


def test_page_works_without_its_script(opened):
    page = opened(run_of(sample()), java_script_enabled=False)
    assert page.locator(".controls").is_hidden()
    assert page.locator(".file:visible").count() == 6
    assert page.locator(".card:visible").count() == sum(len(file.findings) for file in sample().files)


def test_printing_shows_everything(opened, tmp_path):
    page = opened(run_of(sample()))
    page.pdf(path=tmp_path / "print.pdf", format="A4")
    with pypdfium2.PdfDocument(tmp_path / "print.pdf") as printed:
        words = "".join(sheet.get_textpage().get_text_range() for sheet in printed).replace("\r\n", "")
    for expected in ("文件已损坏", "≈9.545%", "核对上年数", "以上情况属实", "其余 4 个：",
                     "全年完成检查4次", "旧稿.doc", "金额和比率说的方向相反。"):  # fmt: skip
        assert expected in words
    assert "上一个" not in words


def test_printing_from_a_report_prints_that_report(opened):
    page = opened(run_of(sample()), "#f1")
    page.emulate_media(media="print")
    assert page.locator(".file:visible h2").all_inner_texts() == ["水务局.txt"]
    assert page.locator(".card:visible .more:visible").count() == 3
    assert page.evaluate(OVERLAPS) is False


def test_hostile_words_do_nothing(opened):
    words = "</script><script>hit=1</script><img src=x onerror=hit=1><svg onload=hit=1>\"'`${hit=1}"
    file = text_file(f"{words.replace('/', '')}.txt")
    odd = [replace(found, message=words, title=words, suggestions=(words,), suppressed=None) for found in file.findings]
    hostile = replace(file, findings=tuple(odd), unit=words, profile=words)
    page = opened(Run.of(Result((hostile, clean())), 1, {"ARI101": rule(f"# a\n\n{words}\n")}), "#f0-1")
    assert page.evaluate("typeof hit") == "undefined"
    assert page.locator("#f0-1 .message").inner_text() == words
    assert page.locator("img, svg").count() == 0


def test_five_hundred_reports_stay_usable(opened):
    result = Result(tuple(text_file(f"报告/单位{number:03}.txt") for number in range(500)))
    page = opened(run_of(result), "#f499")
    assert page.locator(".file:visible .card:visible").count() == 3
    page.get_by_role("button", name="提示 500").click()
    assert page.locator(".file:visible .card:visible").count() == 2
