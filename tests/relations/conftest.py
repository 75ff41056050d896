"""Short ways to say which relations follow from a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.identities.wording import formula

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.relations.relations import Relations


@pytest.fixture
def related(relations_of: Callable[[str], Relations]) -> Callable[..., list[str]]:
    """The relations of a text (of one rule) as "ARI105 5÷10＝50%", a broken one with × behind it."""

    def shown(text: str, code: str = "") -> list[str]:
        found = [relation for relation in relations_of(text).all if relation.code.startswith(code)]
        return [
            f"{relation.code} {formula(relation.verdict) if relation.decided else '?'}{' ×' if relation.broken else ''}"
            for relation in found
        ]

    return shown
