"""What was read, as JSON version 1 for tools (docs/facts.md)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reportlint import __version__
from reportlint.engine.places import locate
from reportlint.reporters.facts.inventory import Grid, Passage
from reportlint.reporters.facts.words import exact
from reportlint.reporters.json import location_model

if TYPE_CHECKING:
    from reportlint.model.claims import Amount
    from reportlint.model.document import Document, Section
    from reportlint.model.spans import Span
    from reportlint.reporters.facts.claims import Claim
    from reportlint.reporters.facts.inventory import Inventory, Number

VERSION = 1


def render(found: Inventory) -> str:
    """The whole inventory as a JSON text, indented by two; halves of characters in the path are replaced."""
    return json.dumps(model(found), ensure_ascii=False, indent=2).encode(errors="replace").decode()


def model(found: Inventory) -> dict[str, Any]:
    """The inventory as plain dictionaries and lists; claims name their numbers by position in `quantities`."""
    document, cover = found.facts.document, found.relations.coverage
    numbers = list(found.numbers)
    places = {number.quantity.span: at for at, number in enumerate(numbers)}
    passages = [item for item in found.items if isinstance(item, Passage)]
    return {
        "version": VERSION,
        "tool": {"name": "reportlint", "version": __version__},
        "path": document.path,
        "kind": document.kind,
        "year": found.facts.year,
        "level": found.facts.level[0] if found.facts.level else None,
        "coverage": {"quantities": cover.quantities, "linked": cover.linked, "checked": cover.checked},
        "sections": [_section(document, section) for passage in passages for section in passage.headings],
        "quantities": [_number(document, number) for number in numbers],
        "claims": [_claim(document, claim, places) for passage in passages for claim in passage.claims],
        "tables": [_table(item) for item in found.items if isinstance(item, Grid)],
    }


def _section(document: Document, section: Section) -> dict[str, Any]:
    return {
        "number": section.marker.text if section.marker else None,
        "words": section.words,
        "depth": section.depth,
        "location": location_model(locate(document, section.heading)),
    }


def _number(document: Document, number: Number) -> dict[str, Any]:
    quantity = number.quantity
    return {
        "text": quantity.text,
        "value": exact(quantity.value),
        "upper": None if quantity.upper is None else exact(quantity.upper),
        "unit": quantity.unit,
        "kind": quantity.kind.value,
        "precision": exact(quantity.ulp),
        "approximation": quantity.approximation.value,
        "part": number.part or None,
        "metric": _metric(number.amount) if number.amount else None,
        "table": _place_in_table(number),
        "relations": [
            {"code": link.code, "formula": link.formula, "outcome": link.outcome.value} for link in number.links
        ],
        "reason": number.reason or None,
        "location": location_model(locate(document, quantity.span)),
    }


def _metric(amount: Amount) -> dict[str, Any]:
    key = amount.key
    return {
        "subject": amount.subject.text,
        "account": key.account,
        "stage": key.stage,
        "year": key.year,
        "scope": key.scope,
        "organisation": key.organisation,
        "period": key.part or None,
        "noun": amount.noun or None,
    }


def _place_in_table(number: Number) -> dict[str, Any] | None:
    figure = number.figure
    if figure is None:
        return None
    return {
        "label": figure.label,
        "header": figure.header,
        "code": figure.code or None,
        "child": figure.child,
        "total": figure.total,
    }


def _claim(document: Document, claim: Claim, places: dict[Span, int]) -> dict[str, Any]:
    return {
        "kind": claim.kind,
        "said": claim.said,
        "numbers": [
            {"part": part, "text": quantity.text, "quantity": places.get(quantity.span)}
            for part, quantity in claim.parts
        ],
        "location": location_model(locate(document, claim.span)),
    }


def _table(grid: Grid) -> dict[str, Any]:
    return {
        "table": grid.sheet.table.index + 1,
        "title": grid.sheet.title,
        "unit": grid.sheet.unit or None,
        "rows": grid.sheet.table.height,
        "columns": grid.sheet.table.width,
    }
