"""What the editor offers to do about findings: corrections of form alone, and comments that set findings aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)
from pygls.capabilities import get_capability

from reportlint.lsp.diagnostics import Abilities, diagnostic
from reportlint.lsp.ignoring import comment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lsprotocol.types import ClientCapabilities, CodeActionParams, Range

    from reportlint.engine.results import Replacement, Report
    from reportlint.lsp.documents import Checked

FIX_ALL = "source.fixAll.reportlint"
KINDS = (CodeActionKind.QuickFix, FIX_ALL)


class Offers:
    """What is offered for one version of a document."""

    def __init__(self, checked: Checked, editor: ClientCapabilities) -> None:
        self._checked = checked
        self._abilities = Abilities.of(editor)
        self._versioned = get_capability(editor, "workspace.workspace_edit.document_changes", default=False)

    def actions(self, params: CodeActionParams) -> list[CodeAction]:
        """The actions for a range, of the kinds that the editor asks for."""
        touched = self._checked.touching(params.range.start, params.range.end)
        offered = [*self._corrections(touched), *self._comments(touched), *self._correction_of_all()]
        wanted = params.context.only
        return [action for action in offered if wanted is None or _is_wanted(action, wanted)]

    def _corrections(self, touched: Iterable[tuple[Report, Range]]) -> Iterator[CodeAction]:
        for report, place in touched:
            if _is_safe(report):
                edits = [self._replaced(item) for item in report.replacements]
                yield self._action(_title(report), edits, (report, place), preferred=True)

    def _comments(self, touched: Iterable[tuple[Report, Range]]) -> Iterator[CodeAction]:
        for report, place in touched:
            edit = comment(self._checked, report)
            if edit is not None:
                yield self._action(f"忽略这一处 {report.code}（写理由）", [edit], (report, place))

    def _correction_of_all(self) -> Iterator[CodeAction]:
        """All safe corrections of the document that do not touch each other."""
        safe = [report for report, _ in self._checked.found if _is_safe(report)]
        chosen = list(self._apart(safe))
        if chosen:
            edits = [self._replaced(item) for report in chosen for item in report.replacements]
            yield CodeAction(
                f"改正全文 {len(chosen)} 处写法（不动数字和意思）", kind=FIX_ALL, edit=self._workspace_edit(edits)
            )

    def _apart(self, reports: Iterable[Report]) -> Iterator[Report]:
        taken: list[tuple[int, int]] = []
        for report in reports:
            ranges = [self._checked.text.offsets(item.location) for item in report.replacements]
            if all(end <= first or last <= start for start, end in ranges for first, last in taken):
                taken += ranges
                yield report

    def _replaced(self, item: Replacement) -> TextEdit:
        return TextEdit(self._checked.text.place(item.location), item.text)

    def _action(
        self, title: str, edits: Sequence[TextEdit], found: tuple[Report, Range], *, preferred: bool = False
    ) -> CodeAction:
        return CodeAction(
            title,
            kind=CodeActionKind.QuickFix,
            diagnostics=[diagnostic(self._checked, *found, self._abilities)],
            is_preferred=preferred or None,
            edit=self._workspace_edit(edits),
        )

    def _workspace_edit(self, edits: Sequence[TextEdit]) -> WorkspaceEdit:
        """The edits, if the editor can tell, for this version of the document alone."""
        if not self._versioned:
            return WorkspaceEdit(changes={self._checked.uri: edits})
        document = OptionalVersionedTextDocumentIdentifier(self._checked.uri, self._checked.version)
        return WorkspaceEdit(document_changes=[TextDocumentEdit(document, edits)])


def _is_wanted(action: CodeAction, kinds: Iterable[str]) -> bool:
    """Whether an action is of one of the kinds or a part of it: source.fixAll.reportlint is part of source."""
    return any(kind == "" or f"{_word(action.kind)}.".startswith(f"{kind}.") for kind in map(_word, kinds))


def _word(kind: str | None) -> str:
    return kind.value if isinstance(kind, CodeActionKind) else kind or ""


def _is_safe(report: Report) -> bool:
    return bool(report.replacements) and all(item.safe for item in report.replacements)


def _title(report: Report) -> str:
    return "改正：" + "，".join(map(_change, report.replacements))


def _change(item: Replacement) -> str:
    old = item.location.quote
    if not item.text:
        return f"删去“{old}”"
    return f"“{old}”改为“{item.text}”" if old else f"加上“{item.text}”"
