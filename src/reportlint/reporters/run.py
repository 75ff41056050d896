"""What a format is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.reporters.json import model

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.engine.registry import Rule
    from reportlint.engine.results import Result
    from reportlint.reporters.model import Model


@dataclass(frozen=True)
class Run:
    """A result with its JSON model and what else belongs to it.

    `own_rules` are its rules by code (None: those installed), `coverage` says whether the text shows what was read, and
    `folder` is where the output will stand: links lead from there.
    """

    result: Result
    model: Model
    own_rules: Mapping[str, Rule] | None = None
    coverage: bool = False
    folder: Path = field(default_factory=Path)

    @classmethod
    def of(
        cls, result: Result, exit_code: int = 0, rules: Mapping[str, Rule] | None = None, *, coverage: bool = False
    ) -> Run:
        """A run that ends with an exit code."""
        return cls(result, model(result, exit_code), rules, coverage)

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """The rules with their pages, loaded only where a format shows them."""
        if self.own_rules is not None:
            return self.own_rules
        from reportlint.engine.registry import installed

        return installed().rules
