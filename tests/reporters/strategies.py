"""Any result at all, whatever characters a report, a rule or a path may put into it."""

from __future__ import annotations

from hypothesis import strategies as st

from reportlint.engine.results import Coverage, FileResult, PassedOver, Place, Replacement, Report, Result
from reportlint.model.document import Location
from reportlint.model.findings import Confidence, Evidence, Operand, Severity
from reportlint.model.spans import Span

# Characters that some format or program takes for its own.
_TRICKY = "<>&\"'`|,;:=+-@%#*_[](){}\\/\n\r\t\0\x0b\x1b\x85\u2028\u202e\ufeff\ufffe万元，。𠀀1.5"
TEXTS = st.text(st.one_of(st.sampled_from(_TRICKY), st.characters(exclude_categories=["Cs"])), max_size=12)
PATHS = st.text(st.one_of(st.sampled_from(_TRICKY.replace("\0", "")), st.characters(max_codepoint=0xDFFF)), min_size=1)
ORDINALS = st.one_of(st.none(), st.integers(1, 10**6))


@st.composite
def locations(draw: st.DrawFn) -> Location:
    """A place as one of the formats has it."""
    line = draw(ORDINALS)
    column = draw(st.integers(1, 500))
    kind = draw(st.sampled_from(["text", "docx", "pdf", "xlsx", "none"]))
    given = {"quote": draw(TEXTS), "section": draw(st.one_of(st.none(), TEXTS)), "context": draw(contexts())}
    match kind:
        case "text" if line is not None:
            given |= {"line": line, "column": column, "end_line": line + 1, "end_column": 3}
        case "docx":
            part = draw(st.sampled_from(["body", "header", "footnote", "textbox"]))
            given |= {"paragraph": draw(ORDINALS), "part": part}
        case "pdf":
            given |= {"page": draw(ORDINALS), "table": 1, "row": 2, "cell": 3}
        case "xlsx":
            given |= {"sheet": draw(TEXTS), "cell": "AB12", "row": 12}
    return Location(**given)


def contexts() -> st.SearchStrategy[tuple[str, str, str]]:
    """The words before, in and after a place."""
    return st.tuples(TEXTS, TEXTS, TEXTS)


def evidence() -> st.SearchStrategy[Evidence]:
    """A calculation."""
    operands = st.builds(Operand, TEXTS, TEXTS, st.just(Span(0, 0, 0)))
    return st.builds(Evidence, TEXTS, st.lists(operands, max_size=2).map(tuple), TEXTS, TEXTS)


def findings() -> st.SearchStrategy[Report]:
    """A finding, counted or put aside."""
    return st.builds(
        Report,
        st.from_regex(r"\A[A-Z]{2,3}[0-9]{3}\Z"),
        st.from_regex(r"\A[a-z]{1,5}(-[a-z]{1,5})?\Z"),
        TEXTS,
        st.sampled_from(Severity),
        st.sampled_from(Confidence),
        TEXTS,
        locations(),
        st.lists(TEXTS, max_size=2).map(tuple),
        st.lists(st.builds(Place, TEXTS, locations()), max_size=2).map(tuple),
        st.one_of(st.none(), evidence()),
        fingerprint=TEXTS,
        suppressed=st.one_of(st.none(), TEXTS),
        new=st.booleans(),
        suppressed_in=st.sampled_from(["", "comment", "sidecar", "config"]),
        replacements=st.lists(st.builds(Replacement, locations(), TEXTS, st.booleans()), max_size=2).map(tuple),
    )


def files() -> st.SearchStrategy[FileResult]:
    """A file's result."""
    reasons = st.dictionaries(TEXTS, st.integers(0, 99), max_size=2).map(lambda found: tuple(found.items()))
    counts = [st.integers(0, 99)] * 4
    return st.builds(
        FileResult,
        PATHS,
        st.sampled_from(["", "txt", "md", "html", "docx", "pdf", "xlsx", "xls"]),
        st.sampled_from(["ok", "unreadable", "crashed"]),
        st.lists(findings(), max_size=3).map(tuple),
        st.builds(Coverage, *counts, reasons),
        TEXTS,
        TEXTS,
        st.lists(st.tuples(TEXTS, TEXTS, locations()), max_size=2).map(tuple),
        sha256=st.sampled_from(["", "0a" * 32]),
        unit=TEXTS,
    )


def results() -> st.SearchStrategy[Result]:
    """A run's result."""
    return st.builds(
        Result,
        st.lists(files(), max_size=3).map(tuple),
        st.booleans(),
        st.lists(st.builds(PassedOver, TEXTS, TEXTS), max_size=1).map(tuple),
        st.lists(PATHS, max_size=1).map(tuple),
    )
