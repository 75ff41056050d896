import pytest

from reportlint.model.findings import Confidence, Severity


@pytest.mark.parametrize(
    ("severity", "lowered"),
    [(Severity.ERROR, Severity.WARNING), (Severity.WARNING, Severity.INFO), (Severity.INFO, Severity.INFO)],
)
def test_lowered(severity, lowered):
    assert severity.lowered() is lowered


def test_the_worse_the_higher():
    assert Severity.ERROR > Severity.WARNING > Severity.INFO
    assert Confidence.HIGH > Confidence.MEDIUM > Confidence.LOW


def test_labels():
    assert [level.label for level in Severity] == ["info", "warning", "error"]
    assert [level.label for level in Confidence] == ["low", "medium", "high"]
