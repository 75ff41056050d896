import pytest


@pytest.fixture
def staff(facts_of):
    return lambda text: [(found.kind, found.posts, found.staff) for found in facts_of(text).establishments]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本单位编制7人，实有在职8人。", [("", 7, 8)]),
        ("核定行政编制18名，实有在职人员17人。", [("行政", 18, 17)]),
        ("行政编制18名、事业编制26名，年末实有在职人员42人。", [("", 44, 42)]),
        ("编制数52名，实有在职人员50人，离退休人员37人。", [("", 52, 50)]),
        ("编制数：7人，实有在职：8人。", [("", 7, 8)]),
        ("行政编制5名，实有在职行政人员5人；事业编制8名，实有在职人员9人。", [("行政", 5, 5), ("事业", 8, 9)]),
        ("核定编制7人；在职在编7人，退休6人。", []),
        ("行政编制5名，实有在职人员5人；事业编制8名，实有在职人员9人。", [("行政", 5, 5), ("事业", 8, 9)]),
    ],
)
def test_posts_and_staff(staff, text, expected):
    assert staff(text) == expected


@pytest.mark.parametrize(
    "text", ["编制预算5万元，实有项目3个。", "核定编制7人。", "实有在职8人。", "编外人员3人，实有在职8人。"]
)
def test_nothing_to_compare(staff, text):
    assert staff(text) == []


@pytest.mark.parametrize(
    ("text", "explained"), [("编制7人，实有在职8人。", False), ("编制7人，实有在职8人，其中军转安置1人。", True)]
)
def test_explanations(facts_of, text, explained):
    [found] = facts_of(text).establishments
    assert found.explained is explained


def test_places(facts_of):
    facts = facts_of("本单位编制7人，实有在职8人。")
    [found] = facts.establishments
    assert facts.document.text(found.posts_span) == "编制7"
    assert facts.document.text(found.staff_span) == "实有在职8"
