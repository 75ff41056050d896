"""Texts whose numbers agree (consistent.txt, one to a line, ⏎ between paragraphs): no rule may say that they do not."""

from pathlib import Path

import pytest

from reportlint.engine.registry import installed
from reportlint.engine.runner import Linter
from reportlint.model.findings import Severity

TEXTS = (Path(__file__).parent / "consistent.txt").read_text("utf-8").splitlines()
LINTER = Linter(installed())
FAMILIES = ("ARI", "AGR", "SCO", "PER", "CMP")


@pytest.mark.parametrize("text", TEXTS)
def test_numbers_that_agree_are_left_alone(text):
    result = LINTER.check_bytes(text.replace("⏎", "\n\n").encode(), "report.txt")
    found = [finding for finding in result.findings if finding.code.startswith(FAMILIES)]
    assert [finding.message for finding in found if finding.severity > Severity.INFO] == []
