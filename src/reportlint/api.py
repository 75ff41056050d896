"""The only surface that a check may import.

What a check needs to run is imported at once; types that it names in annotations alone are imported when asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from reportlint.facts.dates import DateKind, DateMention, Day, dates
from reportlint.facts.entities import Entity, same_unit, split_name
from reportlint.facts.forms import FundRow, Indicator, Value
from reportlint.facts.scores import GradeMention, ScoreMention
from reportlint.facts.staff import Establishment
from reportlint.facts.structure import enclosing, heading_words, same_heading
from reportlint.facts.years import YearMention
from reportlint.identities.core import Identity, IdentityKind
from reportlint.identities.diagnosis import Repair
from reportlint.identities.edits import EditKind
from reportlint.identities.grading import grade
from reportlint.identities.kinds import bound, difference, equality, per_unit, share, sum_of, within
from reportlint.identities.verdicts import Outcome, Verdict
from reportlint.identities.verdicts import test as judge
from reportlint.identities.wording import evidence, expected, formula, interval
from reportlint.model.claims import (
    Amount,
    Balance,
    Base,
    Breakdown,
    Change,
    Comparison,
    Conversion,
    Direction,
    Distribution,
    Flow,
    Key,
    Listing,
    Period,
    Ratio,
    Tally,
    Turn,
    Word,
)
from reportlint.model.document import Block, Cell, Document, Marker, Remark, Section, Table
from reportlint.model.findings import Confidence, Edit, Evidence, Finding, Operand, Related, Severity
from reportlint.model.quantities import Approximation, Kind, Quantity
from reportlint.model.spans import Span
from reportlint.patterns import compiled
from reportlint.readers.headings import marker
from reportlint.relations.relation import Relation
from reportlint.rules.check import Check, Context
from reportlint.rules.pack import Pack
from reportlint.rules.profile import Grade, Profile, RequiredSection

if TYPE_CHECKING:
    from reportlint.facts.facts import Facts
    from reportlint.facts.tables import Figure, Sheet
    from reportlint.relations.relations import Relations

_LATER = {
    "Facts": "reportlint.facts.facts",
    "Figure": "reportlint.facts.tables",
    "Relations": "reportlint.relations.relations",
    "Sheet": "reportlint.facts.tables",
}


def __getattr__(name: str) -> object:
    """A type that is imported when it is asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)


__all__ = [
    "Amount",
    "Approximation",
    "Balance",
    "Base",
    "Block",
    "Breakdown",
    "Cell",
    "Change",
    "Check",
    "Comparison",
    "Confidence",
    "Context",
    "Conversion",
    "DateKind",
    "DateMention",
    "Day",
    "Direction",
    "Distribution",
    "Document",
    "Edit",
    "EditKind",
    "Entity",
    "Establishment",
    "Evidence",
    "Facts",
    "Figure",
    "Finding",
    "Flow",
    "FundRow",
    "Grade",
    "GradeMention",
    "Identity",
    "IdentityKind",
    "Indicator",
    "Key",
    "Kind",
    "Listing",
    "Marker",
    "Operand",
    "Outcome",
    "Pack",
    "Period",
    "Profile",
    "Quantity",
    "Ratio",
    "Related",
    "Relation",
    "Relations",
    "Remark",
    "Repair",
    "RequiredSection",
    "ScoreMention",
    "Section",
    "Severity",
    "Sheet",
    "Span",
    "Table",
    "Tally",
    "Turn",
    "Value",
    "Verdict",
    "Word",
    "YearMention",
    "bound",
    "compiled",
    "dates",
    "difference",
    "enclosing",
    "equality",
    "evidence",
    "expected",
    "formula",
    "grade",
    "heading_words",
    "interval",
    "judge",
    "marker",
    "per_unit",
    "same_heading",
    "same_unit",
    "share",
    "split_name",
    "sum_of",
    "within",
]
