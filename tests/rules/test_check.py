import pytest

from reportlint.engine.registry import installed
from reportlint.facts.facts import Facts
from reportlint.model.findings import Confidence, Evidence, Severity
from reportlint.model.spans import Span
from reportlint.readers.detect import read
from reportlint.relations.relations import Relations
from reportlint.rules.check import Check, Context
from reportlint.rules.profile import Profile

PLACE = Span(0, 0, 2)


@pytest.fixture
def context(lexicon):
    document = read("支出5万元。".encode(), "report.txt")
    facts = Facts(document, lexicon)
    check = Check("ABC101", "some-defect", "某种毛病", Severity.ERROR, lambda _: iter(()))
    return Context(document, facts, Relations(facts), Profile("default", ""), check)


def test_a_finding_is_the_checks_own(context):
    found = context.finding(PLACE, "这里不对。")
    assert (found.code, found.message, found.span) == ("ABC101", "这里不对。", PLACE)
    assert (found.severity, found.confidence) == (Severity.ERROR, Confidence.HIGH)


@pytest.mark.parametrize(
    ("severity", "confidence", "level"),
    [
        (None, Confidence.HIGH, Severity.ERROR),
        (None, Confidence.MEDIUM, Severity.ERROR),
        (None, Confidence.LOW, Severity.WARNING),
        (Severity.WARNING, Confidence.HIGH, Severity.WARNING),
        (Severity.WARNING, Confidence.LOW, Severity.INFO),
        (Severity.INFO, Confidence.LOW, Severity.INFO),
    ],
)
def test_low_confidence_lowers_the_severity(context, severity, confidence, level):
    assert context.finding(PLACE, "不对。", severity=severity, confidence=confidence).severity is level


def test_at_most_three_suggestions(context):
    assert context.finding(PLACE, "不对。", suggestions=["甲", "乙", "丙", "丁"]).suggestions == ("甲", "乙", "丙")


def test_what_a_finding_carries(context):
    evidence = Evidence("1＋1＝2")
    assert context.finding(PLACE, "不对。", evidence=evidence).evidence is evidence


def test_what_cannot_be_decided_is_counted(context):
    context.skip("缺少上年数", PLACE)
    assert [(skip.code, skip.reason, skip.span) for skip in context.skips] == [("ABC101", "缺少上年数", PLACE)]


def test_word_lists(context):
    assert context.vocabulary("cues")["direction"]["up"]
    assert context.vocabulary("nothing-of-this-name") == {}


def test_built_in_checks_are_what_they_say():
    for code, rule in installed().rules.items():
        assert code == rule.check.code
        assert rule.check.title
        assert rule.check.name == rule.check.name.lower()
