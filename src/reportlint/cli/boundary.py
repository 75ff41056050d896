"""Where exceptions end: each becomes a Chinese line on standard error and an exit code."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Any

import click

from reportlint.cli.streams import why_unwritten
from reportlint.cli.usage import explain

if TYPE_CHECKING:
    from collections.abc import Callable

FAILED = 2  # the job could not be done
INTERRUPTED = 130  # 128 + SIGINT, as shells give it


def exit_code_of(run: Callable[[], Any]) -> int:
    """The exit code of a command line that is run; `run` returns it, or something else for 0."""
    try:
        code = run()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
    except click.UsageError as error:
        click.echo(f"用法不对：{explain(error)}{_where_to_look(error)}", err=True)
    except click.ClickException as error:
        click.echo(error.format_message(), err=True)
    except click.Abort:
        click.echo("已停止。", err=True)
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - whatever happens: exit code 1, Python's own, says "findings"
        click.echo(_known(error) or _mishap(), err=True)
    else:
        return code if isinstance(code, int) else 0
    return FAILED


def _mishap() -> str:
    import traceback

    return f"{traceback.format_exc()}程序出错了。请把上面的内容报告给开发者。"


def _where_to_look(error: click.UsageError) -> str:
    return f"\n用 {error.ctx.command_path} --help 查看用法。" if error.ctx else ""


def _known(error: Exception) -> str | None:
    """The message of an exception that is no mistake of ours."""
    from reportlint.engine.batch.job import WorkerError
    from reportlint.engine.failures import why_unread
    from reportlint.engine.selection import SelectionError
    from reportlint.model.errors import DataError

    if isinstance(error, DataError | SelectionError | WorkerError):
        return str(error)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return f"{error.filename or '标准输出'} 没有写完：{why_unwritten(error)}。"
    if isinstance(error, OSError):
        return f"{error.filename or '读写文件'}：{why_unread(error)}。"
    return None
