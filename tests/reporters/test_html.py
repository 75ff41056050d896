from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from reportlint.engine.results import Result
from reportlint.reporters import html
from reportlint.reporters.html.marks import Mark, marked
from reportlint.reporters.html.markup import element
from reportlint.reporters.run import Run

from .sample import broken, clean, docx_result, pdf_result, rule, run_of, sample, text_file, xlsx_result
from .strategies import results

HOSTILE = "</script><script>hit=1</script><img src=x onerror=hit=1>\"'&lt;"


def page_of(result: Result) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(html.render(run_of(result)))


def texts(elements: list[lxml_html.HtmlElement]) -> list[str]:
    return [found.text_content() for found in elements]


def test_page_asks_for_nothing_from_elsewhere():
    tree = page_of(sample())
    assert tree.xpath("//@src | //link | //iframe | //object | //form | //base") == []
    assert not [href for href in tree.xpath("//@href") if re.match(r"(?i)[a-z]+:|//", href)]
    assert not re.search(r"(?i)url\(|@import|fetch\(|XMLHttpRequest|eval\(|innerHTML", html.render(run_of(sample())))


def test_policy_allows_this_style_and_script_alone():
    tree = page_of(sample())
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    for kind in ("style", "script"):
        (source,) = tree.xpath(f"//{kind}/text()")
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert tree.xpath("//@style | //@onclick") == []


def test_marks_hold_the_words_of_their_findings():
    tree = page_of(Result((text_file(),)))
    for number, found in enumerate(text_file().findings):
        marks = [mark for mark in tree.xpath("//mark[@data-findings]") if f"f0-{number}" in mark.get("data-findings")]
        assert "".join(texts(marks)) == found.location.context[1]


def test_related_places_are_marked():
    tree = page_of(Result((text_file(),)))
    assert texts(tree.xpath("//mark[@data-related='f0-1']")) == ["120.50万元", "基本支出80.00万元"]


def test_cards_follow_their_paragraph_in_order():
    tree = page_of(Result((text_file(),)))
    rows = [row for row in tree.find_class("row") if row.find_class("card")]
    assert [[card.get("id") for card in row.find_class("card")] for row in rows] == [
        ["f0-0"],
        ["f0-1"],
        ["f0-2", "f0-3"],
        ["f0-4"],
    ]


def test_card_tells_all_that_is_known():
    (card,) = page_of(Result((text_file(),))).xpath("//*[@id='f0-1']")
    assert [card.get("data-level"), card.get("data-code")] == ["error", "ARI101"]
    assert texts(card.xpath(".//p")) == [
        "依据10.50÷（120.50－10.50）≈9.545%",
        "建议若把“减少10.50万元”改为“增加10.50万元”，则前后相符",
        "建议核对上年数",
        "参见11:10 本年数",
        "参见11:42 分项",
        "ARI101 说明",
    ]


def test_findings_that_do_not_count_are_set_apart():
    tree = page_of(Result((text_file(),)))
    assert [card.get("id") for card in tree.xpath("//*[@data-aside]")] == ["f0-2", "f0-4"]
    assert texts(tree.find_class("state")) == ["已忽略：等区里批复", "基线已有"]
    assert not tree.xpath("//mark[@data-findings='f0-2']/@data-level")


def test_headings_and_paragraphs_of_the_report():
    (sheet,) = page_of(Result((text_file(),))).find_class("sheet")
    assert [(found.tag, found.text_content()) for found in sheet.xpath(".//h3 | .//h4")] == [
        ("h3", "一、基本情况"),
        ("h4", "（一）部门职责"),
        ("h4", "（二）支出情况"),
        ("h3", "二、自评结论"),
    ]


def test_tables_with_the_tables_in_them():
    tree = page_of(Result((docx_result(),)))
    outer, inner = tree.xpath("//*[@class='scroller']//table")
    assert texts(outer.xpath("./tbody/tr[4]/td")) == ["合计", "81.00"]
    assert texts(inner.xpath("./tbody/tr/td")) == ["一", "二", "1", "2"]
    assert inner.getparent().text_content().startswith("公用经费")
    assert outer.xpath(".//mark[@data-findings='f0-0']/text()") == ["81.00"]


@pytest.mark.parametrize(
    ("make", "breaks"), [(pdf_result, ["第 1 页", "第 2 页"]), (xlsx_result, ["工作表：收支表"]), (text_file, [])]
)
def test_pages_and_sheets_are_told_apart(make, breaks):
    assert texts(page_of(Result((make(),))).find_class("break")) == breaks


def test_files_are_listed_worst_first():
    tree = page_of(sample())
    assert tree.xpath("//tr[@data-file]/th/a/text()") == [
        "打不开.docx", "报告/水务局.txt", "报告/水务局 附表.docx", "数据表.xlsx", "公开说明.pdf", "没有问题.txt",
    ]  # fmt: skip
    assert tree.xpath("//section[@class='file']/@id") == [f"f{number}" for number in range(6)]
    assert texts(tree.xpath("//*[@class='left-out']//li")) == ["旧稿.doc：要先另存为 docx"]
    assert texts(tree.xpath("//tr[not(@data-file)]/th[@scope='row']")) == ["云溪区水务局", "云溪区林业局"]


