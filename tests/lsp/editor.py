"""An editor: it starts `reportlint lsp` as a process and speaks with it through pipes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections import defaultdict, deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 120.0  # seconds after which a server that says nothing is ended, so that no test waits for ever
COMMAND = (sys.executable, "-m", "reportlint", "lsp")
ABLE = {
    "textDocument": {
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "publishDiagnostics": {"relatedInformation": True, "tagSupport": {"valueSet": [1, 2]}},
    },
    "workspace": {
        "workspaceEdit": {"documentChanges": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    },
}
_LINE_END = re.compile(r"\r\n|\n|\r")
_UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}

Json = dict[str, Any]


class GoneError(Exception):
    """The server has ended, or was ended because it said nothing."""


class Editor:
    """What every editor does: says what the user does to texts, and keeps what the server says about them."""

    def __init__(self, process: subprocess.Popen[bytes], abilities: Json, root: str | None) -> None:
        self.process = process
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.registered: list[str] = []
        self._shown: deque[Json] = deque()
        self._published: dict[str, deque[Json]] = defaultdict(deque)
        self._answers: dict[int, Json] = {}
        self._asked = 0
        parameters = {"processId": os.getpid(), "rootUri": root, "capabilities": abilities}
        self.server = self.ask("initialize", parameters)["capabilities"]
        self.tell("initialized", {})

    def open(self, uri: str, text: str, language: str = "plaintext") -> list[Json]:
        """Open a text and wait for its diagnostics."""
        self.begin(uri, text, language)
        return self.diagnostics(uri)

    def begin(self, uri: str, text: str, language: str = "plaintext") -> None:
        """Open a text."""
        self.texts[uri], self.versions[uri] = text, 1
        document = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})

    def change(self, uri: str, text: str) -> list[Json]:
        """Change a text and wait for its diagnostics."""
        self.edit(uri, text)
        return self.diagnostics(uri)

    def edit(self, uri: str, text: str) -> None:
        """Change a text."""
        self.texts[uri] = text
        self.versions[uri] += 1
        document = {"uri": uri, "version": self.versions[uri]}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def save_only(self, uri: str) -> None:
        """Save a text."""
        self.tell("textDocument/didSave", {"textDocument": {"uri": uri}})

    def save(self, uri: str) -> list[Json]:
        """Save a text and wait for its diagnostics."""
        self.save_only(uri)
        return self.diagnostics(uri)

    def close(self, uri: str) -> list[Json]:
        """Close a text and wait for its diagnostics to be taken back."""
        del self.texts[uri], self.versions[uri]
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        return self.diagnostics(uri)

    def changed_on_disk(self, path: Path) -> None:
        """Say that a file was written."""
        self.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": 2}]})

    def diagnostics(self, uri: str) -> list[Json]:
        """The next diagnostics for the present version of a text, in the server's order."""
        while True:
            self._hear_until(lambda: bool(self._published[uri]))
            published = self._published[uri].popleft()
            if published.get("version") == self.versions.get(uri):
                return published["diagnostics"]

    def silent_about(self, uri: str) -> bool:
        """Whether nothing was published for a text so far."""
        return not self._published[uri]

    def shown(self) -> Json:
        """The next message to the user."""
        self._hear_until(lambda: bool(self._shown))
        return self._shown.popleft()

    def hover(self, uri: str, words: str) -> str:
        """What is shown over the first of some words; "" for nothing."""
        at = self.place(uri, self.texts[uri].index(words))
        found = self.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": at})
        return found["contents"]["value"] if found else ""

    def actions(self, uri: str, words: str, only: list[str] | None = None) -> list[Json]:
        """What is offered where some words stand first."""
        start = self.texts[uri].index(words)
        range_ = {"start": self.place(uri, start), "end": self.place(uri, start + len(words))}
        context: Json = {"diagnostics": []} | ({"only": only} if only else {})
        return self.ask("textDocument/codeAction", {"textDocument": {"uri": uri}, "range": range_, "context": context})

    def do(self, action: Json) -> str:
        """The text after an action on the one document that it is about."""
        if "changes" in action["edit"]:
            ((uri, edits),) = action["edit"]["changes"].items()
        else:
            (change,) = action["edit"]["documentChanges"]
            uri, edits = change["textDocument"]["uri"], change["edits"]
            assert change["textDocument"]["version"] == self.versions[uri]
        text = self.texts[uri]
        places = [(self.offset(uri, edit["range"]["start"]), self.offset(uri, edit["range"]["end"])) for edit in edits]
        for (start, end), edit in sorted(zip(places, edits, strict=True), key=lambda item: item[0], reverse=True):
            text = text[:start] + edit["newText"] + text[end:]
        return text

    def words(self, uri: str, found: Json) -> str:
        """The words that a diagnostic or a related place underlines."""
        range_ = found["range"]
        return self.texts[uri][self.offset(uri, range_["start"]) : self.offset(uri, range_["end"])]

    def offset(self, uri: str, place: Json) -> int:
        """A place that the server gave as an offset in the text; a column beyond the line's end is no place."""
        text = self.texts[uri]
        start, end = self._lines(text)[place["line"]]
        encoding, size = _UNITS[self.server["positionEncoding"]]
        before = text[start:end].encode(encoding)[: place["character"] * size]
        assert len(before) == place["character"] * size
        return start + len(before.decode(encoding))

    def place(self, uri: str, offset: int) -> Json:
        """An offset in a text as the protocol has it."""
        text = self.texts[uri]
        number, start = max((n, start) for n, (start, _) in enumerate(self._lines(text)) if start <= offset)
        encoding, size = _UNITS[self.server["positionEncoding"]]
        return {"line": number, "character": len(text[start:offset].encode(encoding)) // size}

    @staticmethod
    def _lines(text: str) -> list[tuple[int, int]]:
        ends = [match.span() for match in _LINE_END.finditer(text)]
        starts = [0, *(end for _, end in ends)]
        return list(zip(starts, [*(start for start, _ in ends), len(text)], strict=True))

    def ask(self, method: str, parameters: Any = None) -> Any:
        """The server's answer to a request."""
        self._asked += 1
        number = self._asked
        self._send({"id": number, "method": method, "params": parameters})
        self._hear_until(lambda: number in self._answers)
        answer = self._answers.pop(number)
        assert "error" not in answer, answer
        return answer["result"]

    def tell(self, method: str, parameters: Any = None) -> None:
        """Send a notification."""
        self._send({"method": method, "params": parameters})

    def leave(self) -> int:
        """Say goodbye as the protocol wants it, and give the server's exit code."""
        self.ask("shutdown")
        self.tell("exit")
        return self.process.wait(PATIENCE)

    def end(self) -> int:
        """Be gone without a word, and give the server's exit code."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait(PATIENCE)

    def _send(self, message: Json) -> None:
        self.write(json.dumps({"jsonrpc": "2.0", **message}).encode())

    def write(self, content: bytes) -> None:
        """Send some bytes as a message."""
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.process.stdin.flush()

    def _hear_until(self, heard: Callable[[], bool]) -> None:
        watchdog = threading.Timer(PATIENCE, self.process.kill)
        watchdog.start()
        try:
            while not heard():
                self._take(self._read())
        finally:
            watchdog.cancel()

    def _read(self) -> Json:
        assert self.process.stdout is not None
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        if not length:
            raise GoneError
        return json.loads(self.process.stdout.read(length))

    def _take(self, message: Json) -> None:
        match message.get("method"):
            case None:
                self._answers[message["id"]] = message
            case "textDocument/publishDiagnostics":
                self._published[message["params"]["uri"]].append(message["params"])
            case "window/showMessage":
                self._shown.append(message["params"])
            case "client/registerCapability":
                self.registered += [item["method"] for item in message["params"]["registrations"]]
                self._send({"id": message["id"], "result": None})
            case other:
                raise AssertionError(other)


@contextmanager
def running(*options: str, abilities: Json = ABLE, root: Path | None = None) -> Iterator[Editor]:
    """An editor with a server of its own."""
    process = subprocess.Popen([*COMMAND, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root)
    try:
        with process:
            editor = Editor(process, abilities, root.as_uri() if root else None)
            yield editor
            if process.poll() is None:
                editor.end()
    finally:
        process.kill()
