"""Has texts checked one after the other, and ends what is no longer wanted."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from reportlint.lsp.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.engine.config import Resolver
    from reportlint.lsp.messages import Answer, Request

_PATIENCE = 1.0  # seconds: about as long as it takes to start another process


class Service:
    """One process that checks, replaced where it died or was ended."""

    def __init__(self, resolver: Callable[[], Resolver]) -> None:
        self._resolver = resolver
        self._turn = asyncio.Lock()
        self._worker = Worker(resolver)

    async def ask(self, request: Request) -> Answer:
        """The answer to a request, once those before it are done. A request that is cancelled is soon given up."""
        async with self._turn:
            if self._worker.over:
                self._worker = Worker(self._resolver)
            # No task, which the end of the server would cancel while its thread went on.
            answer = asyncio.get_running_loop().run_in_executor(None, self._worker.ask, request)
            try:
                return await asyncio.shield(answer)
            except asyncio.CancelledError:
                await self._give_up(answer)
                raise

    async def _give_up(self, answer: asyncio.Future[Answer]) -> None:
        """Let a check end by itself if it soon does: a process that is warm is worth keeping."""
        try:
            await asyncio.wait({answer}, timeout=_PATIENCE)
        finally:  # the server may be ending meanwhile, and would wait for the thread
            if not answer.done():
                self._worker.stop()
        await asyncio.wait({answer})

    def stop(self) -> None:
        """End the process."""
        self._worker.stop()