def test_file_that_could_not_be_read_shows_why():
    tree = page_of(Result((broken(),)))
    assert "文件已损坏，打不开。" in texts(tree.find_class("message"))
    assert texts(tree.find_class("failed")) == ["没有读出"]
    assert tree.find_class("text") == []


def test_result_without_its_text_still_shows_the_findings():
    tree = page_of(Result((replace(text_file(), transcript=None),)))
    assert len(tree.find_class("card")) == 5


def test_what_was_read_and_what_was_not_decided():
    (details,) = page_of(Result((text_file(),))).find_class("reading")
    assert texts(list(details)) == [
        "金额和百分数 8 个，4 个能与别的数核对（50%）；核对了 2 处，1 处判断不了。",
        "其余 4 个：没有分项的人数 3 个、只出现一次的金额 1 个。",
        "ARI104 11:10：分项没有列全",
    ]


def test_rules_are_explained_without_their_examples():
    tree = page_of(Result((text_file(),)))
    (page,) = tree.find_class("rule-page")
    assert texts(list(page)) == [
        "ARI101 增减方向矛盾",
        "金额和比率说的方向相反。",
        "为什么",
        "一句话里 <b>自相矛盾</b>。",
    ]
    assert tree.xpath("//a[@href='#rule-ARI101']")
    assert not tree.xpath("//a[@href='#rule-TYP803']")


@pytest.mark.parametrize("page", ["", "# 标题\n", "# 标题\n\n## 例\n\n```txt bad\n甲\n```\n"])
def test_rules_with_little_to_say(page):
    run = Run.of(Result((text_file(),)), 1, {"ARI101": rule(page)})
    (found,) = lxml_html.document_fromstring(html.render(run)).find_class("rule-page")
    assert found.text_content() == "ARI101 增减方向矛盾"


def test_hostile_words_stay_words():
    file = text_file(f"{HOSTILE.replace('/', '')}.txt", f"{HOSTILE}\n{HOSTILE}依据<水利资金管理办法>，120.50万元，"
                     "比上年减少10.50万元，增长9.55%，基本支出80.00万元XX编制12人，实有在职13人96分。\n")  # fmt: skip
    odd = [replace(found, message=HOSTILE, suggestions=(HOSTILE,), title=HOSTILE) for found in file.findings]
    hostile = replace(file, findings=tuple(odd), unit=HOSTILE, profile=HOSTILE)
    rendered = html.render(Run.of(Result((hostile, clean())), 1, {"ARI101": rule(f"# a\n\n{HOSTILE}\n")}))
    assert rendered.count("<script>") == rendered.count("</script>") == 1
    tree = lxml_html.document_fromstring(rendered)
    assert tree.xpath("//img") == []
    assert HOSTILE in tree.find_class("message")[0].text_content()
    assert HOSTILE in tree.find_class("sheet")[0].text_content()


@pytest.mark.parametrize(
    ("path", "folder", "link"),
    [
        ("报告/水务局.txt", "", "%E6%8A%A5%E5%91%8A/%E6%B0%B4%E5%8A%A1%E5%B1%80.txt"),
        ("报告/水务局.txt", "报告", "%E6%B0%B4%E5%8A%A1%E5%B1%80.txt"),
        ("a.txt", "out", "../a.txt"),
        ("javascript:alert(1).txt", "", "./javascript%3Aalert%281%29.txt"),
    ],
)
def test_links_lead_to_the_file(path, folder, link):
    run = replace(run_of(Result((text_file(path),))), folder=Path(folder))
    tree = lxml_html.document_fromstring(html.render(run))
    assert tree.xpath("//header//dd/a/@href") == [link]


@given(results())
@settings(max_examples=30)
def test_any_result_makes_a_page(result):
    tree = lxml_html.document_fromstring(html.render(Run.of(result, 0, {})))
    assert len(tree.find_class("file")) == len(result.files)
    assert len(tree.find_class("card")) == sum(len(file.findings) for file in result.files)


@given(st.text("甲乙丙丁", max_size=12), st.data())
def test_pieces_make_up_the_text_and_each_mark(words, data):
    edges = st.integers(0, len(words))
    ranges = data.draw(st.lists(st.tuples(edges, edges).map(sorted), max_size=4))
    found = [Mark(start, end, f"f{number}", "info") for number, (start, end) in enumerate(ranges)]
    whole = element("p", *marked(words, found))
    assert "".join(whole.itertext()) == words
    for mark in found:
        pieces = [piece for piece in whole if mark.finding in piece.get("data-findings").split()]
        assert pieces
        assert "".join("".join(piece.itertext()) for piece in pieces) == words[mark.start : mark.end]


def test_piece_takes_the_worst_level():
    found = [Mark(0, 3, "a", "info"), Mark(1, 2, "b", "error"), Mark(2, 3, "c", None), Mark(0, 1, "d", "error", True)]
    pieces = [(piece.text, piece.get("data-level")) for piece in element("p", *marked("甲乙丙", found))]
    assert pieces == [("甲", "info"), ("乙", "error"), ("丙", "info")]
