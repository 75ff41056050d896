"""What a format is given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.reporters.json import model

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.engine.registry import Rule
    from reportlint.engine.results import Result
    from reportlint.reporters.model import Model


@dataclass(frozen=True)
class Run:
    """A run's result with its exit code, its rules by code (None: those installed), and whether coverage is wanted."""

    result: Result
    exit_code: int = 0
    own_rules: Mapping[str, Rule] | None = None
    coverage: bool = False

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """The rules with their pages, loaded only where a format shows them."""
        if self.own_rules is not None:
            return self.own_rules
        from reportlint.engine.registry import installed

        return installed().rules

    @cached_property
    def model(self) -> Model:
        """The JSON model."""
        return model(self.result, self.exit_code)
