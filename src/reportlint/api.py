"""The only surface that a check may import."""

from reportlint.facts.dates import DateKind, DateMention, Day, dates
from reportlint.facts.entities import Entity, same_unit, split_name
from reportlint.facts.forms import FundRow, Indicator, Value
from reportlint.facts.scores import GradeMention, ScoreMention
from reportlint.facts.staff import Establishment
from reportlint.facts.structure import enclosing, heading_words, same_heading
from reportlint.facts.years import YearMention
from reportlint.identities.core import IdentityKind
from reportlint.identities.diagnosis import Repair
from reportlint.identities.edits import EditKind
from reportlint.identities.grading import grade
from reportlint.identities.verdicts import Outcome, Verdict
from reportlint.identities.wording import evidence, expected, formula, interval
from reportlint.model.claims import (
    Amount,
    Base,
    Breakdown,
    Change,
    Conversion,
    Direction,
    Distribution,
    Key,
    Listing,
    Period,
    Ratio,
    Turn,
    Word,
)
from reportlint.model.document import Block, Cell, Document, Marker, Remark, Section, Table
from reportlint.model.findings import Confidence, Edit, Evidence, Finding, Operand, Related, Severity
from reportlint.model.quantities import Approximation, Kind, Quantity
from reportlint.model.spans import Span
from reportlint.readers.headings import marker
from reportlint.relations.relation import Relation
from reportlint.rules.check import Check, Context
from reportlint.rules.pack import Pack
from reportlint.rules.profile import Grade, Profile, RequiredSection

__all__ = [
    "Amount",
    "Approximation",
    "Base",
    "Block",
    "Breakdown",
    "Cell",
    "Change",
    "Check",
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
    "Finding",
    "FundRow",
    "Grade",
    "GradeMention",
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
    "Remark",
    "Repair",
    "RequiredSection",
    "ScoreMention",
    "Section",
    "Severity",
    "Span",
    "Table",
    "Turn",
    "Value",
    "Verdict",
    "Word",
    "YearMention",
    "dates",
    "enclosing",
    "evidence",
    "expected",
    "formula",
    "grade",
    "heading_words",
    "interval",
    "marker",
    "same_heading",
    "same_unit",
    "split_name",
]
