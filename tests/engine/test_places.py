"""Fingerprints: the same finding keeps its own wherever it stands, and loses it when its numbers change."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.engine.places import fingerprints, normalised
from reportlint.engine.registry import installed
from reportlint.engine.runner import Linter, Settings
from reportlint.engine.selection import Selection
from reportlint.model.findings import Evidence, Finding, Operand, Related, Severity
from reportlint.readers.detect import read
from reportlint.testing.docx_files import docx_file
from reportlint.testing.pdf_files import PdfPage, pdf_file

NUMBERS = "一二三四五六七八九"
WIDE = {ord(char): chr(ord(char) + 0xFEE0) for char in "0123456789.%"}
MARKED = re.compile(r"减少(\S+?)万元，增长(\S+?)[%％]")


def text_of(sections):
    """A report as text: (title, paragraphs) of each section, numbered."""
    parts = ["某某局2023年度部门整体支出绩效自评报告"]
    for number, (title, paragraphs) in zip(NUMBERS, sections, strict=False):
        parts += [f"{number}、{title}", *paragraphs]
    return "\n".join(parts) + "\n"


def findings_of(document):
    """A finding for every 减少…增长… in a document, as a check would give it."""
    for block in document.blocks:
        for match in MARKED.finditer(block.text):
            operands = tuple(Operand("", match[group], block.span(*match.span(group))) for group in (1, 2))
            yield Finding(
                "ARI101", "方向相反。", block.span(*match.span()), Severity.ERROR, evidence=Evidence("", operands)
            )


def prints(text, name="报告.txt"):
    document = read(text.encode(), name)
    return Counter(fingerprints(document, list(findings_of(document))))


def plain(number):
    return f"本年度开展第{number}批调研，形成材料并报送有关部门，各项工作按计划推进。"


def marked(subject, amount, rate):
    return f"本年{subject}支出安排到位，比上年减少{amount}万元，增长{rate}%，主要原因是压减一般性支出和项目调整。"


SUBJECTS = st.sampled_from(["会议费", "培训费", "差旅费", "印刷费"])
AMOUNTS = st.integers(1, 5).map(lambda tenths: f"{tenths}.{tenths}")
MARKED_PARAGRAPHS = st.builds(marked, SUBJECTS, AMOUNTS, st.integers(1, 3))
PARAGRAPHS = st.builds(
    lambda first, others: [*others, first],
    MARKED_PARAGRAPHS,
    st.lists(st.one_of(st.builds(plain, st.integers(1, 9)), MARKED_PARAGRAPHS), max_size=4),
)
TITLES = st.permutations(["基本情况", "资金管理", "资产管理", "绩效分析", "存在问题"])
SECTIONS = st.builds(
    lambda titles, bodies: list(zip(titles, bodies, strict=False)), TITLES, st.lists(PARAGRAPHS, min_size=2, max_size=4)
)


@given(SECTIONS, st.data())
def test_they_survive_paragraphs_added_anywhere(sections, data):
    grown = [
        (title, [new for old in paragraphs for new in (*data.draw(st.sampled_from([(), (plain(7),)])), old)])
        for title, paragraphs in sections
    ]
    assert prints(text_of(grown)) == prints(text_of(sections))


@given(SECTIONS, st.data())
def test_they_survive_sections_that_move_and_get_other_numbers(sections, data):
    assert prints(text_of(data.draw(st.permutations(sections)))) == prints(text_of(sections))


@given(SECTIONS)
def test_they_survive_a_section_put_in_front(sections):
    assert prints(text_of([("前言说明", [plain(1)]), *sections])) == prints(text_of(sections))


@given(SECTIONS)
def test_they_survive_full_width_figures(sections):
    text = text_of(sections)
    head, _, body = text.partition("\n")
    assert prints(f"{head}\n{body.translate(WIDE)}") == prints(text)


@given(SECTIONS, st.integers(34, 44))
def test_they_survive_wrapping(sections, width):
    filled = [*sections, ("其他说明", [plain(8) * 4])]  # enough wrapped lines to know the margin by
    text = text_of(filled)
    wrapped = "\n".join("\n".join(re.findall(f".{{1,{width}}}", line)) for line in text.splitlines())
    assert prints(wrapped) == prints(text)


@given(SECTIONS, st.data())
def test_a_changed_number_changes_its_finding_and_no_other(sections, data):
    text = text_of(sections)
    group = data.draw(st.sampled_from([1, 2]))
    start, end = data.draw(st.sampled_from(list(MARKED.finditer(text)))).span(group)
    before, after = prints(text), prints(f"{text[:start]}97{text[end:]}")
    assert (before - after).total() == 1
    assert (after - before).total() == 1


@given(SECTIONS)
def test_no_two_findings_have_the_same(sections):
    assert all(count == 1 for count in prints(text_of(sections)).values())


TWICE = [("资金管理", [marked("会议费", "1.5", 3)] * 2)]


def test_two_of_a_kind_keep_theirs_when_a_third_comes_in_another_section():
    alone = prints(text_of(TWICE))
    joined = prints(text_of([("基本情况", [marked("会议费", "1.5", 3)]), *TWICE]))
    assert len(alone) == 2
    assert alone < joined


def test_a_third_of_a_kind_in_their_section_adds_one():
    alone = prints(text_of(TWICE))
    assert (prints(text_of([("资金管理", [marked("会议费", "1.5", 3)] * 3)])) - alone).total() == 1


def test_a_section_may_move_below_another():
    sections = ["一、基本情况", plain(1), "（一）资产管理", marked("会议费", "1.5", 3), "二、绩效分析", plain(2)]
    moved = ["一、基本情况", plain(1), "二、绩效分析", plain(2), "（一）资产管理", marked("会议费", "1.5", 3)]
    assert prints("\n".join(sections)) == prints("\n".join(moved))


def test_another_heading_gives_another():
    one, other = (
        text_of([("资产管理", [marked("会议费", "1.5", 3)])]),
        text_of([("资金管理", [marked("会议费", "1.5", 3)])]),
    )
    assert not prints(one) & prints(other)


def bare(document, message="", related=()):
    return Finding("STR601", message, document.blocks[0].span(), Severity.WARNING, related=related)


def test_names_in_the_message_tell_findings_without_a_calculation_apart():
    document = read("一、基本情况\n".encode(), "a.txt")
    found = [bare(document, f"没有找到模板要求的章节“{name}”。") for name in ("绩效分析", "存在问题", "绩效分析")]
    first, second, third = fingerprints(document, found)
    assert len({first, second, third}) == 3
    (alone,) = fingerprints(document, found[1:2])
    assert alone == second


def test_the_wording_of_a_message_does_not_matter():
    document = read("一、基本情况\n".encode(), "a.txt")
    wordings = ("没有找到章节“绩效分析”。", "缺少“绩效分析”一章。")
    (one,), (other,) = (fingerprints(document, [bare(document, wording)]) for wording in wordings)
    assert one == other


def test_numbers_in_related_places_count_where_there_is_no_calculation():
    def conflict(other):
        document = read(f"全年支出12.5万元。\n文中别处写作{other}万元。\n".encode(), "a.txt")
        return list(fingerprints(document, [bare(document, related=(Related(document.blocks[1].span(), "别处"),))]))

    assert conflict("13.5") == conflict("１３.５")
    assert conflict("13.5") != conflict("14.5")


def test_the_number_of_a_heading_does_not_count():
    def empty(number):
        document = read(f"{number}、绩效分析\n".encode(), "a.txt")
        finding = Finding("STR602", "没有内容。", document.blocks[0].span(), Severity.WARNING)
        return list(fingerprints(document, [finding]))

    assert empty("三") == empty("四")


PARAGRAPH = "本年支出78.55万元，比年初预算数减少14.5万元，增加22%。"
BLOCKS = [
    "某某局2023年度部门整体支出绩效自评报告",
    "一、基本情况",
    "（一）收支情况",
    PARAGRAPH,
    "二、绩效分析",
    PARAGRAPH,
]
FORMATS = {
    "wrapped txt": ("报告.txt", "\n".join(BLOCKS).replace("，增加", "，\n增加").encode()),
    "gb18030": ("报告.txt", "\n".join(BLOCKS).encode("gb18030")),
    "md": ("报告.md", "\n\n".join(BLOCKS).replace("减少", "**减少**").encode()),
    "html": ("报告.html", ("<html>" + "".join(f"<p>{block}</p>" for block in BLOCKS)).encode()),
    "docx": ("报告.docx", docx_file(BLOCKS)),
    "spaced docx": ("报告.docx", docx_file([block.replace("22%", " 22 %") for block in BLOCKS])),
}


@pytest.fixture(scope="module")
def linter():
    return Linter(installed(), Settings(selection=Selection(("ARI101",))))


def found_by(linter, name, data):
    return {report.fingerprint for report in linter.check_bytes(data, name).findings}


@pytest.mark.parametrize(("name", "data"), FORMATS.values(), ids=FORMATS)
def test_a_report_keeps_them_in_other_formats(linter, name, data):
    found = found_by(linter, "报告.txt", "\n".join(BLOCKS).encode())
    assert len(found) == 2
    assert found_by(linter, name, data) == found


def test_a_report_keeps_them_in_pdf(linter):
    page = PdfPage()
    for number, block in enumerate(BLOCKS):
        page.paragraph(block, 780 - 80 * number)
    assert found_by(linter, "报告.pdf", pdf_file([page])) == found_by(linter, "报告.txt", "\n".join(BLOCKS).encode())


def test_an_accepted_finding_comes_back_when_its_numbers_change(linter):
    texts = [
        f"本年支出78.55万元，比年初预算数减少{amount}万元，增加{rate}%。"
        for amount, rate in [(14.5, 22), (14.6, 22), (14.5, 23)]
    ]
    prints_ = [found_by(linter, "报告.txt", text.encode()) for text in texts]
    assert all(len(found) == 1 for found in prints_)
    assert all(one.isdisjoint(other) for one, other in pairwise([*prints_, prints_[0]]))


NORMAL = [
    ("１,２３４．５６ 万元", "1234.56万元"),
    ("1，234.56万元", "1234.56万元"),
    ("1,234,567", "1234567"),
    ("第1,2项", "第1,2项"),
    ("减少\u200b14.5\n万元", "减少14.5万元"),
    ("GDP", "gdp"),
]


@pytest.mark.parametrize(("words", "wanted"), NORMAL, ids=[words for words, _ in NORMAL])
def test_normalised(words, wanted):
    assert normalised(words) == wanted
