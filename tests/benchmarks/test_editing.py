from mutation.editing import Substitution, edited

from reportlint.model.spans import Span
from reportlint.readers.detect import read


def report(text):
    return read(text.encode(), "报告.txt")


def test_only_the_edited_block_changes():
    document = report("一、支出\n支出12.5万元。\n二、其他\n支出3万元。\n")
    copy = edited(document, Substitution(Span(1, 2, 8), "8万元"))
    assert [block.text for block in copy.blocks] == ["一、支出", "支出8万元。", "二、其他", "支出3万元。"]
    assert document.blocks[1].text == "支出12.5万元。"
    assert [copy.text(section.heading) for section in copy.sections] == ["一、支出", "二、其他"]


def test_a_heading_grows_with_what_is_put_into_it():
    copy = edited(report("一、2024年支出\n支出12.5万元。\n"), Substitution(Span(0, 2, 6), "20245"))
    assert copy.text(copy.sections[0].heading) == "一、20245年支出"


def test_places_behind_an_edit_move_with_it():
    edit = Substitution(Span(0, 4, 8), "一")
    assert edit.place == Span(0, 4, 5)
    assert edit.moved(Span(0, 0, 4)) == Span(0, 0, 4)
    assert edit.moved(Span(0, 8, 10)) == Span(0, 5, 7)
    assert edit.moved(Span(0, 2, 9)) == Span(0, 2, 6)
    assert edit.moved(Span(1, 8, 10)) == Span(1, 8, 10)
