"""What the server does when the editor says or asks something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.capabilities import get_capability

from reportlint.lsp.actions import KINDS, Offers
from reportlint.lsp.hover import MARKDOWN, PLAIN, hover
from reportlint.lsp.server import ReportServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.engine.config import Resolver

QUIET = 0.3  # seconds without a keystroke after which a text is checked
_WATCHED = ("**/*.toml", "**/.reportlintignore", "**/*baseline*.json")
_SETTINGS_CHANGE = (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, types.WORKSPACE_DID_CHANGE_CONFIGURATION)


def report_server(resolver: Callable[[], Resolver]) -> ReportServer:
    """A server that finds what holds for each document by way of the resolvers that it is given."""
    server = ReportServer(resolver)
    for method, handler in _DOCUMENTS.items():
        server.feature(method)(handler)
    for method in _SETTINGS_CHANGE:
        server.feature(method)(_settings_changed)
    server.feature(types.INITIALIZED)(_initialized)
    server.feature(types.SHUTDOWN)(_shutdown)
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(KINDS))(_actions)
    return server


def _opened(ls: ReportServer, params: types.DidOpenTextDocumentParams) -> None:
    ls.check(params.text_document.uri)


def _changed(ls: ReportServer, params: types.DidChangeTextDocumentParams) -> None:
    ls.check(params.text_document.uri, QUIET)


def _saved(ls: ReportServer, params: types.DidSaveTextDocumentParams) -> None:
    ls.check(params.text_document.uri)


def _closed(ls: ReportServer, params: types.DidCloseTextDocumentParams) -> None:
    ls.forget(params.text_document.uri)


_DOCUMENTS: dict[str, Callable[..., None]] = {
    types.TEXT_DOCUMENT_DID_OPEN: _opened,
    types.TEXT_DOCUMENT_DID_CHANGE: _changed,
    types.TEXT_DOCUMENT_DID_SAVE: _saved,
    types.TEXT_DOCUMENT_DID_CLOSE: _closed,
}


def _initialized(ls: ReportServer, _: types.InitializedParams) -> None:
    """Have the editor tell when files change that results depend on."""
    if get_capability(ls.client_capabilities, "workspace.did_change_watched_files.dynamic_registration", default=False):
        watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        wanted = types.Registration("settings", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        ls.client_register_capability(types.RegistrationParams([wanted]))


def _settings_changed(ls: ReportServer, _: object) -> None:
    ls.check_all()


def _shutdown(ls: ReportServer, _: object) -> None:
    ls.stop()


def _hover(ls: ReportServer, params: types.HoverParams) -> types.Hover | None:
    checked = ls.checked(params.text_document.uri)
    known = get_capability(ls.client_capabilities, "text_document.hover.content_format", ())
    style = MARKDOWN if types.MarkupKind.Markdown in known else PLAIN
    return hover(checked, params.position, style) if checked else None


def _actions(ls: ReportServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    checked = ls.checked(params.text_document.uri)
    return Offers(checked, ls.client_capabilities).actions(params) if checked else []
