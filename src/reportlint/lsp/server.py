"""The server's state: what the editor has open, and what was found in it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lsprotocol.types import MessageType, PublishDiagnosticsParams, ShowMessageParams, TextDocumentSyncKind
from pygls.exceptions import FeatureRequestError
from pygls.lsp.server import LanguageServer

from reportlint import __version__
from reportlint.lsp.diagnostics import Abilities, diagnostics
from reportlint.lsp.documents import Checked, request_for
from reportlint.lsp.service import Service
from reportlint.lsp.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pygls.server import ServerErrors

    from reportlint.engine.config import Resolver


class ReportServer(LanguageServer):
    """Checks the open documents in the background and publishes what it finds.

    The editor sends whole texts: they are short, and its lines end where the protocol says, not where Python does.
    """

    def __init__(self, resolver: Callable[[], Resolver]) -> None:
        super().__init__("reportlint", __version__, text_document_sync_kind=TextDocumentSyncKind.Full)
        self._service = Service(resolver)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._results: dict[str, Checked] = {}
        self._complaints: dict[str, str] = {}

    def check(self, uri: str, delay: float = 0.0) -> None:
        """Check a document after some seconds, in place of a check that has not ended."""
        self._cancel(uri)
        self._tasks[uri] = asyncio.get_running_loop().create_task(self._check(uri, delay))

    def check_all(self) -> None:
        """Check every open document: something that they depend on has changed."""
        for document in [*self.workspace.text_documents.values()]:
            self.check(document.uri)

    def checked(self, uri: str) -> Checked | None:
        """What was found in a document; None while its present version has not been checked."""
        found = self._results.get(uri)
        return found if found and found.version == self.workspace.get_text_document(uri).version else None

    def forget(self, uri: str) -> None:
        """Take back what was said of a document that is no longer open."""
        self._cancel(uri)
        self._results.pop(uri, None)
        self._complaints.pop(uri, None)
        self.text_document_publish_diagnostics(PublishDiagnosticsParams(uri, []))

    def stop(self) -> None:
        """End whatever is under way."""
        for uri in [*self._tasks]:
            self._cancel(uri)
        self._service.stop()

    def _cancel(self, uri: str) -> None:
        task = self._tasks.pop(uri, None)
        if task is not None:
            task.cancel()

    async def _check(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        document = self.workspace.get_text_document(uri)
        request = request_for(document, self.workspace.root_path)
        if request is None:
            return
        version, text = document.version, Text(document.source, document.position_codec)
        answer = await self._service.ask(request)
        self._complain(uri, answer.complaint)
        if answer.file is None:
            self._results.pop(uri, None)
            self.text_document_publish_diagnostics(PublishDiagnosticsParams(uri, [], version))
        else:
            self._publish(Checked(uri, version, text, answer.file, answer.pages))

    def _publish(self, checked: Checked) -> None:
        self._results[checked.uri] = checked
        found = diagnostics(checked, Abilities.of(self.client_capabilities))
        self.text_document_publish_diagnostics(PublishDiagnosticsParams(checked.uri, found, checked.version))

    def _complain(self, uri: str, complaint: str) -> None:
        """Tell once, not for each document and keystroke, why a configuration is not used."""
        if complaint and complaint not in self._complaints.values():
            message = f"配置不能用，先按默认设置检查：\n{complaint}"
            self.window_show_message(ShowMessageParams(MessageType.Error, message))
        self._complaints[uri] = complaint

    def report_server_error(self, error: Exception, source: ServerErrors) -> None:
        """Tell of a mistake of ours; a request that failed is answered with it anyway."""
        if source is not FeatureRequestError:
            message = f"reportlint 出错：{error}。请把它报告给开发者。"
            self.window_show_message(ShowMessageParams(MessageType.Error, message))
